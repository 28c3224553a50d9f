//! `cost-without-fund`: an amount, and nobody who pays.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Action;

declare_rule! {
    /// A cost names the fund that pays it.
    ///
    /// Without a project there is no list of funds, and nothing is said.
    ///
    /// ## Why it matters
    /// Most of a district's money may be spent on some things only; a cost without a fund has not been
    /// thought through to where it is from.
    ///
    /// ## Example
    /// ```yaml,project
    /// funds: [{id: cafeteria, fund: Cafeteria Fund, amount: 8640000}]
    /// ```
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, cost: 58000}
    /// ```
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, cost: {amount: 58000, fund: cafeteria}}
    /// ```
    "cost-without-fund" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, around: &Around<'_>, findings: &mut Findings<'_>) {
    if around.funds.is_empty() {
        return;
    }
    for cost in &action.cost {
        let (Some(amount), None) = (cost.amount, &cost.fund) else { continue };
        if amount.value.0.is_zero() || around.is_unread(cost) {
            continue;
        }
        findings
            .at(amount.span, "this cost names no fund")
            .here("who pays this?")
            .note("most of a district's money may be spent on some things only")
            .help(format!("write `cost: [{{amount: {}, fund: …}}]`", amount.value));
    }
}
