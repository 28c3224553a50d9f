//! Splits text into sentences and computes their readability.

use std::ops::Range;

use super::boundary::ends_sentence;
use super::words::{Segment, Words};
use crate::lang::Language;

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
    /// words.
    ///
    /// Source: for English, the Flesch-Kincaid grade level (Kincaid et al., 1975),
    /// `0.39 words/sentence + 11.8 syllables/word − 15.59`; for Spanish (`es…`), Crawford (1989),
    /// `−0.205 sentences/100 words + 0.049 syllables/100 words − 3.407`.
    #[must_use]
    pub fn grade(self, language: &str) -> Option<f64> {
        let count = |count: usize| u32::try_from(count).ok().map(f64::from);
        let words = count(self.words).filter(|&words| words > 0.0)?;
        let sentences = count(self.sentences.max(1))?;
        let syllables = count(self.syllables)?;
        let grade = if is_spanish(language) {
            -20.5 * sentences / words + 4.9 * syllables / words - 3.407
        } else {
            0.39 * words / sentences + 11.8 * syllables / words - 15.59
        };
        Some(grade.max(0.0))
    }
}

fn is_spanish(language: &str) -> bool {
    Language::of(language).pack() == Some("es")
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
    pub fn effort(&self, language: &str) -> ReadabilityCounts {
        let spans = self.spans();
        let words = spans.iter().filter_map(|at| self.text().get(at.clone()));
        ReadabilityCounts {
            words: spans.len(),
            sentences: self.sentence_count(),
            syllables: words.map(|word| syllables(word, language)).sum(),
        }
    }

    /// Returns the reading grade; see [`ReadabilityCounts::grade`].
    #[must_use]
    pub fn reading_grade(&self, language: &str) -> Option<f64> {
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

/// Returns the number of syllables of a word.
///
/// A number or acronym has one syllable. In English, counts groups of vowels, except a silent final
/// `e`. In Spanish, counts groups of vowels, split between strong vowels (`a`, `e`, `o`) and
/// accented vowels.
#[must_use]
pub fn syllables(word: &str, language: &str) -> usize {
    let is_spoken =
        word.contains(char::is_lowercase) && !word.contains(|c: char| c.is_ascii_digit());
    match is_spoken {
        true if is_spanish(language) => spanish(&word.to_lowercase()),
        true => english(&word.to_lowercase()),
        false => 1,
    }
}

fn english(word: &str) -> usize {
    let is_vowel =
        |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'á' | 'é' | 'í' | 'ó' | 'ú');
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let mut groups = 0;
    let mut after_vowel = false;
    for letter in letters() {
        groups += usize::from(is_vowel(letter) && !after_vowel);
        after_vowel = is_vowel(letter);
    }
    let mut reversed = letters().rev();
    let ends: [Option<char>; 4] = std::array::from_fn(|_| reversed.next());
    let silent = match ends {
        [Some('e'), Some('l'), Some(before), _] => is_vowel(before),
        [Some('e'), Some(before), ..] => !is_vowel(before),
        [Some('d'), Some('e'), Some(before), _] => {
            !is_vowel(before) && !matches!(before, 't' | 'd')
        }
        [Some('s'), Some('e'), Some('h'), Some('s' | 'c')] => false,
        [Some('s'), Some('e'), Some(before), _] => {
            !is_vowel(before) && !matches!(before, 's' | 'x' | 'z' | 'c' | 'g')
        }
        _ => false,
    };
    groups.saturating_sub(usize::from(silent)).max(1)
}

fn spanish(word: &str) -> usize {
    let mut groups = 0;
    let mut last = None;
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_vowel =
            matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'é' | 'í' | 'ó' | 'ú' | 'ü')
                || letter == 'y' && letters.peek().is_none();
        let parts = |c: char| "aeoáéóíú".contains(c);
        if is_vowel && last.is_none_or(|last| parts(last) && parts(letter)) {
            groups += 1;
        }
        last = is_vowel.then_some(letter);
    }
    groups.max(1)
}
