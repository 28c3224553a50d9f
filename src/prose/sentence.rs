//! Splits text into sentences and computes their readability.

use std::ops::Range;

use super::boundary::ends_sentence;
use super::words::{Segment, Words};
use crate::lang::{Language, TextCounts};

/// The counts for a readability score. Counts of several passages can be added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadabilityCounts {
    /// The number of words.
    pub words: usize,
    /// The number of sentences. A heading, an item without a period, or a table cell counts as one
    /// sentence.
    pub sentences: usize,
    /// The number of syllables.
    pub syllables: usize,
}

impl std::ops::Add for ReadabilityCounts {
    type Output = ReadabilityCounts;

    fn add(self, other: ReadabilityCounts) -> ReadabilityCounts {
        ReadabilityCounts {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            syllables: self.syllables + other.syllables,
        }
    }
}

impl ReadabilityCounts {
    /// Returns the US school grade at which readers understand the text easily; `None` if there are no
    /// words, or no formula for the language.
    #[must_use]
    pub fn grade(self, language: Language<'_>) -> Option<f64> {
        let count = |count: usize| u32::try_from(count).ok().map(f64::from);
        let counts = TextCounts {
            words: count(self.words).filter(|&words| words > 0.0)?,
            sentences: count(self.sentences.max(1))?,
            syllables: count(self.syllables)?,
        };
        Some(language.grade(counts)?.max(0.0))
    }
}

impl Words {
    /// Returns the sentences, as defined in `boundary.rs`.
    #[must_use]
    pub fn sentences(&self) -> Vec<Segment<'_>> {
        self.each_sentence().map(|at| self.found(at)).collect()
    }

    /// Returns the number of sentences.
    #[must_use]
    pub fn sentence_count(&self) -> usize {
        self.each_sentence().count()
    }

    /// Returns the range of each sentence in [`Words::text`].
    fn each_sentence(&self) -> impl Iterator<Item = Range<usize>> {
        let text = self.text();
        let mut start = 0;
        let mut chars = text.char_indices();
        let mut ends = std::iter::from_fn(move || {
            if start == text.len() {
                return None;
            }
            let from = start;
            let end = chars
                .find(|&(at, c)| c == '\n' || c.is_whitespace() && ends_sentence(text, from, at));
            start = end.map_or(text.len(), |(at, c)| at + c.len_utf8());
            Some(from..start)
        });
        std::iter::from_fn(move || ends.find_map(|at| self.sentence(at)))
    }

    /// Returns the sentence in a range, without surrounding white space.
    fn sentence(&self, at: Range<usize>) -> Option<Range<usize>> {
        let text = self.text().get(at.clone())?;
        let start = at.start + text.len() - text.trim_start().len();
        let text = text.trim();
        text.contains(char::is_alphanumeric).then(|| start..start + text.len())
    }

    /// Counts words, sentences and syllables.
    #[must_use]
    pub fn effort(&self, language: Language<'_>) -> ReadabilityCounts {
        let spans = self.spans();
        let words = spans.iter().filter_map(|at| self.text().get(at.clone()));
        ReadabilityCounts {
            words: spans.len(),
            sentences: self.sentence_count(),
            syllables: words.map(|word| language.syllables(word)).sum(),
        }
    }

    /// Returns the reading grade; see [`ReadabilityCounts::grade`].
    #[must_use]
    pub fn reading_grade(&self, language: Language<'_>) -> Option<f64> {
        self.effort(language).grade(language)
    }
}

/// Splits text into sentences, each with the white space after it. A blank line also ends a sentence.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut is_over = false;
    for (at, c) in text.char_indices() {
        if !c.is_whitespace() {
            if std::mem::take(&mut is_over) {
                all.extend(text.get(start..at));
                start = at;
            }
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let gap = rest.len() - rest.trim_start().len();
        let is_paragraph = rest.get(..gap).is_some_and(|gap| gap.matches('\n').count() > 1);
        is_over |= is_paragraph || ends_sentence(text, start, at);
    }
    all.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    all
}
