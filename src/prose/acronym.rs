//! Finds acronyms in text.

use std::ops::Range;

use super::words::{Segment, Words};

impl Words {
    /// Returns the acronyms in `text`, without a final `s` or `'s`. An acronym has two or more capital letters,
    /// possibly with digits and `&` between them (`SSC`, `R&D`, `SPSA` in `SPSAs`).
    ///
    /// Roman numerals (`Title III`) are not acronyms. Lines of several words entirely in capitals
    /// are skipped, since the capitals are for emphasis.
    #[must_use]
    pub fn acronyms(&self) -> Vec<Segment<'_>> {
        let mut acronyms = Vec::new();
        if !may_hold_one(self.text()) {
            return acronyms;
        }
        let mut start = 0;
        for line in self.text().split_inclusive('\n') {
            if !is_loud(line) {
                let found = in_line(line);
                let spans = found.into_iter().map(|span| start + span.start..start + span.end);
                acronyms.extend(spans.map(|span| self.found(span)));
            }
            start += line.len();
        }
        acronyms
    }
}

/// Returns `false` only if the text has no acronym. This is a fast check for a capital letter before another
/// capital letter, a digit or `&`. Every non-ASCII letter counts as a capital.
fn may_hold_one(text: &str) -> bool {
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    let pairs = text.bytes().zip(text.bytes().skip(1));
    pairs.into_iter().any(|(first, second)| {
        is_capital(first) && (is_capital(second) || second.is_ascii_digit() || second == b'&')
    })
}

fn is_loud(line: &str) -> bool {
    !line.contains(char::is_lowercase)
        && line.split_whitespace().filter(|word| word.chars().count() > 3).count() > 1
}

fn in_line(line: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    for chunk in line.split_inclusive(|c: char| !c.is_alphanumeric() && !"&'\u{2019}".contains(c)) {
        let token = chunk.trim_end_matches(|c: char| !c.is_alphanumeric());
        let inner = token.trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = start + token.len() - inner.len();
        start += chunk.len();
        let one = singular(inner);
        if is_acronym(one) {
            spans.push(from..from + one.len());
        }
    }
    spans
}

fn singular(word: &str) -> &str {
    ["'s", "\u{2019}s", "s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1
        && word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '&')
        && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
