//! How far a word of a text may be corrected without asking whoever wrote it.

use std::ops::Range;

use super::language::{Evidence, Spoken, Tongue, evidence, quoted, spoken};
use super::{Passage, Word};
use crate::prose::{Markup, corrections};

/// How far a word may be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// It isn't the writer's own, or isn't English: a quotation, a link, a file name, a foreign word.
    Leave,
    /// It may be what was meant: a person decides.
    Suggest,
    /// Nobody could dispute it: its sentence is English, and it is neither a name nor a word spoken about.
    Correct,
}

/// Words of a sentence that speaks about words.
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

/// Words that a name or somebody's words may follow.
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

/// Words before a colon that somebody's words follow.
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

/// How many words after one of [`BEFORE_NAMES`] may belong to the name.
const NAME_LENGTH: usize = 4;

/// How many words on each side of a word must speak for English and none against it.
const NEAR: usize = 3;

/// Judges one word of a passage; `plan` is the language that the plan says it is in.
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

/// Returns `true` if the sentence of the word is English beyond doubt.
pub(super) fn is_english(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    Sentence::around(passage, word).spoken() == Spoken::English
}

/// Returns `true` if the word is the writer's own: no quotation, link, file name or address.
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

/// What stands around a word without white space, without the punctuation at its ends.
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

/// Returns `true` if the word itself is set off: `*hola*` may be a foreign word or one that is spoken about.
fn is_emphasized(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let written = passage.scan().words.written(word.at.clone());
    let text = &passage.text.value;
    let is_mark = |c: Option<char>| c.is_some_and(|c| "*_~^`".contains(c));
    is_mark(text.get(..written.start).and_then(|text| text.chars().next_back()))
        || is_mark(text.get(written.end..).and_then(|text| text.chars().next()))
}

/// Returns `true` if the word has an ending that its correction lost, as Spanish `problemas` or German `adresse`.
///
/// Lists of misspellings hold many words that are right in another language.
fn looks_foreign(word: &Word<'_>) -> bool {
    word.corrections().iter().any(|correction| is_cognate(word.lower(), correction))
}

fn is_cognate(word: &str, correction: &str) -> bool {
    ["a", "o", "i", "u", "e", "as", "os", "is", "us", "es", "dad"]
        .iter()
        .any(|end| word.ends_with(end) && !correction.ends_with(end))
}

/// The words of a sentence, and which of them is looked at.
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
                // A word that other languages spell so speaks against English, but not the one that is looked at.
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

    /// Returns `true` if the words nearby speak for English and none speaks for another language.
    fn is_english_around(&self) -> bool {
        let from = self.number.saturating_sub(NEAR);
        let near = self.evidence.get(from..).unwrap_or_default();
        let near = near.iter().take(self.number - from + NEAR + 1);
        let is = |kind: Evidence| near.clone().any(|one| *one == kind);
        (is(Evidence::English) || is(Evidence::Shared)) && !is(Evidence::Foreign)
    }

    /// Returns `true` if the sentence may speak about the word or give it as a name.
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
