//! Known misspellings, which `build.rs` takes from typos-dict.

use std::cmp::Ordering;

use super::transposition::transposition;

/// One line for each misspelling, sorted: the misspelling in lowercase, then its corrections, separated by
/// tabs.
///
/// It is a single string, not an array of strings: in a position-independent executable, a hundred
/// thousand pointers would have to be relocated at every start.
static KNOWN: &str = include_str!(concat!(env!("OUT_DIR"), "/misspellings.txt"));

/// Returns the likely corrections of a misspelled word; empty if the word is not a known misspelling.
///
/// Case is ignored; the corrections are in lowercase.
#[must_use]
pub fn corrections(word: &str) -> Vec<&'static str> {
    let known = match word.contains(char::is_uppercase) {
        true => find(&word.to_lowercase()),
        false => find(word),
    };
    match known {
        Some(corrections) => corrections.split('\t').collect(),
        None => transposition(word).into_iter().collect(),
    }
}

/// Returns `true` if one word is a known misspelling of another.
#[must_use]
pub fn is_misspelling_of(word: &str, other: &str) -> bool {
    corrections(word).iter().any(|correction| correction.eq_ignore_ascii_case(other))
}

/// Finds the line for a word by binary search and returns its corrections.
fn find(word: &str) -> Option<&'static str> {
    // `low` and `high` are always offsets of line starts.
    let (mut low, mut high) = (0, KNOWN.len());
    while low < high {
        let middle = KNOWN.floor_char_boundary(low + (high - low) / 2);
        let start = KNOWN.get(..middle)?.rfind('\n').map_or(0, |end| end + 1);
        let (line, _) = KNOWN.get(start..)?.split_once('\n')?;
        let (misspelled, corrections) = line.split_once('\t')?;
        match word.cmp(misspelled) {
            Ordering::Equal => return Some(corrections),
            Ordering::Less => high = start,
            Ordering::Greater => low = start + line.len() + 1,
        }
    }
    None
}
