//! Decides whether a misspelled word may be corrected without asking its author.

use std::ops::Range;

use super::language::{Evidence, Spoken, Tongue, evidence, quoted, spoken};
use super::{Passage, Word};
use crate::prose::{Markup, corrections};

/// The kind of correction that a word allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// None, because the word isn't the author's own or isn't English: a quotation, a link, a file name, a foreign word.
    Leave,
    /// A suggestion, because the word may be intended: a person decides.
    Suggest,
    /// A safe fix: the sentence is English, and the word is neither a name nor the subject of the sentence.
    Correct,
}

/// Words that show that a sentence is about words.
const ABOUT_WORDS: &[&str] = &[
    "autocorrect",
    "dialect",
    "error",
    "errors",
    "hashtag",
    "hashtags",
    "misprint",
    "misprints",
    "misspell",
    "misspelled",
    "misspelling",
    "misspellings",
    "misspells",
    "misspelt",
    "mistake",
    "mistakes",
    "mispronounced",
    "phrase",
    "phrases",
    "pronounced",
    "sic",
    "slang",
    "spell",
    "spelled",
    "spelling",
    "spellings",
    "spells",
    "spelt",
    "term",
    "terms",
    "typo",
    "typos",
    "word",
    "words",
];

/// Words that may be followed by a name or a quotation.
const BEFORE_NAMES: &[&str] = &[
    "branded",
    "called",
    "captioned",
    "dubbed",
    "entitled",
    "labeled",
    "labelled",
    "named",
    "nicknamed",
    "reads",
    "says",
    "titled",
    "typed",
];

/// Words that introduce a quotation after a colon.
const BEFORE_SPEECH: &[&str] = &[
    "answer",
    "answered",
    "answers",
    "asked",
    "comment",
    "commented",
    "comments",
    "replied",
    "said",
    "says",
    "texted",
    "told",
    "words",
    "wrote",
];

/// The number of words after one of [`BEFORE_NAMES`] that may belong to the name.
const NAME_LENGTH: usize = 4;

/// The number of words on each side of a word that must have evidence for English and none against it.
const NEAR: usize = 3;

/// Returns the kind of correction that a word of a passage allows; `plan` is the language that the plan declares.
pub(super) fn trust(passage: &Passage<'_>, word: &Word<'_>, plan: Tongue) -> Trust {
    let sentence = Sentence::around(passage, word);
    if !is_own(passage, word) {
        return Trust::Leave;
    }
    match sentence.spoken() {
        Spoken::Other => return Trust::Leave,
        Spoken::Unknown if plan != Tongue::English => return Trust::Leave,
        Spoken::Unknown => return Trust::Suggest,
        Spoken::English => {}
    }
    let is_sure = is_alone(passage, word)
        && sentence.is_english_around()
        && !sentence.speaks_about_words()
        && !sentence.lists_misspellings()
        && !is_emphasized(passage, word)
        && !looks_foreign(word);
    if is_sure { Trust::Correct } else { Trust::Suggest }
}

/// Verbs that follow the name of a person or a word that is spoken about, at the beginning of a sentence.
#[rustfmt::skip]
const AFTER_NAMES: &[&str] = &[
    "and", "chairs", "comes", "does", "fits", "gives", "goes", "has", "is", "knows", "leads",
    "makes", "means", "needs", "of", "or", "says", "sees", "sends", "serves", "teaches", "wants",
    "was", "works", "writes",
];

/// Verbs that follow the name of a person, and the plural of any noun as well.
#[rustfmt::skip]
const AFTER_NAMES_AND_PLURALS: &[&str] = &[
    "asked", "can", "did", "gave", "had", "led", "made", "met", "said", "told", "will", "wrote",
];

/// The minimum length of a capitalized word that is looked up: short ones are often names.
const CAPITALIZED: usize = 6;

/// Returns `true` if a word has its capital only because a sentence begins with it, and isn't a name.
pub(super) fn begins_sentence(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let mut letters = word.text.chars();
    let is_capitalized = letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && word.text.len() >= CAPITALIZED;
    if !is_capitalized {
        return false;
    }
    let sentence = Sentence::around(passage, word);
    let next = sentence.words.get(1);
    sentence.number == 0
        && next.is_some_and(|next| {
            next.text.starts_with(char::is_lowercase)
                && !AFTER_NAMES.contains(&next.lower())
                && (word.text.ends_with('s') || !AFTER_NAMES_AND_PLURALS.contains(&next.lower()))
        })
}

/// Returns `true` if the sentence of the word is certainly English.
pub(super) fn is_english(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    Sentence::around(passage, word).spoken() == Spoken::English
}

/// Returns `true` if the word is the author's own: no quotation, link, file name or address.
pub(super) fn is_own(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let scan = passage.scan();
    let text = scan.words.text();
    let within = |range: &Range<usize>| range.start <= word.at.start && word.at.end <= range.end;
    let is_marked = scan.marks.iter().any(|mark| {
        matches!(mark.markup, Markup::Link { .. } | Markup::Quotation) && within(&mark.at)
    });
    let start = text.get(..word.at.start).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
    let paragraph = text.get(start..).and_then(|text| text.lines().next()).unwrap_or_default();
    let is_quoted = quoted(paragraph)
        .into_iter()
        .any(|quoted| within(&(quoted.start + start..quoted.end + start)));
    !is_marked && !is_quoted && !chunk(passage, word).contains(|c| "/\\_@#=.&$~<>{}|".contains(c))
}

/// Returns the text between white space that contains the word, without punctuation at its ends.
fn chunk<'p>(passage: &'p Passage<'_>, word: &Word<'_>) -> &'p str {
    let text = passage.scan().words.text();
    let before = text.get(..word.at.start).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| {
        at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let rest = text.get(word.at.end..).unwrap_or_default();
    let end = word.at.end + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let chunk = text.get(start..end).unwrap_or_default();
    let chunk = chunk.trim_start_matches(['(', '[', '\u{bf}', '\u{a1}']);
    chunk.trim_end_matches([')', ']', '.', ',', ';', ':', '!', '?', '\u{2026}'])
}

/// Returns `true` if nothing is joined to the word, as in `self-atendance` or `the class\u{2014}teh best`.
fn is_alone(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    chunk(passage, word) == word.text
}

/// Returns `true` if the word itself is emphasized: `*hola*` may be a foreign word or the subject of the sentence.
fn is_emphasized(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let written = passage.scan().words.written(word.at.clone());
    let text = &passage.text.value;
    let is_mark = |c: Option<char>| c.is_some_and(|c| "*_~^`".contains(c));
    is_mark(text.get(..written.start).and_then(|text| text.chars().next_back()))
        || is_mark(text.get(written.end..).and_then(|text| text.chars().next()))
}

/// Returns `true` if the word has an ending that its correction lacks, as in Spanish `problemas` or German `adresse`.
///
/// Lists of misspellings contain many words that are correct in another language.
fn looks_foreign(word: &Word<'_>) -> bool {
    word.corrections().iter().any(|correction| is_cognate(word.lower(), correction))
}

fn is_cognate(word: &str, correction: &str) -> bool {
    ["a", "o", "i", "u", "e", "as", "os", "is", "us", "es", "dad"]
        .iter()
        .any(|end| word.ends_with(end) && !correction.ends_with(end))
}

/// The words of a sentence, with the number of the word to check.
struct Sentence<'p> {
    words: Vec<Word<'p>>,
    evidence: Vec<Evidence>,
    number: usize,
    text: &'p str,
}

impl<'p> Sentence<'p> {
    fn around(passage: &'p Passage<'_>, word: &Word<'_>) -> Sentence<'p> {
        let scan = passage.scan();
        let at = scan.words.sentences().into_iter().map(|sentence| sentence.at);
        let at = at.into_iter().find(|at| at.contains(&word.at.start));
        let at = at.unwrap_or_else(|| word.at.clone());
        let words: Vec<Word<'p>> =
            passage.words().filter(|word| at.contains(&word.at.start)).collect();
        let number = words.iter().position(|other| other.at == word.at).unwrap_or_default();
        let evidence = words
            .iter()
            .enumerate()
            .map(|(place, other)| match evidence(other.text, place == 0) {
                // A misspelled word that only looks English proves nothing.
                _ if place == number => Evidence::None,
                // A word with a foreign ending is evidence against English, unless it is the word to check.
                Evidence::None if place != number && looks_foreign(other) => Evidence::Foreign,
                evidence => evidence,
            })
            .collect();
        let text = scan.words.text().get(..word.at.start).unwrap_or_default();
        Sentence { words, evidence, number, text: text.get(at.start..).unwrap_or_default() }
    }

    fn spoken(&self) -> Spoken {
        spoken(&self.evidence)
    }

    /// Returns `true` if nearby words are evidence for English and none for another language.
    fn is_english_around(&self) -> bool {
        let from = self.number.saturating_sub(NEAR);
        let near = self.evidence.get(from..).unwrap_or_default();
        let near = near.iter().take(self.number - from + NEAR + 1);
        let is = |kind: Evidence| near.clone().any(|one| *one == kind);
        (is(Evidence::English) || is(Evidence::Shared)) && !is(Evidence::Foreign)
    }

    /// Returns `true` if the sentence may be about the word, or use it as a name.
    fn speaks_about_words(&self) -> bool {
        let is = |word: &Word<'_>, words: &[&str]| words.contains(&word.lower());
        let before = self.words.get(..self.number).unwrap_or_default();
        self.words.iter().any(|word| is(word, ABOUT_WORDS))
            || before.iter().rev().take(NAME_LENGTH).any(|word| is(word, BEFORE_NAMES))
            || self.text.contains(':') && before.iter().any(|word| is(word, BEFORE_SPEECH))
    }

    /// Returns `true` if the word and a neighbor are both misspelled and in a list, as in `alot, untill and wierd`.
    fn lists_misspellings(&self) -> bool {
        let is_slip = |place: usize| {
            self.words.get(place).is_some_and(|word| !corrections(word.lower()).is_empty())
        };
        let is_joint = |place: usize| {
            self.words.get(place).is_some_and(|word| matches!(word.lower(), "and" | "or"))
        };
        let (here, before) = (self.number, self.text.trim_end());
        let after_comma = before.ends_with(',') && here > 0 && is_slip(here - 1);
        let before_joint = is_joint(here + 1) && is_slip(here + 2);
        let after_joint = here > 1 && is_joint(here - 1) && is_slip(here - 2);
        let next_is_listed = is_slip(here + 1) && self.is_followed_by_comma();
        after_comma || before_joint || after_joint || next_is_listed
    }

    fn is_followed_by_comma(&self) -> bool {
        let (Some(word), Some(next)) =
            (self.words.get(self.number), self.words.get(self.number + 1))
        else {
            return false;
        };
        next.at.start - word.at.end == 2
    }
}
