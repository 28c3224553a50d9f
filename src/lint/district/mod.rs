//! Rules about all plans of a school year together.

mod department_unknown;
mod department_without_plan;
mod fund_overcommitted;
mod goal_without_priority;
mod language_without_translation;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Across the district",
    rules: &[
        &department_without_plan::RULE,
        &department_unknown::RULE,
        &goal_without_priority::RULE,
        &fund_overcommitted::RULE,
        &language_without_translation::RULE,
    ],
};
