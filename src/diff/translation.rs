//! Translations that were marked as up to date without being changed.

use std::collections::BTreeSet;

use super::change::Change;
use super::change_kinds::plan as kinds;
use super::weight::Weights;
use crate::model::Plan;
use crate::schema;

/// The maximum number of translated fields that a note names.
const NAMED: usize = 5;

/// Sets the kind of change to `translation-confirmed` if fingerprints changed but the translated text did not.
///
/// A fingerprint records that a person compared a translation with its original. If someone renews, adds or deletes a
/// fingerprint without changing the translation, plancc no longer reports that the translation is out of date.
pub(super) fn confirm(
    before: &Plan,
    after: &Plan,
    weights: &Weights,
    adopted: bool,
    changes: &mut [Change],
) {
    let is_list = |change: &&mut Change| matches!(change.after.path.as_slice(), [step] if &*step.field == "translates");
    let Some(change) = changes.iter_mut().find(is_list) else { return };
    let same = confirmed(before, after);
    if same.is_empty() {
        return;
    }
    change.kind = &kinds::TRANSLATION_CONFIRMED;
    change.weight = weights.weigh(change.kind, adopted, None);
    let names: Vec<String> = same.iter().take(NAMED).map(|path| format!("`{path}`")).collect();
    let more = match same.len().checked_sub(NAMED) {
        None | Some(0) => String::new(),
        Some(more) => format!(" and {more} more"),
    };
    change.notes.push(format!(
        "marked as up to date, although the text did not change: {}{more}",
        names.join(", ")
    ));
}

/// Returns the paths of unchanged translations whose fingerprints changed.
fn confirmed(before: &Plan, after: &Plan) -> Vec<String> {
    let (old, new) = (schema::recorded(before), schema::recorded(after));
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = paths.into_iter().filter(|path| !is_same(old.get(*path), new.get(*path)));
    let (words_before, words_after) = (schema::texts(before), schema::texts(after));
    let same = |path: &&String| {
        let (old, new) = (words_before.get(*path), words_after.get(*path));
        old.is_some() && old == new
    };
    changed.filter(same).cloned().collect()
}

/// Returns `true` if two fingerprints are from the same hash. Their lengths may differ.
fn is_same(old: Option<&String>, new: Option<&String>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.starts_with(new.as_str()) || new.starts_with(old.as_str()),
        (old, new) => old == new,
    }
}
