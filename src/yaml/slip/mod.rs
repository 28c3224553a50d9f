//! Common slips that leave the plan's structure clear: each is reported once, and the rest is read as if it were mended.
//!
//! The lines of a text that does not parse are walked with the table of fields in hand. A slip comes with the edits
//! that mend it; they are made in a copy, the copy is read, and every place in the result is given in the original.
//! So nothing that stands below a key without its colon, or around a pasted fence, is reported as well.

mod colon;
mod conflict;
mod fence;
mod frame;
mod marker;
mod page;
mod restore;
mod value;
mod walk;
mod wrapped;

use super::fault::MISSING_SPACE;
use super::line::is_field;
use super::tree::Tree;
use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::model::is_key;
use crate::source::Source;

pub(super) use conflict::conflicts;
pub(super) use page::FAULTS;
pub(super) use restore::read;

/// A recognized slip, and the edits that mend it.
pub(super) struct Slip {
    finding: Diagnostic,
    edits: Vec<Edit>,
}

/// The slips of a text that does not parse, in the order of their lines.
pub(super) fn find(source: &Source) -> Vec<Slip> {
    walk::slips(source)
}

/// A text that parses as if its slips were mended, if it has slips and nothing else is wrong with it then.
pub(super) fn read_sound<'text>(source: &Source) -> Option<(Tree<'text>, Diagnostics)> {
    if !is_likely(source.text()) {
        return None;
    }
    let mut slips = find(source);
    // Where YAML reads all lines, none stands too far left.
    let named = [page::MISSING_COLON, page::NUMBERED_ENTRY, MISSING_SPACE];
    slips.retain(|slip| named.contains(&slip.finding.rule));
    let count = slips.len();
    let (tree, found) = if slips.is_empty() { None } else { read(source, slips) }?;
    (found.len() == count).then_some((tree, found))
}

/// Whether a text that parses may hold slips all the same: to YAML `-id: x` and `1. id: x` are keys, and a key without
/// its colon that is alone in its block begins a text.
fn is_likely(text: &str) -> bool {
    text.lines().any(|line| {
        let said = line.trim_matches([' ', '\t', '\r']);
        let is_marked = said.starts_with(|first: char| first == '-' || first.is_ascii_digit())
            && marker::length(said).is_some();
        is_marked || is_field(said) && is_key(said)
    })
}

/// The findings of slips, at most `most` of them.
fn findings(slips: Vec<Slip>, most: usize) -> Diagnostics {
    slips.into_iter().map(|slip| slip.finding).take(most).collect()
}
