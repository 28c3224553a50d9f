//! Rules about actions.

mod action_repeats_last_year;
mod action_without_due;
mod action_without_owner;
mod date_outside_year;
mod dropped_without_reason;
mod due_before_start;
mod near_duplicate_action;
mod overdue_action;
mod overdue_start;
mod resolution_without_action;
mod review_outside_year;
mod status_contradicts_review;
mod unaddressed_learning;
mod vague_owner;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Actions",
    rules: &[
        &action_without_owner::RULE,
        &vague_owner::RULE,
        &action_without_due::RULE,
        &due_before_start::RULE,
        &date_outside_year::RULE,
        &overdue_action::RULE,
        &overdue_start::RULE,
        &dropped_without_reason::RULE,
        &status_contradicts_review::RULE,
        &review_outside_year::RULE,
        &near_duplicate_action::RULE,
        &action_repeats_last_year::RULE,
        &unaddressed_learning::RULE,
        &resolution_without_action::RULE,
    ],
};
