use rust_decimal::Decimal;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for budgets whose sources do not add up to the total.
    ///
    /// If a source has no amount yet, the other sources must not exceed the total.
    ///
    /// ## Why it matters
    /// The report prints the sources and the total in one table. A reader who sees that they do not match will
    /// doubt the other numbers too.
    ///
    /// ## Example
    /// ```yaml,fires
    /// budget:
    ///   total: 9000000
    ///   sources:
    ///     - {amount: 8640000, for: meals}
    ///     - {amount: 85000, for: supervision}
    /// ```
    /// Use instead:
    /// ```yaml
    /// budget:
    ///   total: 8725000
    ///   sources:
    ///     - {amount: 8640000, for: meals}
    ///     - {amount: 85000, for: supervision}
    /// ```
    "mismatched-budget-total" {
        levels: [Warn, Error, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = &plan.budget else { return };
    let (Some(total), Some(first)) = (budget.total, budget.sources.first()) else { return };
    let amounts = || budget.sources.iter().filter_map(|source| source.amount);
    let sum = amounts().fold(Decimal::ZERO, |sum, amount| sum.saturating_add(amount.value.0));
    let is_whole = amounts().count() == budget.sources.len();
    if sum == total.value.0 || (!is_whole && sum < total.value.0) {
        return;
    }
    let last = budget.sources.last().unwrap_or(first);
    if budget.sources.iter().any(|source| context.is_unread(source)) {
        return;
    }
    let (in_words, total_in_words) = (context.money(sum), context.money(total.value.0));
    findings
        .at(
            total.span,
            format!("the sources add up to {in_words}, but the total is {total_in_words}"),
        )
        .label(
            context.first_line(last.span),
            match budget.sources.len() {
                1 => "the only source".to_owned(),
                count => format!("the last of {count} sources"),
            },
        )
        .note("readers who see the mismatch will doubt the other numbers too")
        .help(format!("correct a source, or write `total: {}`", sum.normalize()));
}
