//! Known misspellings; the only file that names typos-dict.

/// What a word is most likely a misspelling of; empty where it is none that is known.
///
/// Capitals do not matter; the corrections are in small letters.
#[must_use]
pub fn corrections(word: &str) -> &'static [&'static str] {
    typos_dict::WORD.find(&word.into()).copied().unwrap_or_default()
}

/// Whether one word is a known misspelling of another.
#[must_use]
pub fn is_misspelling_of(word: &str, other: &str) -> bool {
    corrections(word).iter().any(|correction| correction.eq_ignore_ascii_case(other))
}
