//! Classifies the difference between two texts: in their words, only in their form, or none.

use std::borrow::Cow;

use super::field_value::FieldValue;
use crate::lang::is_misspelling_of;
use crate::prose;

/// The extent to which two texts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextDifference {
    /// No difference, or only in line breaks.
    None,
    /// A difference in capitalization, punctuation, white space, emphasis, links or the spelling of a word.
    Form,
    /// Different words.
    Words,
}

/// Classifies the difference between the texts of two values.
pub(super) fn difference(before: &FieldValue, after: &FieldValue) -> TextDifference {
    if before == after || same(before, after) {
        return TextDifference::None;
    }
    let (old, new) = (readable(before), readable(after));
    // Strikethrough keeps the words but changes their meaning.
    let struck = |value: &FieldValue| markup(value).matches("~~").count();
    if struck(before) == struck(after) && is_one_but_for_form(&old, &new) {
        TextDifference::Form
    } else {
        TextDifference::Words
    }
}

/// Returns `true` if two texts have the same content.
fn same(before: &FieldValue, after: &FieldValue) -> bool {
    match (before, after) {
        (
            FieldValue::Text { text: old, prose: false },
            FieldValue::Text { text: new, prose: false },
        ) => {
            old.split_whitespace().eq(new.split_whitespace())
                || prose::inlines(old) == prose::inlines(new)
        }
        (FieldValue::Text { text: old, .. }, FieldValue::Text { text: new, .. }) => {
            prose::blocks(old) == prose::blocks(new)
        }
        (FieldValue::List(old), FieldValue::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        _ => false,
    }
}

/// Returns the text as typed, with list items on separate lines.
pub(super) fn markup(value: &FieldValue) -> Cow<'_, str> {
    match value {
        FieldValue::Text { text, .. } | FieldValue::Word(text) => Cow::Borrowed(text),
        FieldValue::List(items) => {
            Cow::Owned(items.iter().map(|item| markup(item)).collect::<Vec<_>>().join("\n"))
        }
        _ => Cow::Borrowed(""),
    }
}

/// Returns the text without markup, with one line for each paragraph or item.
pub(super) fn readable(value: &FieldValue) -> Cow<'_, str> {
    match value {
        FieldValue::Text { text, prose } => Cow::Owned(if *prose {
            prose::plain(&prose::blocks(text))
        } else {
            prose::plain_inlines(&prose::inlines(text))
        }),
        FieldValue::Word(text) => Cow::Borrowed(text),
        FieldValue::List(items) => {
            Cow::Owned(items.iter().map(|item| readable(item)).collect::<Vec<_>>().join("\n"))
        }
        _ => Cow::Borrowed(""),
    }
}

fn is_one_but_for_form(old: &str, new: &str) -> bool {
    let (old, new) = (tokens(old), tokens(new));
    if glued(&old) == glued(&new) {
        return true;
    }
    old.len() == new.len()
        && old.iter().zip(&new).all(|(old, new)| {
            old == new || is_misspelling_of(old, new) || is_misspelling_of(new, old)
        })
}

/// Joins words separated only by a hyphen or a space; numbers stay separate.
fn glued(tokens: &[String]) -> String {
    let mut out = String::new();
    let mut last_is_word = false;
    for token in tokens {
        let is_word = token.chars().all(char::is_alphabetic);
        if !(is_word && last_is_word) {
            out.push('\0');
        }
        out.push_str(token);
        last_is_word = is_word;
    }
    out
}

/// Normalizes text for matching: returns its words, or the trimmed text if it has no words.
pub(super) fn as_name(text: &str) -> String {
    let words = tokens(text).join(" ");
    if words.is_empty() { text.trim().to_owned() } else { words }
}

/// Returns the lowercase words in `text`, the numbers, and the symbols that change the meaning of a
/// number.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut last = ' ';
    // Keyboards differ in whether they compose accents, so normalize first.
    let text = prose::composed(text);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let number = last.is_numeric() && next.is_numeric();
        match c {
            '\u{ad}' | '\u{200b}' => continue,
            c if c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) => {
                word.extend(c.to_lowercase());
            }
            // `1,034` equals `1034`.
            ',' if number => {}
            '.' | ':' | '/' if number => word.push(c),
            '\'' | '\u{2019}' if last.is_alphabetic() && next.is_alphabetic() => word.push('\''),
            _ => {
                if !word.is_empty() {
                    tokens.push(std::mem::take(&mut word));
                }
                let is_minus =
                    matches!(c, '-' | '\u{2212}') && next.is_numeric() && !last.is_alphanumeric();
                let is_range = matches!(c, '-' | '\u{2013}' | '\u{2212}') && number;
                if is_minus {
                    tokens.push("-".into());
                } else if is_range {
                    tokens.push("\u{2013}".into());
                } else if "%‰$€£¥+±<>=≤≥≠×°".contains(c) {
                    tokens.push(c.into());
                }
            }
        }
        last = c;
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}
