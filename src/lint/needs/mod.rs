//! Rules about needs, and about the priorities that take them up.

mod engagement_without_input;
mod everything_taken_up;
mod findings_without_figure;
mod need_as_action;
mod need_not_taken_up;
mod need_priority_drift;
mod need_set_aside_and_taken_up;
mod need_without_root_cause;
mod number_that_moves;
mod plan_without_students;
mod priority_nearly_twice;
mod priority_without_action;
mod priority_without_goal;
mod priority_without_need;
mod priority_without_owner;
mod too_many_priorities;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Needs and priorities",
    rules: &[
        &need_not_taken_up::RULE,
        &need_set_aside_and_taken_up::RULE,
        &need_without_root_cause::RULE,
        &need_as_action::RULE,
        &findings_without_figure::RULE,
        &engagement_without_input::RULE,
        &everything_taken_up::RULE,
        &priority_without_need::RULE,
        &priority_without_goal::RULE,
        &priority_without_owner::RULE,
        &priority_without_action::RULE,
        &plan_without_students::RULE,
        &too_many_priorities::RULE,
        &need_priority_drift::RULE,
        &number_that_moves::RULE,
        &priority_nearly_twice::RULE,
    ],
};
