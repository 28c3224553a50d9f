//! Rules about parts of the plan that are still missing.

mod part_to_confirm;
mod part_unanswered;
mod placeholder;
mod prompt_as_answer;
mod section_unanswered;
mod section_unknown;
mod text_unplaced;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Completeness",
    rules: &[
        &part_unanswered::RULE,
        &section_unanswered::RULE,
        &section_unknown::RULE,
        &placeholder::RULE,
        &prompt_as_answer::RULE,
        &text_unplaced::RULE,
        &part_to_confirm::RULE,
    ],
};
