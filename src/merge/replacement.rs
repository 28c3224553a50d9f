//! Finds entries that one side replaced with a different entry in the same position.
//!
//! If the other side edited the old entry, the new entry and the edited one form a single conflict.
//! If they were merged separately, the result could have both entries, or an entry that no one
//! wrote.

use std::collections::BTreeSet;
use std::ops::Range;

use super::meaning::meaning;
use super::part::Part;
use super::similarity::{is_another_text, is_text};
use crate::yaml::Node;

/// Returns `true` if one side wrote a different entry in place of `old`, so that an edit of `old` must not apply to
/// `new`:
/// - Both entries have an id: the ids and the main text differ, or the ids are equal, and the main text and most other
///   values have little in common with the old ones.
/// - Otherwise, the main text has little in common with the old one.
pub(super) fn is_another(old: &Part<'_>, new: &Part<'_>) -> bool {
    if old.key.is_some() {
        return false;
    }
    match (id(old), id(new)) {
        (Some(one), Some(other)) if one != other => is_renamed(old, new),
        (Some(_), Some(_)) => has_another_text(old, new) && is_rewritten(old.node, new.node),
        _ => has_another_text(old, new),
    }
}

/// Returns `true` if each side added an entry with the same identity, and the main texts of the two entries have little
/// in common.
pub(super) fn are_apart(ours: &Part<'_>, theirs: &Part<'_>) -> bool {
    ours.key.is_none() && has_another_text(ours, theirs)
}

fn id<'t>(part: &Part<'t>) -> Option<&'t str> {
    part.node.get("id")?.scalar()
}

/// Returns `true` if the main values of two entries differ.
fn is_renamed(old: &Part<'_>, new: &Part<'_>) -> bool {
    main_value(old).map(meaning) != main_value(new).map(meaning)
}

fn has_another_text(old: &Part<'_>, new: &Part<'_>) -> bool {
    let text = |part| main_value(part).and_then(Node::scalar);
    text(old).zip(text(new)).is_some_and(|(old, new)| is_another_text(old, new))
}

/// Returns `true` if most values of an entry, other than its id and main text, changed beyond recognition.
fn is_rewritten(old: &Node<'_>, new: &Node<'_>) -> bool {
    let [before, after] = [old, new].map(values);
    let is_kept = |(path, value): &(String, &str)| {
        after.iter().any(|(other, text)| {
            path == other && (value == text || !is_another_text(value, text) && is_text(value))
        })
    };
    // The main text is one of the values.
    let kept = before.iter().filter(|value| is_kept(value)).count();
    2 * kept < before.len()
}

/// Returns the values inside an entry with their keys, without ids.
fn values<'t>(node: &'t Node<'t>) -> Vec<(String, &'t str)> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), node)];
    while let Some((path, node)) = open.pop() {
        open.extend(node.items().iter().map(|item| (path.clone(), item)));
        let keys = node.entries().iter().filter_map(|entry| {
            let key = entry.key.scalar().filter(|key| *key != "id")?;
            Some((format!("{path}/{key}"), &entry.value))
        });
        open.extend(keys);
        found.extend(node.scalar().map(|value| (path, value.trim())));
    }
    found
}

/// The keys for the main text of an entry.
const MAIN: &[&str] =
    &["need", "priority", "action", "metric", "intended", "group", "text", "challenge", "review"];

/// Returns the text of an entry: the value of its main key or, without one, of its first key other than `id`, in any
/// language. For an item without keys, returns the item.
fn main_value<'t>(part: &Part<'t>) -> Option<&'t Node<'t>> {
    let node = part.node;
    let main = MAIN.iter().find_map(|key| node.get(key));
    let mut entries = node.entries().iter();
    let first = || entries.find(|entry| entry.key.scalar() != Some("id")).map(|entry| &entry.value);
    main.or_else(first).or_else(|| node.scalar().map(|_| node))
}

/// Gives each replacement the name of the entry that it replaced. `rows` contain the names of the
/// members of the list in base, ours and theirs. Returns the names of the replaced entries.
///
/// An entry is a replacement if it is new on its side and has the position of the old entry,
/// counted from the last preceding entry that both versions have. `is_elsewhere` returns `true` if
/// a version contains a part in another location.
pub(super) fn rename(
    rows: &mut [Vec<usize>; 3],
    parts: [&[Part<'_>]; 3],
    is_elsewhere: impl Fn(&Part<'_>, usize) -> bool,
) -> BTreeSet<usize> {
    let before = rows.clone();
    let [base, ours, theirs] = &before;
    let mut replaced = BTreeSet::new();
    let found = [(1, ours, theirs), (2, theirs, ours)].map(|(side, own, other)| {
        let is_new = |name: &usize| !base.contains(name) && !other.contains(name);
        let mut all = positions(base, own);
        all.retain(|(at, place)| {
            let old = parts.first().and_then(|parts| parts.get(*at));
            let new = parts.get(side).and_then(|parts| parts.get(place.end.saturating_sub(1)));
            old.zip(new).is_some_and(|(old, new)| {
                own.get(place.clone()).is_some_and(|run| run.iter().all(is_new))
                    && !is_elsewhere(old, side)
                    && !is_elsewhere(new, 0)
                    && differs(old, new)
            })
        });
        all
    });
    for (side, all) in found.iter().enumerate() {
        let (other, row) = if side == 0 { (theirs, 1) } else { (ours, 2) };
        for (at, place) in all {
            let Some(name) = base.get(*at) else { continue };
            let is_replaced_by_both =
                found.get(1 - side).is_some_and(|all| all.iter().any(|(other, _)| other == at));
            if !other.contains(name) && !is_replaced_by_both {
                continue;
            }
            let slot = rows.get_mut(row).and_then(|row| row.get_mut(place.end.saturating_sub(1)));
            if let Some(slot) = slot {
                *slot = *name;
                replaced.insert(*name);
            }
        }
    }
    replaced
}

/// Returns the entries of `base` that are missing in `own`, each with the range in `own` that ends with the entry in
/// its position and begins after the last preceding entry that both have.
fn positions(base: &[usize], own: &[usize]) -> Vec<(usize, Range<usize>)> {
    let (mut gone, mut start) = (0, 0);
    let mut all = Vec::new();
    for (at, name) in base.iter().enumerate() {
        match own.iter().position(|one| one == name) {
            Some(found) => (gone, start) = (0, found + 1),
            None => {
                gone += 1;
                all.push((at, start..start + gone));
            }
        }
    }
    all
}

/// Returns `true` if the new entry replaces the old entry in the same position. The two entries don't match.
fn differs(old: &Part<'_>, new: &Part<'_>) -> bool {
    match (id(old), id(new)) {
        (Some(one), Some(other)) => one != other && is_renamed(old, new),
        (None, None) => old.node.scalar().is_none() && new.node.scalar().is_none(),
        _ => has_another_text(old, new),
    }
}
