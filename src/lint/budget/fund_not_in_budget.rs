use std::collections::BTreeSet;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Id, Plan};

declare_rule! {
    /// Checks for actions that spend from a fund that is not a source of the plan's budget.
    ///
    /// Budgets that name no funds are skipped.
    ///
    /// ## Why it matters
    /// Either the budget is missing a source, or the action spends another department's money. The board does not
    /// know which.
    ///
    /// ## Example
    /// ```yaml,project
    /// funds:
    ///   - {id: cafeteria, fund: Cafeteria Fund}
    ///   - {id: title-i, fund: "Title I, Part A"}
    /// ```
    /// ```yaml,fires
    /// budget:
    ///   sources: [{fund: cafeteria, amount: 8640000}]
    /// priorities:
    ///   - id: breakfast
    ///     priority: serve breakfast to more teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: title-i}}
    /// ```
    /// Use instead:
    /// ```yaml
    /// budget:
    ///   sources: [{fund: cafeteria, amount: 8640000}]
    /// priorities:
    ///   - id: breakfast
    ///     priority: serve breakfast to more teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    "fund-not-in-budget" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = &plan.budget else { return };
    let mut funds = budget.sources.iter().filter_map(|source| source.fund.as_ref());
    let mut known: BTreeSet<&Id> = funds.clone().map(|fund| &fund.value).collect();
    let Some(last) = funds.next_back() else { return };
    if budget.sources.iter().any(|source| context.is_unread(source)) {
        return;
    }
    // Validation reports unknown funds.
    let exists = |id: &Id| {
        context.funds.iter().any(|fund| fund.id.as_ref().is_some_and(|it| it.value == *id))
    };
    for cost in context.actions().flat_map(|(_, action)| &action.cost) {
        let Some(fund) = &cost.fund else { continue };
        if known.contains(&fund.value) || !exists(&fund.value) {
            continue;
        }
        known.insert(&fund.value);
        findings
            .at(
                fund.span,
                format!("this budget has no money from {}", context.fund_name(&fund.value)),
            )
            .label(last.span, "the budget's last source")
            .note("either the budget is missing a source, or this is another department's money")
            .help(format!("add `- {{fund: {}, amount: …}}` to the budget's `sources`", fund.value));
    }
}
