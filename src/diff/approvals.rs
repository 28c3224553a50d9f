//! Approvals: a committed file with the fingerprints of reviewed changes and the reasons.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, PlanDiff, PlanPath};
use super::change_kinds::rules::LINT_LEVEL_CHANGED;
use super::field_value::FieldValue;
use crate::diagnostic::Diagnostics;
use crate::model::Approvals;
use crate::rule::{former_names, original, with_original};
use crate::source::Source;

/// Returns the text that identifies a change: plan, path, kind and both values. It doesn't depend on the wording of
/// the report or on the file name.
///
/// The text uses the original names of rules and kinds of change, so a rename needs no new approval.
#[must_use]
pub fn identity(plan: &PlanDiff, change: &Change) -> String {
    let version = plan.after.as_ref().or(plan.before.as_ref());
    let (id, year) = version.map_or(("", ""), |version| (&version.id, &version.year));
    let value = |value: &Option<FieldValue>| {
        let text = value.as_ref().and_then(|value| serde_json::to_string(value).ok());
        in_original_names(change, text.unwrap_or_default())
    };
    let path = |names: &PlanPath| in_original_names(change, path(names));
    [
        id,
        year,
        original(change.kind.name),
        change.what.word(),
        &path(&change.before.path),
        &path(&change.after.path),
        &value(&change.before.value),
        &value(&change.after.value),
    ]
    .join("\n")
}

/// Replaces current names of rules and levels in a rule change, since the change may have been approved before a
/// rename.
fn in_original_names(change: &Change, text: String) -> String {
    if !change.kind.is_rule() {
        return text;
    }
    let text = with_original(&text).into_owned();
    if change.kind == &LINT_LEVEL_CHANGED { text.replace("warning", "warn") } else { text }
}

fn path(path: &PlanPath) -> String {
    let mut out = String::new();
    for step in path {
        out.push('/');
        out.push_str(&step.field);
        if step.kind.is_some() {
            // If an entry has an id, its position in the list is not part of the approval.
            out.push('/');
            out.push_str(step.id.as_deref().unwrap_or(&step.label));
        }
    }
    out
}

/// Marks the approved changes; returns the indices of the approvals that match no change.
#[must_use]
pub fn approve(plans: &mut [PlanDiff], approvals: &Approvals) -> Vec<usize> {
    let mut unused: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, approval) in approvals.approved.iter().enumerate() {
        if let Some(fingerprint) = &approval.fingerprint {
            unused.entry(fingerprint.trimmed()).or_default().push(number);
        }
    }
    let named: BTreeSet<&str> = unused.keys().copied().collect();
    for change in plans.iter_mut().flat_map(|plan| &mut plan.changes) {
        if named.contains(change.fingerprint.as_str()) {
            change.approved = true;
            unused.remove(change.fingerprint.as_str());
        }
    }
    let mut unused: Vec<usize> = unused.into_values().flatten().collect();
    unused.sort_unstable();
    unused
}

/// Returns warnings about former names of rules and kinds of change in approvals.
#[must_use]
pub fn former_kinds(approvals: &Approvals, source: &Source) -> Diagnostics {
    let texts = approvals.approved.iter().filter_map(|one| one.change.as_ref());
    texts.flat_map(|text| former_names(source, text.span)).collect()
}
