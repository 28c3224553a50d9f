use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Action;

declare_rule! {
    /// Checks for costs that do not name the fund that pays for them.
    ///
    /// This rule reports nothing if the project file lists no funds, or if the plan's budget has a single source, which
    /// then pays for all costs.
    ///
    /// ## Why it matters
    /// Most of a district's money is restricted to certain uses. If a cost names no fund, the board does not know
    /// whether the district can pay for it.
    ///
    /// ## Example
    /// ```yaml,project
    /// funds: [{id: cafeteria, fund: Cafeteria Fund, amount: 8640000}]
    /// ```
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, cost: 58000}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    "cost-without-fund" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let sources = context.plan.budget.as_ref().map_or(&[][..], |budget| &budget.sources);
    // If the budget has one source, that one pays for all actions.
    if context.funds.is_empty() || matches!(sources, [only] if only.fund.is_some()) {
        return;
    }
    for cost in &action.cost {
        let (Some(amount), None) = (cost.amount, &cost.fund) else { continue };
        if amount.value.0.is_zero() || context.is_unread(cost) {
            continue;
        }
        findings
            .at(context.missing(cost, "fund", amount.span), "this cost names no fund")
            .note("most of a district's money is restricted, so the board will ask which fund pays")
            .help(match context.has_empty_key(cost, "fund") {
                true => "write the id of the fund after `fund:`".to_owned(),
                false => format!("write `cost: [{{amount: {}, fund: …}}]`", amount.value),
            });
    }
}
