//! Rules about unfinished parts of a plan.

mod placeholder;
mod prompt_as_answer;
mod unanswered_part;
mod unanswered_section;
mod unconfirmed_part;
mod unknown_section;
mod unplaced_text;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Completeness",
    rules: &[
        &unanswered_part::RULE,
        &unanswered_section::RULE,
        &unknown_section::RULE,
        &placeholder::RULE,
        &prompt_as_answer::RULE,
        &unplaced_text::RULE,
        &unconfirmed_part::RULE,
    ],
};
