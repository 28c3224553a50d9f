//! Rules about what the department will do.

mod action_late_to_start;
mod action_nearly_twice;
mod action_overdue;
mod action_repeats_last_year;
mod action_without_due;
mod action_without_owner;
mod date_outside_year;
mod dropped_without_reason;
mod due_before_start;
mod learning_unanswered;
mod resolution_without_action;
mod review_outside_year;
mod status_against_review;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Actions",
    rules: &[
        &action_without_owner::RULE,
        &action_without_due::RULE,
        &due_before_start::RULE,
        &date_outside_year::RULE,
        &action_overdue::RULE,
        &action_late_to_start::RULE,
        &dropped_without_reason::RULE,
        &status_against_review::RULE,
        &review_outside_year::RULE,
        &action_nearly_twice::RULE,
        &action_repeats_last_year::RULE,
        &learning_unanswered::RULE,
        &resolution_without_action::RULE,
    ],
};
