//! Text in a translation that repeats the original word for word.

use crate::diagnostic::Diagnostic;
use crate::model::{Plan, Stage};
use crate::source::{Span, Text};

use super::super::errors;
use super::pairs::pairs;

/// The minimum number of ordinary words in reported text. Shorter text can be the same in two
/// languages.
const WORDS: usize = 6;

/// Returns one warning for all copied text of a translation; `None` for a draft.
pub(super) fn copied(plan: &Plan, translated: &mut Plan) -> Option<Diagnostic> {
    if plan.stage_or_draft() < Stage::Review {
        return None;
    }
    let mut all: Vec<(String, Span, Span)> = Vec::new();
    pairs(plan, translated, &mut |path, original, text| {
        if is_copied(original, text) {
            all.push((path.to_owned(), text.span, original.span));
        }
    });
    let (path, span, original) = all.first()?;
    let message = match all.len() {
        1 => format!("`{path}` repeats the original word for word"),
        count => format!("{count} translated fields repeat the original word for word"),
    };
    let said = Diagnostic::warning(errors::COPIED_TRANSLATION, *span, message);
    let said = if all.len() > 1 { said.here("the first field") } else { said };
    Some(
        said.label(*original, "the original")
            .note("readers of this language may not understand the text")
            .help("translate the text, or delete it from the translation so that the report marks it as not translated"),
    )
}

/// Returns `true` if original and translation have the same words, at least [`WORDS`] of them
/// ordinary.
fn is_copied(original: &Text, text: &Text) -> bool {
    let words = |text: &Text| -> Vec<String> {
        let words = text
            .value
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
        words.filter(|word| !word.is_empty()).collect()
    };
    let ordinary = text.value.split_whitespace().filter(|word| is_ordinary(word)).count();
    ordinary >= WORDS && words(original) == words(text)
}

/// Returns `true` for a lowercase word, possibly with punctuation. Names, numbers and addresses
/// don't count.
fn is_ordinary(word: &str) -> bool {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
    !word.is_empty()
        && word
            .chars()
            .all(|c| c.is_lowercase() || !c.is_ascii() && c.is_alphabetic() && !c.is_uppercase())
}
