//! Finds entries that one side replaced with a different entry in the same position.
//!
//! If the other side edited the old entry, the new entry and the edited one form a single conflict.
//! If they were merged separately, the result could have both entries, or an entry that no one
//! wrote.

use super::like::is_another_text;
use super::meaning::meaning;
use super::part::Part;
use crate::yaml::Node;

/// Returns `true` if `new` is a different entry from `old`: it has another id and another text or, without ids, a text
/// that has little in common with the old one.
pub(super) fn is_another(old: &Part<'_>, new: &Part<'_>) -> bool {
    if old.key.is_some() {
        return false;
    }
    let id = |part: &Part<'_>| part.node.get("id").and_then(|id| id.scalar().map(str::to_owned));
    match (id(old), id(new)) {
        (Some(one), Some(other)) => {
            one != other && main_value(old).map(meaning) != main_value(new).map(meaning)
        }
        (None, None) => {
            let text = |part| main_value(part).and_then(Node::scalar);
            text(old).zip(text(new)).is_some_and(|(old, new)| is_another_text(old, new))
        }
        _ => false,
    }
}

/// Returns the text of an entry: the value of its first key other than `id`, in any language.
fn main_value<'t>(part: &Part<'t>) -> Option<&'t Node<'t>> {
    let mut entries = part.node.entries().iter();
    entries.find(|entry| entry.key.scalar() != Some("id")).map(|entry| &entry.value)
}

/// Gives each replacement the name of the entry that it replaced. `rows` contain the names of the
/// members of the list in base, ours and theirs.
///
/// An entry is a replacement if it is new on its side and has the position of the old entry,
/// counted from the last preceding entry that both versions have. `is_elsewhere` returns `true` if
/// a version contains a part in another location.
pub(super) fn rename(
    rows: &mut [Vec<usize>; 3],
    parts: [&[Part<'_>]; 3],
    is_elsewhere: impl Fn(&Part<'_>, usize) -> bool,
) {
    let [base, ..] = rows.clone();
    for side in [1, 2] {
        let (own, other) = (rows.get(side).cloned(), rows.get(3 - side).cloned());
        let (Some(own), Some(other)) = (own, other) else { continue };
        let mut gone = 0;
        let mut start = 0;
        for (at, name) in base.iter().enumerate() {
            if let Some(found) = own.iter().position(|one| one == name) {
                (gone, start) = (0, found + 1);
                continue;
            }
            let place = start + gone;
            gone += 1;
            let old = parts.first().and_then(|parts| parts.get(at));
            let new = parts.get(side).and_then(|parts| parts.get(place));
            let (Some(old), Some(new)) = (old, new) else { continue };
            let is_new = |name: &usize| !base.contains(name) && !other.contains(name);
            let replaces = own.get(start..=place).is_some_and(|run| run.iter().all(is_new))
                && other.contains(name)
                && !is_elsewhere(old, side)
                && !is_elsewhere(new, 0)
                && is_another(old, new);
            if replaces && let Some(slot) = rows.get_mut(side).and_then(|row| row.get_mut(place)) {
                *slot = *name;
            }
        }
    }
}
