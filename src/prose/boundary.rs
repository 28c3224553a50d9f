//! Finds sentence boundaries.
//!
//! Follows Unicode (UAX #29, sentence boundaries): a period, question mark, exclamation mark or
//! ellipsis ends a sentence if it is followed by white space and then by anything but a lowercase
//! letter. This rule alone can't distinguish "Mt. Alder" from "Title I. We asked", so the words
//! around a period are compared with the abbreviations of all languages, because a plan quotes names of
//! other languages. They correspond to CLDR's sentence-break suppressions.

use crate::lang::{Abbreviations, WordList, has_in_any};

/// Characters that can come between the final mark of a sentence and the white space after it.
const CLOSING: &[char] =
    &['"', '\'', ')', ']', '*', '_', '\u{201d}', '\u{2019}', '\u{bb}', '\u{203a}'];

/// Returns `true` if the white space at byte offset `at` ends the sentence that starts at `start`.
pub(super) fn ends_sentence(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at).unwrap_or_default();
    let closed = before.trim_end_matches(CLOSING);
    let Some(mark @ ('.' | '!' | '?' | '\u{2026}')) = closed.chars().next_back() else {
        return false;
    };
    let after = text.get(at..).unwrap_or_default().trim_start();
    let starts_small = after.chars().next().is_some_and(char::is_lowercase);
    if starts_small || !before.contains(char::is_alphabetic) {
        return false;
    }
    mark != '.' || is_full_stop(closed, after)
}

/// Returns `true` if the period at the end of `before` ends a sentence, and is not part of an abbreviation.
fn is_full_stop(before: &str, after: &str) -> bool {
    let mut words = before.rsplit(is_separator);
    let last = words.next().unwrap_or_default().trim_end_matches('.');
    if last.is_empty() {
        // An ellipsis with spaces, ". . .".
        return true;
    }
    let word = last.to_lowercase();
    let is = |list: fn(&Abbreviations) -> WordList| is_in(list, &word);
    let is_capital = last.starts_with(char::is_uppercase);
    if is_one_letter(last) {
        let previous = words.find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
        return is_in(|it| it.before_letter, &previous) || begins_sentence(after);
    }
    // "8 a. m.", as Spanish writes it.
    let is_spaced =
        word == "m" && words.next().is_some_and(|word| is_in(|it| it.spaced_times, word));
    if is(|it| it.times) || is_spaced {
        return follows_time(after);
    }
    if is(|it| it.list_ends) {
        return true;
    }
    if is(|it| it.before_number) && begins_with_number(after) {
        return false;
    }
    // "the spending cap" and "a pt" are words, "Cap. Ruiz" and "Pt. Reyes" are not.
    if is(|it| it.before_name) && (is_capital || !is(|it| it.also_words)) {
        return false;
    }
    let is_abbreviation = is(|it| it.anywhere) || is_capital && is(|it| it.capitalized);
    if is_abbreviation || is_initialism(last) || is(|it| it.initialisms) {
        return begins_sentence(after);
    }
    true
}

/// Returns `true` if a list of any language contains a lowercase word.
fn is_in(list: fn(&Abbreviations) -> WordList, word: &str) -> bool {
    has_in_any(|words| list(&words.abbreviations), word)
}

/// Returns `true` if a sentence ends between a time of day and `after`.
fn follows_time(after: &str) -> bool {
    let word = first_word(after);
    !word.starts_with(|c: char| c.is_ascii_digit())
        && !is_in(|it| it.after_time, &word.to_lowercase())
}

/// Returns `true` for characters that separate words, including `/`, as in "Jr./Sr. High".
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '[' | '/' | '"' | '\u{201c}' | '*' | '_' | '\u{ab}' | '\u{bf}' | '\u{a1}'
        )
}

fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Returns `true` for single letters with periods between them, such as "U.S".
fn is_initialism(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// Returns `true` if a sentence evidently begins with `after`, or if nothing follows.
fn begins_sentence(after: &str) -> bool {
    if after.is_empty() {
        return true;
    }
    let word = first_word(after);
    let rest = after.split_once(word).map(|(_, rest)| rest).unwrap_or_default();
    if word.chars().count() == 1 && rest.starts_with('.') {
        // An initial: "J. A. Smith".
        return false;
    }
    let lower = word.to_lowercase();
    let stem = lower.split(['\'', '\u{2019}']).next().unwrap_or_default();
    let is_followed_by_lowercase = || rest.trim_start().starts_with(char::is_lowercase);
    is_in(|it| it.starters, stem) || is_in(|it| it.subjects, stem) && is_followed_by_lowercase()
}

/// Returns the first word of a text, without the punctuation before it.
fn first_word(text: &str) -> &str {
    let word = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_end = |c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}';
    word.split(is_end).next().unwrap_or_default()
}

/// Returns `true` if a digit, Roman numeral or single letter follows, optionally after a number sign: "No.
/// 12", "Art. IV", "p. #3".
fn begins_with_number(after: &str) -> bool {
    let word = after.trim_start_matches(['#', '\u{a7}', '(']);
    let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_roman = || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let is_letter = || word.chars().count() == 1 && !is_in(|it| it.letters, &word.to_lowercase());
    !word.is_empty()
        && (word.starts_with(|c: char| c.is_ascii_digit()) || is_roman() || is_letter())
}
