//! Recognizes misspellings of frequent words in plans (`evrey`, `depratment`) that are not in the
//! dictionary.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that occur in most plans and never become another word if two adjacent inner letters are
/// swapped.
#[rustfmt::skip]
const FREQUENT: &[&str] = &[
    "access", "across", "action", "actions", "after", "another", "attendance", "before",
    "between", "children", "classroom", "community", "district", "during", "every", "families",
    "family", "first", "increase", "language", "learning", "lessons", "library", "meeting",
    "meetings", "monthly", "number", "office", "parents", "percent", "priority", "progress",
    "provide", "quarterly", "reading", "reduce", "report", "school", "schools", "services",
    "should", "staff", "student", "students", "support", "teacher", "teachers", "their",
    "these", "through", "training", "weekly", "where", "which", "while", "within", "without",
    "would", "years",
];

/// Long words in plans, which don't become another word if one inner letter is dropped, doubled or
/// replaced.
#[rustfmt::skip]
const LONG: &[&str] = &[
    "absences", "academic", "assessment", "assessments", "attendance", "bilingual", "buildings",
    "children", "classroom", "classrooms", "community", "conference", "conferences",
    "coordinator", "coordinators", "curriculum", "department",
    "departments", "development", "elementary", "engagement", "equipment",
    "families", "graduation", "improvement", "instruction", "interpreter", "interpreters",
    "intervention", "interventions", "kindergarten", "language", "librarian", "librarians",
    "literacy", "maintenance", "mathematics", "neighborhood", "opportunities", "opportunity",
    "playground", "preschool", "principals", "professional", "psychologist", "registration",
    "scholarship", "scholarships", "specialist", "specialists", "strengthen", "students",
    "superintendent", "suspension", "suspensions", "technology", "translation", "transportation",
    "volunteer", "volunteers",
];

/// The possible lengths of a misspelling, for a fast check.
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=16;

static SLIPS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let frequent = FREQUENT.iter().flat_map(|word| exchanged(word).map(|slip| (slip, *word)));
    let long = LONG.iter().flat_map(|word| {
        let slips =
            exchanged(word).chain(dropped(word)).chain(doubled(word)).chain(revoweled(word));
        slips.map(|slip| (slip, *word))
    });
    let is_right =
        |slip: &String| FREQUENT.contains(&slip.as_str()) || LONG.contains(&slip.as_str());
    frequent.chain(long).filter(|(slip, _)| !is_right(slip)).collect()
});

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
fn revoweled(word: &str) -> impl Iterator<Item = String> {
    const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
    let places = inner(word).filter(|at| word.get(*at..=*at).is_some_and(|c| VOWELS.contains(&c)));
    places.flat_map(move |at| VOWELS.map(|vowel| with(word, at..at + 1, vowel)))
}

/// Returns the frequent word that `word` misspells, if any. `word` is in lowercase.
pub(super) fn transposition(word: &str) -> Option<&'static str> {
    LENGTHS.contains(&word.len()).then(|| SLIPS.get(word).copied()).flatten()
}
