//! `cost-over-fund`: one purse spent twice.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Id, Plan};
use crate::source::Span;

declare_rule! {
    /// The actions that a fund pays for cost no more than the plan has from that fund.
    ///
    /// What the plan has is what its budget's sources say; for a fund that they do not name, what the
    /// project says that there is.
    ///
    /// ## Why it matters
    /// Federal and state funds cannot be exceeded and made up from another one.
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
    ///     priority: bring breakfast to teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    /// ```yaml
    /// budget:
    ///   sources: [{fund: cafeteria, amount: 60000}]
    /// priorities:
    ///   - id: breakfast
    ///     priority: bring breakfast to teenagers
    ///     actions:
    ///       - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    "cost-over-fund" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

#[derive(Default)]
struct Purse {
    has: Option<(Decimal, Span)>,
    costs: Decimal,
    last: Option<Span>,
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let sources = plan.budget.iter().flat_map(|budget| &budget.sources);
    let mut purses: BTreeMap<&Id, Purse> = BTreeMap::new();
    for source in sources {
        let (Some(fund), Some(amount)) = (&source.fund, source.amount) else { continue };
        let purse = purses.entry(&fund.value).or_default();
        let (has, _) = purse.has.unwrap_or((Decimal::ZERO, amount.span));
        purse.has = Some((has.saturating_add(amount.value.0), amount.span));
    }
    for cost in around.actions().flat_map(|(_, action)| &action.cost) {
        let (Some(fund), Some(amount)) = (&cost.fund, cost.amount) else { continue };
        let purse = purses.entry(&fund.value).or_default();
        purse.costs = purse.costs.saturating_add(amount.value.0);
        purse.last = Some(amount.span);
    }
    for (id, purse) in purses {
        let of_project = || {
            let mut funds = around.funds.iter();
            let fund = funds.find(|fund| fund.id.as_ref().is_some_and(|it| it.value == *id))?;
            fund.amount.map(|amount| (amount.value.0, amount.span))
        };
        let Some((has, place)) = purse.has.or_else(of_project) else { continue };
        let Some(last) = purse.last.filter(|_| purse.costs > has) else { continue };
        let (costs, over) = (purse.costs.normalize(), (purse.costs - has).normalize());
        let by = if purse.has.is_some() { "the plan has" } else { "the district has" };
        findings
            .at(last, format!("actions take {costs} from `{id}`, {over} more than {by} from it"))
            .here("the last of them")
            .label(place, format!("what {by}"))
            .note("a fund that is exceeded cannot be made up from another one")
            .help("correct a cost or the budget, or name another fund");
    }
}
