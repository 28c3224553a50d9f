//! The matches between two versions of a plan, for callers that work with the source text.

use super::entry_matching::{MatchEvidence, align};
use super::entry_tree::{EntryTree, id_of};
use crate::model::Plan;
use crate::source::Span;

/// An entry that is in both versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryMatch {
    /// The entry's span in the old version.
    pub before: Span,
    /// The entry's span in the new version.
    pub after: Span,
    /// `true` if the match is a guess, based on similar wording.
    pub is_guess: bool,
    /// `true` if the entry has an id in both versions, and the ids differ.
    pub is_renamed: bool,
}

/// Returns the entries that are in both plans, as `plancc diff` matches them.
#[must_use]
pub fn pairs(before: &Plan, after: &Plan) -> Vec<EntryMatch> {
    let (left, right) = (EntryTree::new(before), EntryTree::new(after));
    let pairs = align(&left, &right);
    let pair = |id| {
        let other = pairs.before(id)?;
        let (one, two) = (left.entity(other)?, right.entity(id)?);
        Some(EntryMatch {
            before: one.span(),
            after: two.span(),
            is_guess: pairs.how(id) == Some(MatchEvidence::Like),
            is_renamed: id_of(one).zip(id_of(two)).is_some_and(|(a, b)| a.value != b.value),
        })
    };
    (0..right.len()).filter_map(pair).collect()
}
