//! Formulas of readability.

use super::Language;

/// The counts of a text for a formula of readability. There is at least one word and one sentence.
#[derive(Debug, Clone, Copy)]
pub struct TextCounts {
    /// The number of words.
    pub words: f64,
    /// The number of sentences.
    pub sentences: f64,
    /// The number of syllables.
    pub syllables: f64,
}

/// How a language counts syllables and computes the US school grade at which readers understand a text easily.
#[derive(Debug, Clone, Copy)]
pub struct Readability {
    /// Returns the number of syllables of a lowercase word.
    pub(super) syllables: fn(&str) -> usize,
    /// Returns the grade.
    pub(super) grade: fn(TextCounts) -> f64,
}

impl Language<'_> {
    /// Returns the number of syllables of a word. A number or acronym has one syllable, and so has any word of a
    /// language without a formula of readability.
    #[must_use]
    pub fn syllables(self, word: &str) -> usize {
        let is_spoken =
            word.contains(char::is_lowercase) && !word.contains(|c: char| c.is_ascii_digit());
        let of_words = self.words().readability.filter(|_| is_spoken);
        of_words.map_or(1, |formula| (formula.syllables)(&word.to_lowercase()))
    }

    /// Returns the US school grade at which readers understand a text easily; `None` if there is no formula for the
    /// language.
    #[must_use]
    pub fn grade(self, counts: TextCounts) -> Option<f64> {
        self.words().readability.map(|formula| (formula.grade)(counts))
    }
}
