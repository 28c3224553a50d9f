//! The `budget-without-amount` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for budgets without a total and without an amount for each source.
    ///
    /// ## Why it matters
    /// A board member who asks how much the department has to spend finds no number.
    ///
    /// ## Example
    /// ```yaml,fires
    /// budget:
    ///   note: Most of our money comes from meals.
    /// ```
    /// Use instead:
    /// ```yaml
    /// budget:
    ///   total: 8640000
    ///   note: Most of our money comes from meals.
    /// ```
    "budget-without-amount" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = &plan.budget else { return };
    if budget.total.is_some() || around.is_unread(budget) {
        return;
    }
    let Some(first) = budget.sources.first() else {
        findings
            .at(around.first_line(budget.span), "this budget has no amount")
            .note("board members ask how much the department has to spend")
            .help("add `total: …`, or `sources:` with an `amount` for each");
        return;
    };
    let mut without = budget.sources.iter().filter(|source| source.amount.is_none());
    let Some(source) = without.next() else { return };
    if around.is_unread(source) {
        return;
    }
    let count = 1 + without.count();
    findings
        .at(
            around.first_line(source.span),
            match (count, budget.sources.len()) {
                (1, 1) => "this budget source has no amount".to_owned(),
                (count, all) => format!("{count} of {all} budget sources have no amount"),
            },
        )
        .label(around.first_line(first.span), "the first source")
        .note("without a total, the report adds up the sources, and these are missing from the sum")
        .help("add `amount: …` to each, or `total: …` to the budget");
}
