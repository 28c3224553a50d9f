use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for negative amounts in the budget and in costs.
    ///
    /// ## Why it matters
    /// Reports add up all amounts, so a negative amount makes a total too small and misleads the board.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, cost: -58000}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, cost: 58000}
    /// ```
    "negative-amount" {
        levels: [Warn, Error, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let budget = plan.budget.iter();
    let totals = budget.clone().filter_map(|budget| budget.total);
    let sources = budget.flat_map(|budget| &budget.sources).filter_map(|source| source.amount);
    let costs = context.actions().flat_map(|(_, action)| &action.cost);
    let costs = costs.filter_map(|cost| cost.amount);
    for amount in totals.chain(sources).chain(costs) {
        if amount.value.0.is_sign_negative() && !amount.value.0.is_zero() {
            findings
                .at(amount.span, "this amount is negative")
                .note("reports add up all amounts, so a negative amount makes a total too small")
                .help("remove the minus sign");
        }
    }
}
