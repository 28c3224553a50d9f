//! `fund-not-in-budget`: paid from a purse that the budget does not have.

use std::collections::BTreeSet;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Id, Plan};

declare_rule! {
    /// A fund that an action takes from is among the sources of the plan's budget.
    ///
    /// A budget that names no funds at all is not compared.
    ///
    /// ## Why it matters
    /// Either the budget leaves out a source, or the action spends what belongs to another department.
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
    ///     priority: bring breakfast to teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: title-i}}
    /// ```
    /// ```yaml
    /// budget:
    ///   sources: [{fund: cafeteria, amount: 8640000}]
    /// priorities:
    ///   - id: breakfast
    ///     priority: bring breakfast to teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    "fund-not-in-budget" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = &plan.budget else { return };
    let mut funds = budget.sources.iter().filter_map(|source| source.fund.as_ref());
    let mut known: BTreeSet<&Id> = funds.clone().map(|fund| &fund.value).collect();
    let Some(last) = funds.next_back() else { return };
    // A name that no fund has is told by itself.
    let exists = |id: &Id| {
        around.funds.iter().any(|fund| fund.id.as_ref().is_some_and(|it| it.value == *id))
    };
    for cost in around.actions().flat_map(|(_, action)| &action.cost) {
        let Some(fund) = &cost.fund else { continue };
        if known.contains(&fund.value) || !exists(&fund.value) {
            continue;
        }
        known.insert(&fund.value);
        findings
            .at(fund.span, format!("the budget has nothing from `{}`", fund.value))
            .label(last.span, "the last of the budget's sources")
            .note("either the budget leaves out a source, or this money is another department's")
            .help(format!("add `- {{fund: {}, amount: …}}` to the sources", fund.value));
    }
}
