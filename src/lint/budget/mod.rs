//! Rules about budgets, costs and funds.

mod budget_without_amount;
mod cost_over_budget;
mod cost_over_fund;
mod cost_without_fund;
mod fund_not_in_budget;
mod mismatched_budget_total;
mod negative_amount;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Budget",
    rules: &[
        &budget_without_amount::RULE,
        &mismatched_budget_total::RULE,
        &cost_over_budget::RULE,
        &cost_over_fund::RULE,
        &cost_without_fund::RULE,
        &fund_not_in_budget::RULE,
        &negative_amount::RULE,
    ],
};
