//! Rules about the reflection on last year.

mod evidence_repeats_outcome;
mod improvement_unshown;
mod met_without_number;
mod outcome_without_evidence;
mod outcome_without_result;
mod prior_metric_unmentioned;
mod prior_priority_unmentioned;
mod reflection_half_told;
mod result_against_numbers;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Reflection",
    rules: &[
        &outcome_without_result::RULE,
        &outcome_without_evidence::RULE,
        &met_without_number::RULE,
        &result_against_numbers::RULE,
        &prior_priority_unmentioned::RULE,
        &prior_metric_unmentioned::RULE,
        &evidence_repeats_outcome::RULE,
        &reflection_half_told::RULE,
        &improvement_unshown::RULE,
    ],
};

/// The words of at least five letters, in lowercase and cut to six letters, so that different endings of a word
/// match.
fn long_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().count() >= 5)
        .map(|word| word.chars().take(6).flat_map(char::to_lowercase).collect())
}
