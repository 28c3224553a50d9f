//! Rules about a plan's department, year and stage.

mod adoption_against_stage;
mod adoption_outside_year;
mod contact_without_person;
mod department_named_after_person;
mod email_in_wrong_place;
mod email_malformed;
mod phone_malformed;
mod year_unlike_folder;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Department and contact",
    rules: &[
        &contact_without_person::RULE,
        &email_in_wrong_place::RULE,
        &email_malformed::RULE,
        &phone_malformed::RULE,
        &department_named_after_person::RULE,
        &year_unlike_folder::RULE,
        &adoption_against_stage::RULE,
        &adoption_outside_year::RULE,
    ],
};
