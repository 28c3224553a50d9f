//! Rules that compare all plans of a school year.

mod department_without_plan;
mod goal_without_priority;
mod missing_translation;
mod overcommitted_fund;
mod unknown_department;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Across the district",
    rules: &[
        &department_without_plan::RULE,
        &unknown_department::RULE,
        &goal_without_priority::RULE,
        &overcommitted_fund::RULE,
        &missing_translation::RULE,
    ],
};
