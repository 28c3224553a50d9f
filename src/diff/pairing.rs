//! Which entry of one plan is which of another, for whoever has the texts.

use super::align::{How, align};
use super::tree::Tree;
use crate::model::Plan;
use crate::source::Span;

/// An entry that stands in both of two plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Where it stands in the one.
    pub before: Span,
    /// Where it stands in the other.
    pub after: Span,
    /// Whether only a likeness of words says that the two are one.
    pub is_guess: bool,
}

/// The entries that two plans share, matched as a comparison matches them.
#[must_use]
pub fn pairs(before: &Plan, after: &Plan) -> Vec<Pair> {
    let (left, right) = (Tree::new(before), Tree::new(after));
    let pairs = align(&left, &right);
    let pair = |id| {
        let other = pairs.before(id)?;
        let (before, after) = (left.entity(other)?.span(), right.entity(id)?.span());
        Some(Pair { before, after, is_guess: pairs.how(id) == Some(How::Like) })
    };
    (0..right.len()).filter_map(pair).collect()
}
