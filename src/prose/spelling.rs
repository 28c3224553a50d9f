//! Known misspellings, as `build.rs` wrote them down from typos-dict.

use std::cmp::Ordering;

use super::swapped::swapped;

/// A line for each: the misspelling in small letters, then what it may stand for, tabs between them; in order.
///
/// One text and not a table of texts: where a program may be loaded anywhere, a hundred thousand addresses would
/// have to be set right each time that it starts.
static KNOWN: &str = include_str!(concat!(env!("OUT_DIR"), "/misspellings.txt"));

/// What a word is most likely a misspelling of; empty where it is none that is known.
///
/// Capitals do not matter; the corrections are in small letters.
#[must_use]
pub fn corrections(word: &str) -> Vec<&'static str> {
    let known = match word.contains(char::is_uppercase) {
        true => find(&word.to_lowercase()),
        false => find(word),
    };
    match known {
        Some(corrections) => corrections.split('\t').collect(),
        None => swapped(word).into_iter().collect(),
    }
}

/// Whether one word is a known misspelling of another.
#[must_use]
pub fn is_misspelling_of(word: &str, other: &str) -> bool {
    corrections(word).iter().any(|correction| correction.eq_ignore_ascii_case(other))
}

/// The rest of the line that begins with a word.
fn find(word: &str) -> Option<&'static str> {
    // Both are where a line begins.
    let (mut low, mut high) = (0, KNOWN.len());
    while low < high {
        let middle = KNOWN.floor_char_boundary(low + (high - low) / 2);
        let start = KNOWN.get(..middle)?.rfind('\n').map_or(0, |end| end + 1);
        let (line, _) = KNOWN.get(start..)?.split_once('\n')?;
        let (misspelt, corrections) = line.split_once('\t')?;
        match word.cmp(misspelt) {
            Ordering::Equal => return Some(corrections),
            Ordering::Less => high = start,
            Ordering::Greater => low = start + line.len() + 1,
        }
    }
    None
}
