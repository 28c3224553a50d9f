//! Rules about needs, and about the priorities that address them.

mod contradictory_set_aside;
mod engagement_without_input;
mod findings_without_number;
mod mismatched_need_wording;
mod near_duplicate_priority;
mod need_without_root_cause;
mod no_need_set_aside;
mod plan_without_students;
mod positional_reference;
mod priority_without_action;
mod priority_without_goal;
mod priority_without_need;
mod priority_without_owner;
mod solution_as_need;
mod too_many_priorities;
mod unaddressed_need;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Needs and priorities",
    rules: &[
        &unaddressed_need::RULE,
        &contradictory_set_aside::RULE,
        &need_without_root_cause::RULE,
        &solution_as_need::RULE,
        &findings_without_number::RULE,
        &engagement_without_input::RULE,
        &no_need_set_aside::RULE,
        &priority_without_need::RULE,
        &priority_without_goal::RULE,
        &priority_without_owner::RULE,
        &priority_without_action::RULE,
        &plan_without_students::RULE,
        &too_many_priorities::RULE,
        &mismatched_need_wording::RULE,
        &positional_reference::RULE,
        &near_duplicate_priority::RULE,
    ],
};
