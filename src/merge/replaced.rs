//! Entries that one side replaced: it took one away and put another in its place.
//!
//! If the other side edited the old entry, both versions are one question. Asked apart (the old one: deleted or edited?
//! the new one: added) the answers could leave an entry that nobody wrote, or both.

use super::meaning::meaning;
use super::part::Part;

/// Returns `true` if `new` is another entry than `old`: another id and other words.
pub(super) fn is_another(old: &Part<'_>, new: &Part<'_>) -> bool {
    if old.key.is_some() {
        return false;
    }
    let id = |part: &Part<'_>| part.node.get("id").and_then(|id| id.scalar().map(str::to_owned));
    // The text of an entry is its first key besides the id, whatever the language calls it.
    let words = |part: &Part<'_>| {
        let entries = part.node.entries().iter();
        let mut texts = entries.filter(|entry| entry.key.scalar() != Some("id"));
        texts.next().map(|entry| meaning(&entry.value))
    };
    matches!((id(old), id(new)), (Some(one), Some(other)) if one != other)
        && words(old) != words(new)
}

/// Gives each entry that replaced another the name of that one; `rows` hold the names of three lists' members, the base first.
///
/// An entry replaces another if it is new on its side and is where the other was: the same number of places after the
/// last entry before it that both versions have. `is_elsewhere` says whether a part of a version is somewhere else in another.
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
