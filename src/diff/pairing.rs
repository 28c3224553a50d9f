//! Which entry of one plan is which of another, for whoever has the texts.

use super::align::{How, align};
use super::tree::{Tree, id_of};
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
    /// Whether both have ids, and not the same.
    pub is_renamed: bool,
}

/// The entries that two plans share, matched as a comparison matches them.
#[must_use]
pub fn pairs(before: &Plan, after: &Plan) -> Vec<Pair> {
    let (left, right) = (Tree::new(before), Tree::new(after));
    let pairs = align(&left, &right);
    let pair = |id| {
        let other = pairs.before(id)?;
        let (one, two) = (left.entity(other)?, right.entity(id)?);
        Some(Pair {
            before: one.span(),
            after: two.span(),
            is_guess: pairs.how(id) == Some(How::Like),
            is_renamed: id_of(one).zip(id_of(two)).is_some_and(|(a, b)| a.value != b.value),
        })
    };
    (0..right.len()).filter_map(pair).collect()
}
