use rust_decimal::Decimal;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Budget, Plan};

declare_rule! {
    /// Checks for plans whose actions together cost more than the budget.
    ///
    /// Dropped actions count too, because they are part of what was planned.
    ///
    /// ## Why it matters
    /// The board would adopt a plan that the department cannot pay for.
    ///
    /// ## Example
    /// ```yaml,fires
    /// budget: 50000
    /// priorities:
    ///   - id: breakfast
    ///     priority: serve breakfast to more teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: 58000}
    /// ```
    /// Use instead:
    /// ```yaml
    /// budget: 60000
    /// priorities:
    ///   - id: breakfast
    ///     priority: serve breakfast to more teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: 58000}
    /// ```
    "cost-over-budget" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some((budget, place)) = plan.budget.as_ref().and_then(total) else { return };
    let costs = || {
        let costs = context.actions().flat_map(|(_, action)| &action.cost);
        costs.filter_map(|cost| cost.amount)
    };
    let sum = costs().fold(Decimal::ZERO, |sum, cost| sum.saturating_add(cost.value.0));
    let Some(largest) = costs().max_by_key(|cost| cost.value.0).filter(|_| sum > budget) else {
        return;
    };
    let (sum, budget) = (context.money(sum), context.money(budget));
    let count = costs().count();
    findings
        .at(place, format!("actions cost {sum}, but the budget has only {budget}"))
        .label(
            largest.span,
            match count {
                1 => "the only cost".to_owned(),
                count => format!("the largest of {count} costs"),
            },
        )
        .note("the board would adopt a plan that the department can't pay for")
        .help("correct the budget or a cost, or remove an action");
}

/// Returns the budget and its span: the total, or else the sum of all sources. Returns `None` if there is no total
/// and a source has no amount.
fn total(budget: &Budget) -> Option<(Decimal, crate::source::Span)> {
    if let Some(total) = budget.total {
        return Some((total.value.0, total.span));
    }
    let last = budget.sources.last()?.amount?;
    let amounts: Option<Vec<Decimal>> =
        budget.sources.iter().map(|source| Some(source.amount?.value.0)).collect();
    let sum = amounts?.into_iter().fold(Decimal::ZERO, Decimal::saturating_add);
    Some((sum, last.span))
}
