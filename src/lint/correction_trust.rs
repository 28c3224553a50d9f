//! Decides whether a misspelled word may be corrected without asking its author.

use std::ops::Range;

use super::language::quotations;
use super::{Passage, Word};
use crate::lang::{self, Language, Verdict};
use crate::prose::{Markup, Scan};

/// The kind of correction that a word allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CorrectionTrust {
    /// No correction, because the word isn't the author's own (a quotation, link or file name) or isn't English.
    Leave,
    /// A suggestion for a person to decide, because the word may be intended.
    Suggest,
    /// A safe fix: the sentence is English, and the word is neither a name nor the subject of the sentence.
    Correct,
}

/// Returns the kind of correction that a word of a passage allows. `plan` is the language that the plan declares.
pub(super) fn correction_trust(
    passage: &Passage<'_>,
    word: &Word<'_>,
    plan: Language<'_>,
) -> CorrectionTrust {
    if !is_own(passage, word) {
        return CorrectionTrust::Leave;
    }
    let Some(here) = passage.sentences().around(passage, word) else {
        return CorrectionTrust::Suggest;
    };
    match here.verdict() {
        Verdict::Other => return CorrectionTrust::Leave,
        Verdict::Unknown if !plan.has_spelling() => return CorrectionTrust::Leave,
        Verdict::Unknown => return CorrectionTrust::Suggest,
        Verdict::Certain => {}
    }
    let is_sure = is_alone(passage, word)
        && here.is_english_around()
        && !here.speaks_about_words()
        && !here.lists_misspellings()
        && !here.is_near_any(word.corrections())
        && !here.follows_its_kind()
        && !is_emphasized(passage, word)
        && !looks_foreign(word);
    if is_sure { CorrectionTrust::Correct } else { CorrectionTrust::Suggest }
}

/// The minimum length in bytes of a capitalized word that is checked. Shorter words are often names.
const CAPITALIZED: usize = 6;

/// Returns `true` if a word is capitalized only because it begins a sentence, and not because it is a name.
pub(super) fn begins_sentence(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let mut letters = word.text.chars();
    let is_capitalized = letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && word.text.len() >= CAPITALIZED;
    if !is_capitalized {
        return false;
    }
    let here = passage.sentences().around(passage, word);
    let next = here.and_then(|here| here.second_if_first());
    let words = &lang::spelling().0.words;
    next.is_some_and(|next| {
        next.text.starts_with(char::is_lowercase)
            && !words.after_names.has(next.lower())
            && (word.text.ends_with('s') || !words.after_names_and_plurals.has(next.lower()))
    })
}

/// Returns `true` if the sentence that contains the word is certainly English.
pub(super) fn is_english(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let here = passage.sentences().around(passage, word);
    here.is_some_and(|here| here.verdict() == Verdict::Certain)
}

/// Returns `true` if the word is the author's own, and not part of a quotation, link, file name or address.
pub(super) fn is_own(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    let foreign = passage.foreign();
    let first = foreign.partition_point(|range| range.end < word.at.end);
    let is_inside = foreign.get(first).is_some_and(|range| range.start <= word.at.start);
    !is_inside && !chunk(passage, word).contains(|c| "/\\_@#=.&$~<>{}|".contains(c))
}

/// Returns the byte ranges of quotations and links in the scanned text, in order and without overlaps.
pub(super) fn foreign(scan: &Scan) -> Vec<Range<usize>> {
    let is_foreign = |markup: &Markup| matches!(markup, Markup::Link { .. } | Markup::Quotation);
    let marks = scan.marks.iter().filter(|mark| is_foreign(&mark.markup));
    let mut all: Vec<Range<usize>> = marks.map(|mark| mark.at.clone()).collect();
    let mut start = 0;
    for paragraph in scan.words.text().split_inclusive('\n') {
        let line = paragraph.lines().next().unwrap_or_default();
        let inside = quotations(line).into_iter();
        all.extend(inside.map(|quoted| quoted.start + start..quoted.end + start));
        start += paragraph.len();
    }
    all.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for range in all {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// The maximum number of bytes on each side of a word that are searched for white space.
const CHUNK: usize = 256;

/// Returns the word with everything that is attached to it, up to white space, without punctuation at the ends.
fn chunk<'p>(passage: &'p Passage<'_>, word: &Word<'_>) -> &'p str {
    let text = passage.scan().words.text();
    let from = text.floor_char_boundary(word.at.start.saturating_sub(CHUNK));
    let before = text.get(from..word.at.start).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(from, |at| {
        let space = before.get(at..).and_then(|rest| rest.chars().next());
        from + at + space.map_or(1, char::len_utf8)
    });
    let to = text.ceil_char_boundary((word.at.end + CHUNK).min(text.len()));
    let rest = text.get(word.at.end..to).unwrap_or_default();
    let end = word.at.end + rest.find(char::is_whitespace).unwrap_or(rest.len());
    let chunk = text.get(start..end).unwrap_or_default();
    let chunk = chunk.trim_start_matches(['(', '[', '\u{bf}', '\u{a1}']);
    chunk.trim_end_matches([')', ']', '.', ',', ';', ':', '!', '?', '\u{2026}'])
}

/// Returns `true` if nothing is attached to the word, unlike in `self-atendance` or `the class\u{2014}teh best`.
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
pub(super) fn looks_foreign(word: &Word<'_>) -> bool {
    lang::spelling().0.looks_foreign(word.lower(), word.corrections())
}
