use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Id, Plan};
use crate::source::Span;

declare_rule! {
    /// Checks for actions that together spend more from a fund than the budget provides.
    ///
    /// The limit is the sum of the budget's sources from that fund. If the budget does not name the fund, the limit
    /// is the fund's amount in the project file.
    ///
    /// ## Why it matters
    /// Money from another fund often cannot cover the difference, so the department would have to cut an action
    /// that it promised.
    ///
    /// ## Example
    /// ```yaml,project
    /// funds: [{id: cafeteria, fund: Cafeteria Fund, amount: 8640000}]
    /// ```
    /// ```yaml,fires
    /// budget:
    ///   sources: [{fund: cafeteria, amount: 50000}]
    /// priorities:
    ///   - id: breakfast
    ///     priority: serve breakfast to more teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    /// Use instead:
    /// ```yaml
    /// budget:
    ///   sources: [{fund: cafeteria, amount: 60000}]
    /// priorities:
    ///   - id: breakfast
    ///     priority: serve breakfast to more teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    "cost-over-fund" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

#[derive(Default)]
struct FundTotal {
    has: Option<(Decimal, Span)>,
    costs: Decimal,
    last: Option<Span>,
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let sources = plan.budget.iter().flat_map(|budget| &budget.sources);
    let mut purses: BTreeMap<&Id, FundTotal> = BTreeMap::new();
    for source in sources {
        let (Some(fund), Some(amount)) = (&source.fund, source.amount) else { continue };
        let purse = purses.entry(&fund.value).or_default();
        let (has, _) = purse.has.unwrap_or((Decimal::ZERO, amount.span));
        purse.has = Some((has.saturating_add(amount.value.0), amount.span));
    }
    for cost in context.actions().flat_map(|(_, action)| &action.cost) {
        let (Some(fund), Some(amount)) = (&cost.fund, cost.amount) else { continue };
        let purse = purses.entry(&fund.value).or_default();
        purse.costs = purse.costs.saturating_add(amount.value.0);
        purse.last = Some(amount.span);
    }
    for (id, purse) in purses {
        let of_project = || {
            let mut funds = context.funds.iter();
            let fund = funds.find(|fund| fund.id.as_ref().is_some_and(|it| it.value == *id))?;
            fund.amount.map(|amount| (amount.value.0, amount.span))
        };
        let Some((has, place)) = purse.has.or_else(of_project) else { continue };
        let Some(last) = purse.last.filter(|_| purse.costs > has) else { continue };
        let (costs, has) = (context.money(purse.costs), context.money(has));
        let name = context.fund_name(id);
        let by = if purse.has.is_some() { "budget" } else { "district" };
        findings
            .at(last, format!("actions spend {costs} from {name}, but the {by} has only {has}"))
            .here("the last cost from this fund")
            .label(place, format!("the {by}'s money from this fund"))
            .note("money from another fund often can't cover the difference")
            .help("correct a cost or the amount for this fund, or name another fund");
    }
}
