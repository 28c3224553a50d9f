//! Common mistakes that leave the plan's structure clear. Each mistake is reported once, and the
//! file is parsed as if the mistakes were fixed.
//!
//! The search compares the lines of a file with the tables of fields. Each mistake comes with edits
//! that fix it. These edits are applied to a copy, the copy is parsed, and all spans are mapped
//! back to the original. So the lines below a key without its colon, or around a pasted code fence,
//! don't cause more errors.

mod brace;
mod colon;
mod conflict;
mod continuation;
mod fence;
mod fixed_copy;
mod frame;
mod marker;
mod page;
mod value;
mod walk;

use super::line::is_field;
use super::syntax_error::MISSING_SPACE;
use super::tree::Tree;
use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::model::is_key;
use crate::source::Source;

pub(super) use conflict::conflicts;
pub(super) use fixed_copy::read;
pub(super) use page::ERROR_KINDS;

/// A recognized mistake, and the edits that fix it.
pub(super) struct Mistake {
    finding: Diagnostic,
    edits: Vec<Edit>,
}

/// Returns the mistakes in a file, sorted by location.
pub(super) fn find(source: &Source) -> Vec<Mistake> {
    walk::mistakes(source)
}

/// Parses a file that is valid YAML as if its mistakes were fixed. Returns `None` if there are no
/// mistakes, or if other errors would remain.
pub(super) fn read_sound<'text>(source: &Source) -> Option<(Tree<'text>, Diagnostics)> {
    if !is_likely(source.text()) {
        return None;
    }
    let mut mistakes = find(source);
    // If YAML could parse all lines, no line has too little indentation.
    let named = [page::MISSING_COLON, page::NUMBERED_ENTRY, MISSING_SPACE];
    mistakes.retain(|mistake| named.contains(&mistake.finding.rule));
    let count = mistakes.len();
    let (tree, found) = if mistakes.is_empty() { None } else { read(source, mistakes) }?;
    (found.len() == count).then_some((tree, found))
}

/// Returns `true` if valid YAML may still contain mistakes: in YAML, `-id: x` and `1. id: x` are
/// keys, `#1 id: x` is a comment, `target {value: 4}` is one key, and a key without a colon is text
/// if it is alone in its block.
fn is_likely(text: &str) -> bool {
    text.lines().any(|line| {
        let said = line.trim_matches([' ', '\t', '\r']);
        let is_sign = |first: char| matches!(first, '-' | '#') || first.is_ascii_digit();
        let is_marked = said.starts_with(is_sign) && marker::length(said).is_some();
        let word = said.split([' ', '\t']).next().unwrap_or_default();
        is_marked || is_field(word) && is_key(word) || brace::brace(said).is_some()
    })
}

/// Returns the diagnostics for the mistakes, at most `most`.
fn findings(mistakes: Vec<Mistake>, most: usize) -> Diagnostics {
    mistakes.into_iter().map(|mistake| mistake.finding).take(most).collect()
}
