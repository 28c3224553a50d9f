//! Rules about a plan's department, year and stage.

mod adoption_contradicts_stage;
mod adoption_outside_year;
mod contact_without_person;
mod department_named_after_person;
mod invalid_email;
mod invalid_phone;
mod mismatched_folder_year;
mod misplaced_email;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Department and contact",
    rules: &[
        &contact_without_person::RULE,
        &misplaced_email::RULE,
        &invalid_email::RULE,
        &invalid_phone::RULE,
        &department_named_after_person::RULE,
        &mismatched_folder_year::RULE,
        &adoption_contradicts_stage::RULE,
        &adoption_outside_year::RULE,
    ],
};
