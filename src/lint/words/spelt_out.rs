//! Finds the words of a plan that an acronym may abbreviate.
//!
//! Tuned on one district's plan, which has both `SSC` and the words "school site councils", but never next to each
//! other. Two letters match any two words by chance, so such words must appear twice.

use crate::lint::{Around, Passage, Word};
use crate::source::Span;

/// Returns the first words of the plan that begin with an acronym's letters, and their span.
pub(super) fn spelt_out(acronym: &str, around: &Around<'_>) -> Option<(Span, String)> {
    let letters: Vec<char> = acronym.chars().flat_map(char::to_lowercase).collect();
    let mut found: Option<(Span, String)> = None;
    for passage in around.passages.iter().filter(|passage| passage.is_said()) {
        let words: Vec<Word<'_>> = passage.words().collect();
        for start in 0..words.len() {
            let Some(words) = words.get(start..).and_then(|from| fitting(from, &letters)) else {
                continue;
            };
            let Some((span, text)) = place(passage, words) else { continue };
            match &found {
                None if letters.len() > 2 => return Some((span, text)),
                Some((_, other)) if *other == text => return found,
                None => found = Some((span, text)),
                Some(_) => {}
            }
        }
    }
    None
}

/// Returns the shortest run of words with these initials from the start; function words in between are skipped.
fn fitting<'w, 'p>(words: &'w [Word<'p>], letters: &[char]) -> Option<&'w [Word<'p>]> {
    let mut left = letters.iter().peekable();
    for (number, word) in words.iter().enumerate() {
        if word.is_content() {
            if word.lower().chars().next() != left.next().copied() {
                return None;
            }
        } else if number == 0 {
            return None;
        }
        if left.peek().is_none() {
            return words.get(..=number);
        }
    }
    None
}

/// Returns the span and text of words if there is no markup or punctuation between them.
fn place(passage: &Passage<'_>, words: &[Word<'_>]) -> Option<(Span, String)> {
    let at = words.first()?.at.start..words.last()?.at.end;
    let text = passage.scan().words.text().get(at.clone())?;
    let is_whole = text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || c == '-');
    // Acronyms themselves don't explain anything.
    let is_words = words.iter().all(|word| word.text.contains(char::is_lowercase));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (is_whole && is_words).then(|| (passage.at_words(at), text.to_lowercase()))
}
