//! Three-way merge of sequences (diff3): applies the edits of both sides to the base.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The sides that changed a hunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangedSides {
    /// Neither side.
    Nobody,
    /// Our side.
    Ours,
    /// Their side.
    Theirs,
    /// Both sides, identically.
    Both,
    /// Both sides, differently.
    Conflict,
}

/// A range of the base, with the corresponding ranges of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) by: ChangedSides,
    pub(super) base: Range<usize>,
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
}

/// An edit of one side: a range of the base and its replacement.
#[derive(Debug, Clone)]
struct SideEdit {
    base: Range<usize>,
    side: Range<usize>,
}

/// The condition under which two edits conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ConflictDistance {
    /// Edits that touch conflict, as in git.
    Touching,
    /// Edits conflict only if they overlap or insert at the same position.
    Sharing,
}

impl ConflictDistance {
    fn meet(self, one: &Range<usize>, other: &Range<usize>) -> bool {
        match self {
            ConflictDistance::Touching => one.start <= other.end && other.start <= one.end,
            ConflictDistance::Sharing => {
                one.start < other.end && other.start < one.end
                    || one.is_empty() && other.is_empty() && one.start == other.start
            }
        }
    }
}

/// Returns the hunks of a merge in the order of the base. Together, the hunks cover all three
/// sequences.
pub(super) fn diff3(
    base: &[String],
    ours: &[String],
    theirs: &[String],
    near: ConflictDistance,
) -> Vec<Hunk> {
    let (mut left, mut right) = (edits(base, ours), edits(base, theirs));
    left.reverse();
    right.reverse();
    let mut hunks = Vec::new();
    // The current positions in the base and in each side.
    let (mut at, mut our_at, mut their_at) = (0, 0, 0);
    loop {
        let key = |edit: &SideEdit| (edit.base.start, edit.base.end);
        let first = [left.last(), right.last()].into_iter().flatten().min_by_key(|edit| key(edit));
        let Some(first) = first else { break };
        let mut whole = first.base.clone();
        let (mut mine, mut yours): (Vec<SideEdit>, Vec<SideEdit>) = (Vec::new(), Vec::new());
        loop {
            let mut take = |all: &mut Vec<SideEdit>, taken: &mut Vec<SideEdit>| {
                let meets = all
                    .last()
                    .is_some_and(|edit| mine_or_first(taken.is_empty(), &whole, edit, near));
                if meets && let Some(edit) = all.pop() {
                    whole = whole.start.min(edit.base.start)..whole.end.max(edit.base.end);
                    taken.push(edit);
                }
                meets
            };
            let took_one = take(&mut left, &mut mine);
            let took_other = take(&mut right, &mut yours);
            if !took_one && !took_other {
                break;
            }
        }
        let still = whole.start - at;
        push(
            &mut hunks,
            ChangedSides::Nobody,
            at..whole.start,
            our_at..our_at + still,
            their_at..their_at + still,
        );
        (our_at, their_at) = (our_at + still, their_at + still);
        let our_end = our_at + grown(&whole, &mine);
        let their_end = their_at + grown(&whole, &yours);
        let by = match (mine.is_empty(), yours.is_empty()) {
            (false, true) => ChangedSides::Ours,
            (true, false) => ChangedSides::Theirs,
            _ if ours.get(our_at..our_end) == theirs.get(their_at..their_end) => ChangedSides::Both,
            _ => ChangedSides::Conflict,
        };
        push(&mut hunks, by, whole.clone(), our_at..our_end, their_at..their_end);
        (at, our_at, their_at) = (whole.end, our_end, their_end);
    }
    push(
        &mut hunks,
        ChangedSides::Nobody,
        at..base.len(),
        our_at..ours.len(),
        their_at..theirs.len(),
    );
    hunks
}

/// Returns `true` if an edit belongs to the group that covers `whole`: it started the group, or is
/// close enough to conflict.
fn mine_or_first(
    is_alone: bool,
    whole: &Range<usize>,
    edit: &SideEdit,
    near: ConflictDistance,
) -> bool {
    is_alone && edit.base == *whole || near.meet(whole, &edit.base)
}

/// Returns the length that a range of the base has on one side, after that side's edits.
fn grown(whole: &Range<usize>, edits: &[SideEdit]) -> usize {
    let gone: usize = edits.iter().map(|edit| edit.base.len()).sum();
    let come: usize = edits.iter().map(|edit| edit.side.len()).sum();
    (whole.len() + come).saturating_sub(gone)
}

fn push(
    hunks: &mut Vec<Hunk>,
    by: ChangedSides,
    base: Range<usize>,
    ours: Range<usize>,
    theirs: Range<usize>,
) {
    if !(base.is_empty() && ours.is_empty() && theirs.is_empty()) {
        hunks.push(Hunk { by, base, ours, theirs });
    }
}

fn edits(base: &[String], side: &[String]) -> Vec<SideEdit> {
    let mut edits: Vec<SideEdit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, base, side) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (base, side) = (op.old_range(), op.new_range());
        match edits.last_mut() {
            Some(last) if last.base.end == base.start && last.side.end == side.start => {
                last.base.end = base.end;
                last.side.end = side.end;
            }
            _ => edits.push(SideEdit { base, side }),
        }
    }
    edits
}
