use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for budgets that have no total and either list no sources or have a source without an amount.
    ///
    /// ## Why it matters
    /// A board member who wants to know how much the department can spend finds no number.
    ///
    /// ## Example
    /// ```yaml,fires
    /// budget:
    ///   note: Most of our funding comes from meal reimbursements.
    /// ```
    /// Use instead:
    /// ```yaml
    /// budget:
    ///   total: 8640000
    ///   note: Most of our funding comes from meal reimbursements.
    /// ```
    "budget-without-amount" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = &plan.budget else { return };
    if budget.total.is_some() || context.is_unread(budget) {
        return;
    }
    let Some(first) = budget.sources.first() else {
        findings
            .at(
                context.missing(budget, "total", context.first_line(budget.span)),
                "this budget has no amount",
            )
            .note("board members want to know how much the department can spend")
            .help(format!(
                "{}, or list `sources`, each with an `amount`",
                context.add(budget, "total: …")
            ));
        return;
    };
    let mut without = budget.sources.iter().filter(|source| source.amount.is_none());
    let Some(source) = without.next() else { return };
    if context.is_unread(source) {
        return;
    }
    let count = 1 + without.count();
    findings
        .at(
            context.missing(source, "amount", context.first_line(source.span)),
            match (count, budget.sources.len()) {
                (1, 1) => "this budget source has no amount".to_owned(),
                (1, all) => format!("1 of {all} budget sources has no amount"),
                (count, all) => format!("{count} of {all} budget sources have no amount"),
            },
        )
        .label(context.first_line(first.span), "the first source")
        .note("without a total, the report adds up only the sources that have an amount")
        .help(if context.has_empty_key(source, "amount") {
            "write the amount after `amount:`, or the total of the budget after `total:`"
        } else {
            "add `amount: …` to each source that has none, or `total: …` to the budget"
        });
}
