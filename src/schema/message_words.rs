//! Words and examples for messages about fields.

use crate::model::FieldKind;

/// Returns the indefinite article for a noun.
pub(super) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Shortens text to the first line and at most 40 characters, for use in a message.
pub(super) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 40 {
        return line.to_owned();
    }
    line.chars().take(39).chain(['…']).collect()
}

/// Returns the first sentence of a documentation comment, to continue a sentence of a message.
pub(super) fn first_sentence(documentation: &str) -> String {
    let sentence = documentation.trim().trim_end_matches('.');
    let mut letters = sentence.chars();
    match (letters.next(), letters.clone().next()) {
        // Don't change an acronym at the start, such as PDF.
        (Some(first), Some(second)) if second.is_lowercase() || second.is_whitespace() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}

/// Returns an example of a value of this kind.
pub(super) fn example(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Version => "1",
        FieldKind::Id => "a-short-name",
        FieldKind::Year => "2026-2027",
        FieldKind::Date(_) => "2026-10-22",
        FieldKind::Money | FieldKind::Number => "1200",
        FieldKind::Measure => "62",
        FieldKind::Language => "en",
        FieldKind::MonthDay => "07-01",
        FieldKind::Switch => "true",
        _ => "…",
    }
}
