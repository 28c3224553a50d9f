//! Frequent words two letters of which have changed places (`evrey`), where the dictionary does not know the slip.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that stand in any plan; none of them is another word when two of its inner letters change places.
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

/// How long the words of [`FREQUENT`] are.
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

/// The frequent word of which `word`, in small letters, is a slip.
pub(super) fn swapped(word: &str) -> Option<&'static str> {
    LENGTHS.contains(&word.len()).then(|| SWAPPED.get(word).copied()).flatten()
}
