//! Rules about the reflection on last year.

mod evidence_repeats_outcome;
mod met_without_number;
mod one_sided_reflection;
mod outcome_without_evidence;
mod outcome_without_result;
mod result_contradicts_numbers;
mod result_outside_year;
mod unmentioned_prior_metric;
mod unmentioned_prior_priority;
mod unsupported_improvement;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Reflection",
    rules: &[
        &outcome_without_result::RULE,
        &outcome_without_evidence::RULE,
        &met_without_number::RULE,
        &result_contradicts_numbers::RULE,
        &result_outside_year::RULE,
        &unmentioned_prior_priority::RULE,
        &unmentioned_prior_metric::RULE,
        &evidence_repeats_outcome::RULE,
        &one_sided_reflection::RULE,
        &unsupported_improvement::RULE,
    ],
};

/// Returns the words of at least five letters, in lowercase and truncated to six letters, so that forms with
/// different endings match.
fn long_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().count() >= 5)
        .map(|word| word.chars().take(6).flat_map(char::to_lowercase).collect())
}
