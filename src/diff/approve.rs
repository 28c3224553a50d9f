//! Approvals: a committed file with the fingerprints of reviewed changes and the reasons.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Path, PlanDiff};
use super::value::Value;
use crate::model::Approvals;

/// Returns the text that identifies a change: plan, path, kind and both values. Independent of the wording
/// of the report and of the file's name.
#[must_use]
pub fn identity(plan: &PlanDiff, change: &Change) -> String {
    let version = plan.after.as_ref().or(plan.before.as_ref());
    let (id, year) = version.map_or(("", ""), |version| (&version.id, &version.year));
    let value = |value: &Option<Value>| {
        value.as_ref().and_then(|value| serde_json::to_string(value).ok()).unwrap_or_default()
    };
    [
        id,
        year,
        change.kind.name,
        change.what.word(),
        &path(&change.before.path),
        &path(&change.after.path),
        &value(&change.before.value),
        &value(&change.after.value),
    ]
    .join("\n")
}

fn path(path: &Path) -> String {
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
