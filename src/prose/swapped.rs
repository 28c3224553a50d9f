//! Frequent words with two swapped letters (`evrey`), for misspellings that the dictionary lacks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that occur in most plans and do not become another word if two adjacent inner letters are swapped.
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

/// The lengths of the words in [`FREQUENT`].
const LENGTHS: std::ops::RangeInclusive<usize> = 5..=10;

static SWAPPED: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut slips = BTreeMap::new();
    for &word in FREQUENT {
        let letters: Vec<char> = word.chars().collect();
        for at in 1..letters.len().saturating_sub(1) {
            let mut slip = letters.clone();
            slip.swap(at, at + 1);
            if slip != letters {
                slips.insert(slip.into_iter().collect(), word);
            }
        }
    }
    slips
});

/// Returns the frequent word that `word`, in lowercase, misspells.
pub(super) fn swapped(word: &str) -> Option<&'static str> {
    LENGTHS.contains(&word.len()).then(|| SWAPPED.get(word).copied()).flatten()
}
