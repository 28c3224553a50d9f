//! The sentences of a passage, with the language of each sentence and the context of each word.
//!
//! Rules look up each suspicious word. Each sentence is analyzed only once, and a lookup takes constant time,
//! so text with many suspicious words takes linear time.

use std::cell::OnceCell;
use std::ops::Range;

use super::correction_trust::looks_foreign;
use super::{Passage, Word};
use crate::lang::{self, EvidenceCounts, SpellingWords, Verdict, WordEvidence, WordList};
use crate::prose::Scan;

/// The number of words after one that introduces a name that may belong to the name.
const NAME_LENGTH: usize = 4;

/// The number of words on each side of a misspelling that are searched for its correction.
const NEAR_CORRECTION: usize = 8;

/// The number of words on each side of a word that are searched for evidence for and against English.
const NEAR: usize = 3;

/// The sentences of a passage.
pub(super) struct Sentences(Vec<(Range<usize>, OnceCell<Sentence>)>);

/// A sentence. Word indexes are relative to its first word.
struct Sentence {
    /// The index of the first word in the passage.
    first: usize,
    evidence: Vec<WordEvidence>,
    balance: EvidenceCounts,
    /// `true` if the sentence contains a word about spelling or wording.
    is_about_words: bool,
    /// The index of the first word that introduces a quotation.
    speech: Option<usize>,
    /// The byte offset of the first colon in the scanned text.
    colon: Option<usize>,
}

/// A word and the sentence that contains it.
pub(super) struct WordContext<'p> {
    passage: &'p Passage<'p>,
    sentence: &'p Sentence,
    start: usize,
    number: usize,
    at_word: usize,
}

impl Sentences {
    /// Divides text into sentences. Each sentence is analyzed when a word in it is looked up.
    pub(super) fn of(scan: &Scan) -> Sentences {
        let sentences = scan.words.sentences().into_iter();
        Sentences(sentences.map(|found| (found.at, OnceCell::new())).collect())
    }

    /// Returns a word with its sentence; `None` if the word is not in a sentence.
    pub(super) fn around<'p>(
        &'p self,
        passage: &'p Passage<'p>,
        word: &Word<'p>,
    ) -> Option<WordContext<'p>> {
        let number = self.0.partition_point(|(at, _)| at.end <= word.at.start);
        let (at, sentence) = self.0.get(number).filter(|(at, _)| at.contains(&word.at.start))?;
        let sentence = sentence.get_or_init(|| Sentence::of(passage, at));
        let number = passage.words_before(word.at.start).checked_sub(sentence.first)?;
        Some(WordContext { passage, sentence, start: at.start, number, at_word: word.at.start })
    }
}

impl Sentence {
    fn of(passage: &Passage<'_>, at: &Range<usize>) -> Sentence {
        let first = passage.words_before(at.start);
        let words = || passage.words_from(first).take_while(|word| word.at.start < at.end);
        let (spelling, recognition) = lang::spelling();
        let is = |word: &Word<'_>, list: WordList| list.has(word.lower());
        let text = passage.scan().words.text().get(at.clone()).unwrap_or_default();
        let evidence: Vec<WordEvidence> = words()
            .enumerate()
            .map(|(place, word)| match recognition.evidence(word.text, place == 0) {
                // A word with a foreign ending is evidence against English.
                WordEvidence::None if looks_foreign(&word) => WordEvidence::Foreign,
                evidence => evidence,
            })
            .collect();
        Sentence {
            first,
            balance: EvidenceCounts::of(&evidence),
            evidence,
            is_about_words: words().any(|word| is(&word, spelling.words.about_words)),
            speech: words().position(|word| is(&word, spelling.words.before_speech)),
            colon: text.find(':').map(|colon| at.start + colon),
        }
    }
}

impl<'p> WordContext<'p> {
    /// Returns the language of the sentence. The word itself doesn't count, because a misspelled word may only look
    /// English.
    pub(super) fn verdict(&self) -> Verdict {
        let own = self.sentence.evidence.get(self.number).copied();
        self.sentence.balance.without(own.unwrap_or(WordEvidence::None)).verdict()
    }

    /// Returns `true` if at least one nearby word is evidence for English and none is evidence for another
    /// language.
    pub(super) fn is_english_around(&self) -> bool {
        let from = self.number.saturating_sub(NEAR);
        let near = self.sentence.evidence.iter().enumerate().skip(from);
        let near = near.take(self.number - from + NEAR + 1);
        let near = near.filter(|(place, _)| *place != self.number).map(|(_, one)| *one);
        let is = |kind: WordEvidence| near.clone().any(|one| one == kind);
        (is(WordEvidence::Own) || is(WordEvidence::Shared)) && !is(WordEvidence::Foreign)
    }

    /// Returns the second word of the sentence if this word is the first one.
    pub(super) fn second_if_first(&self) -> Option<Word<'p>> {
        (self.number == 0).then(|| self.at(1)).flatten()
    }

    /// Returns `true` if the sentence may discuss spelling or wording, or if the word may be part of a name or
    /// a quotation.
    pub(super) fn speaks_about_words(&self) -> bool {
        let is_name = |place: usize| self.is_any(place, |word| words().before_names.has(word));
        let from = self.number.saturating_sub(NAME_LENGTH);
        let follows_colon = self.sentence.colon.is_some_and(|colon| colon < self.at_word);
        self.sentence.is_about_words
            || (from..self.number).any(is_name)
            || follows_colon && self.sentence.speech.is_some_and(|speech| speech < self.number)
    }

    /// Returns `true` if the word and a neighbor are both misspelled and in a list, as in `alot, untill and wierd`.
    pub(super) fn lists_misspellings(&self) -> bool {
        let is_slip = |place: usize| {
            self.is_any(place, |word| !lang::spelling().0.corrections(word).is_empty())
        };
        let is_joint = |place: usize| self.is_any(place, |word| words().list_joints.has(word));
        let (here, before) = (self.number, self.before());
        let after_comma = before.ends_with(',') && here > 0 && is_slip(here - 1);
        let before_joint = is_joint(here + 1) && is_slip(here + 2);
        let after_joint = here > 1 && is_joint(here - 1) && is_slip(here - 2);
        let next_is_listed = is_slip(here + 1) && self.is_followed_by_comma();
        after_comma || before_joint || after_joint || next_is_listed
    }

    /// Returns `true` if a nearby word is one of these corrections: in `Write receive, not recieve`, the misspelling is
    /// an example.
    pub(super) fn is_near_any(&self, corrections: &[&str]) -> bool {
        let from = self.number.saturating_sub(NEAR_CORRECTION);
        let near = from..=self.number + NEAR_CORRECTION;
        near.into_iter().any(|place| self.is_any(place, |word| corrections.contains(&word)))
    }

    /// Returns `true` if the word follows a noun that names it, as in `the command recieve`.
    pub(super) fn follows_its_kind(&self) -> bool {
        self.number > 0 && self.is_any(self.number - 1, |word| words().named_things.has(word))
    }

    /// Returns the text of the sentence before the word.
    fn before(&self) -> &str {
        let text = self.passage.scan().words.text();
        text.get(self.start..self.at_word).unwrap_or_default().trim_end()
    }

    fn is_followed_by_comma(&self) -> bool {
        let (here, next) = (self.at(self.number), self.at(self.number + 1));
        here.zip(next).is_some_and(|(here, next)| next.at.start - here.at.end == 2)
    }

    /// Returns `true` if the sentence has a word at index `place` and the word passes the test.
    fn is_any(&self, place: usize, test: impl Fn(&str) -> bool) -> bool {
        self.at(place).is_some_and(|word| test(word.lower()))
    }

    fn at(&self, place: usize) -> Option<Word<'p>> {
        let is_inside = place < self.sentence.evidence.len();
        is_inside.then(|| self.passage.words_from(self.sentence.first + place).next()).flatten()
    }
}

/// Returns the words around misspellings.
fn words() -> &'static SpellingWords {
    &lang::spelling().0.words
}
