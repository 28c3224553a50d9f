//! When two texts say the same, and when they differ in nothing that a reader was promised.

use std::borrow::Cow;

use super::value::Value;
use crate::prose;

/// How two texts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// Not at all: at most in how their lines are broken.
    None,
    /// In case, punctuation, white space, emphasis, links or the spelling of a word.
    Form,
    /// In their words.
    Words,
}

/// How the texts of two values differ.
pub(super) fn difference(before: &Value, after: &Value) -> Difference {
    if before == after || same(before, after) {
        return Difference::None;
    }
    let (old, new) = (readable(before), readable(after));
    // Words that are struck out still stand there.
    let struck = |value: &Value| markup(value).matches("~~").count();
    if struck(before) == struck(after) && is_one_but_for_form(&old, &new) {
        Difference::Form
    } else {
        Difference::Words
    }
}

/// Whether two texts are read as the same.
fn same(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Text { text: old, prose: false }, Value::Text { text: new, prose: false }) => {
            old.split_whitespace().eq(new.split_whitespace())
                || prose::inlines(old) == prose::inlines(new)
        }
        (Value::Text { text: old, .. }, Value::Text { text: new, .. }) => {
            prose::blocks(old) == prose::blocks(new)
        }
        (Value::List(old), Value::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        _ => false,
    }
}

/// A text as it was typed, its items under each other.
pub(super) fn markup(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text { text, .. } | Value::Word(text) => Cow::Borrowed(text),
        Value::List(items) => {
            Cow::Owned(items.iter().map(|item| markup(item)).collect::<Vec<_>>().join("\n"))
        }
        _ => Cow::Borrowed(""),
    }
}

/// A text without its markup, a line a paragraph or item.
pub(super) fn readable(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text { text, prose } => Cow::Owned(if *prose {
            prose::plain(&prose::blocks(text))
        } else {
            prose::plain_inlines(&prose::inlines(text))
        }),
        Value::Word(text) => Cow::Borrowed(text),
        Value::List(items) => {
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
            old == new || prose::is_misspelling_of(old, new) || prose::is_misspelling_of(new, old)
        })
}

/// Words written together where nothing but a hyphen or a space parts them; numbers never are.
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

/// A text as a name: its words, or its signs where it has none.
pub(super) fn as_name(text: &str) -> String {
    let words = tokens(text).join(" ");
    if words.is_empty() { text.trim().to_owned() } else { words }
}

/// The words of a text in small letters, its numbers, and the signs that change what a number says.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut last = ' ';
    // An accent may be a character of its own; which it is depends on the keyboard.
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
            // `1,034` is `1034`.
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
