//! Finds known misspellings, and misspellings of frequent words in plans (`evrey`, `depratment`) that are not in the
//! dictionary.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::list::{WordList, word_lists};

/// The known misspellings of a language.
#[derive(Debug)]
pub struct Spelling {
    /// One line for each misspelling, sorted: the misspelling in lowercase, then its corrections, separated by tabs.
    ///
    /// It is a single string, not an array of strings: in a position-independent executable, a hundred thousand
    /// pointers would have to be relocated at every start.
    pub(super) dictionary: &'static str,
    /// Words in which letters are often swapped, and the words around a misspelling.
    pub words: SpellingWords,
    /// Misspellings of frequent words, each with the word.
    pub(super) slips: fn() -> &'static BTreeMap<String, &'static str>,
}

word_lists! {
    /// Words that are often misspelled, and words that show whether a misspelling is intended.
    SpellingWords {
        /// Words that occur in most plans and never become another word if two adjacent inner letters are swapped.
        frequent,
        /// Long words in plans, which don't become another word if one inner letter is dropped, doubled or replaced.
        long,
        /// Endings of foreign words that look like misspellings: Spanish `problemas`, German `adresse`.
        foreign_endings,
        /// Words that show that a sentence discusses spelling or wording.
        about_words,
        /// Words that may be followed by a name or a quotation.
        before_names,
        /// Words that introduce a quotation after a colon.
        before_speech,
        /// Nouns that come right before the name of something in a program or document.
        named_things,
        /// Words before the last word of a list.
        list_joints,
        /// Words that follow a person's name, or a word that the sentence is about, at the beginning of a sentence.
        after_names,
        /// Words that follow a person's name, but also the plural of any noun.
        after_names_and_plurals,
    }
}

impl Spelling {
    /// Returns the likely corrections of a misspelled word; empty if the word is not a known misspelling.
    ///
    /// Case is ignored; the corrections are in lowercase.
    #[must_use]
    pub fn corrections(&self, word: &str) -> Vec<&'static str> {
        let known = match word.contains(char::is_uppercase) {
            true => self.find(&word.to_lowercase()),
            false => self.find(word),
        };
        match known {
            Some(corrections) => corrections.split('\t').collect(),
            None if LENGTHS.contains(&word.len()) => {
                (self.slips)().get(word).copied().into_iter().collect()
            }
            None => Vec::new(),
        }
    }

    /// Returns `true` if a word has a foreign ending that its correction lacks.
    ///
    /// Lists of misspellings contain many words that are correct in another language.
    #[must_use]
    pub fn looks_foreign(&self, word: &str, corrections: &[&str]) -> bool {
        let is_cognate = |correction: &&str| {
            let mut endings = self.words.foreign_endings.iter();
            endings.any(|end| word.ends_with(end) && !correction.ends_with(end))
        };
        corrections.iter().any(is_cognate)
    }

    /// Finds the line for a word by binary search and returns its corrections.
    fn find(&self, word: &str) -> Option<&'static str> {
        let known = self.dictionary;
        // `low` and `high` are always offsets of line starts.
        let (mut low, mut high) = (0, known.len());
        while low < high {
            let middle = known.floor_char_boundary(low + (high - low) / 2);
            let start = known.get(..middle)?.rfind('\n').map_or(0, |end| end + 1);
            let (line, _) = known.get(start..)?.split_once('\n')?;
            let (misspelled, corrections) = line.split_once('\t')?;
            match word.cmp(misspelled) {
                Ordering::Equal => return Some(corrections),
                Ordering::Less => high = start,
                Ordering::Greater => low = start + line.len() + 1,
            }
        }
        None
    }
}

/// The possible lengths of a misspelling in [`slips`], for a fast check.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=16;

/// Returns the misspellings of frequent and long ASCII words.
pub(super) fn slips(
    frequent: WordList,
    long: WordList,
    vowels: &[&'static str],
) -> BTreeMap<String, &'static str> {
    let of_frequent =
        frequent.iter().flat_map(|word| exchanged(word).map(move |slip| (slip, word)));
    let of_long = long.iter().flat_map(|word| {
        let slips = exchanged(word).chain(dropped(word)).chain(doubled(word));
        slips.chain(revoweled(word, vowels)).map(move |slip| (slip, word))
    });
    let is_right = |slip: &String| frequent.has(slip) || long.has(slip);
    of_frequent.chain(of_long).filter(|(slip, _)| !is_right(slip)).collect()
}

/// Returns the indices of the inner letters of an ASCII word.
fn inner(word: &str) -> std::ops::Range<usize> {
    1..word.len().saturating_sub(1)
}

/// Replaces the letters at `at` in a word with `new`.
fn with(word: &str, at: std::ops::Range<usize>, new: &str) -> String {
    let mut slip = word.to_owned();
    slip.replace_range(at, new);
    slip
}

/// Returns each variant of the word with two adjacent inner letters swapped.
fn exchanged(word: &str) -> impl Iterator<Item = String> {
    inner(word).filter_map(|at| {
        let pair: Vec<char> = word.get(at..at + 2)?.chars().rev().collect();
        Some(with(word, at..at + 2, &pair.iter().collect::<String>()))
    })
}

/// Returns each variant of the word with one inner letter dropped.
fn dropped(word: &str) -> impl Iterator<Item = String> {
    inner(word).map(|at| with(word, at..at + 1, ""))
}

/// Returns each variant of the word with one inner letter doubled.
fn doubled(word: &str) -> impl Iterator<Item = String> {
    inner(word).filter_map(|at| Some(with(word, at..at, word.get(at..=at)?)))
}

/// Returns each variant of the word with one inner vowel replaced.
fn revoweled(word: &str, vowels: &[&'static str]) -> impl Iterator<Item = String> {
    let is_vowel = |at: &usize| word.get(*at..=*at).is_some_and(|c| vowels.contains(&c));
    let places = inner(word).filter(is_vowel);
    places.flat_map(move |at| vowels.iter().map(move |vowel| with(word, at..at + 1, vowel)))
}
