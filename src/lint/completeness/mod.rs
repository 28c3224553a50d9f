//! Rules about unfinished parts of a plan.

mod placeholder;
mod prompt_as_answer;
mod unanswered_part;
mod unanswered_section;
mod unconfirmed_part;
mod unknown_section;
mod unplaced_text;

use super::Group;

pub(super) static GROUP: Group = Group {
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
