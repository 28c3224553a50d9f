//! Merges the order of list entries.

use std::collections::HashSet;

/// The merged order.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum EntryOrder {
    /// An order that both sides agree on.
    One(Vec<usize>),
    /// A conflict: our order and theirs.
    Two(Vec<usize>, Vec<usize>),
}

/// The sort key of entries that both sides inserted at the same position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InsertionRank {
    /// The date of the entry.
    pub(super) day: Option<String>,
    /// The content of the entry, in canonical form.
    pub(super) meaning: String,
}

/// Merges the orders of base, ours and theirs in `rows`, which contain only the names that remain.
///
/// Entries that both sides inserted at the same position are sorted by `rank`, so that the result does not
/// depend on which side is ours.
pub(super) fn order(rows: [&[usize]; 3], rank: &dyn Fn(usize) -> InsertionRank) -> EntryOrder {
    let [base, ours, theirs] = rows;
    let set = |row: &[usize]| row.iter().copied().collect::<HashSet<usize>>();
    let (in_base, in_ours, in_theirs) = (set(base), set(ours), set(theirs));
    let shared = |row: &[usize]| -> Vec<usize> {
        let all = row.iter().copied();
        all.filter(|name| in_ours.contains(name) && in_theirs.contains(name)).collect()
    };
    let known = |row: &[usize]| -> Vec<usize> {
        let all = row.iter().copied();
        all.filter(|name| {
            in_ours.contains(name) && in_theirs.contains(name) && in_base.contains(name)
        })
        .collect()
    };
    if shared(ours) == shared(theirs) || known(theirs) == known(base) {
        EntryOrder::One(laid(ours, theirs, rank))
    } else if known(ours) == known(base) {
        EntryOrder::One(laid(theirs, ours, rank))
    } else {
        EntryOrder::Two(laid(ours, theirs, rank), laid(theirs, ours, rank))
    }
}

/// Inserts the entries that only `other` has into `lead`, each after its predecessor in `other`.
fn laid(lead: &[usize], other: &[usize], rank: &dyn Fn(usize) -> InsertionRank) -> Vec<usize> {
    let leads: HashSet<usize> = lead.iter().copied().collect();
    let others: HashSet<usize> = other.iter().copied().collect();
    let mut out = lead.to_vec();
    let mut rest = other.iter().copied().peekable();
    let mut anchor: Option<usize> = None;
    while let Some(name) = rest.next() {
        if leads.contains(&name) {
            anchor = Some(name);
            continue;
        }
        let mut run = vec![name];
        while let Some(next) = rest.next_if(|next| !leads.contains(next)) {
            run.push(next);
        }
        let shared = |name: &usize| others.contains(name);
        let start = match anchor {
            // An entry at the end of `other` stays at the end, even if `lead` is reordered.
            _ if rest.peek().is_none() => out.iter().rposition(shared).map_or(0, |at| at + 1),
            None => 0,
            Some(anchor) => {
                out.iter().position(|&one| one == anchor).map_or(out.len(), |at| at + 1)
            }
        };
        let own = out.iter().skip(start).take_while(|name| !others.contains(name)).count();
        let mine: Vec<usize> = out.iter().skip(start).take(own).copied().collect();
        out.splice(start..start + own, woven(mine, run, rank));
    }
    out
}

/// Combines two runs inserted at the same position: merges them by date if both are sorted by date;
/// otherwise concatenates them.
fn woven(one: Vec<usize>, other: Vec<usize>, rank: &dyn Fn(usize) -> InsertionRank) -> Vec<usize> {
    let is_dated = |run: &[usize]| {
        run.iter().all(|&name| rank(name).day.is_some()) && run.is_sorted_by_key(|&name| rank(name))
    };
    let key = |run: &[usize]| run.iter().map(|&name| rank(name)).collect::<Vec<_>>();
    let is_dated = is_dated(&one) && is_dated(&other);
    let (first, second) = if key(&one) <= key(&other) { (one, other) } else { (other, one) };
    let mut all = [first, second].concat();
    if is_dated {
        all.sort_by_key(|&name| rank(name));
    }
    all
}
