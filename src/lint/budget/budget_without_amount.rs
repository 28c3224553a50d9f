//! `budget-without-amount`: words about money, and no figure.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A budget names an amount: its total, or that of each source.
    ///
    /// ## Why it matters
    /// A board member asks what the department has to spend, and finds no figure.
    ///
    /// ## Example
    /// ```yaml,fires
    /// budget:
    ///   note: Most of our money comes from meals.
    /// ```
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
            .at(around.first_line(budget.span), "this budget names no amount")
            .note("a board member asks what the department has to spend")
            .help("add `total: …`, or `sources:` with an `amount` each");
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
                (1, 1) => "this source of the budget has no amount".to_owned(),
                (count, all) => format!("{count} of the budget's {all} sources have no amount"),
            },
        )
        .label(around.first_line(first.span), "the sources begin here")
        .note("without a total, the report adds up the sources, and these are missing from it")
        .help("add `amount: …` to each, or a `total: …` to the budget");
}
