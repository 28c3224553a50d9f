//! Rules that compare all plans of a school year.

mod department_without_plan;
mod goal_without_priority;
mod missing_translation;
mod overcommitted_fund;
mod unknown_department;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Across the district",
    rules: &[
        &department_without_plan::RULE,
        &unknown_department::RULE,
        &goal_without_priority::RULE,
        &overcommitted_fund::RULE,
        &missing_translation::RULE,
    ],
};
