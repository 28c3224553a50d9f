//! Compares two versions of a plan file.

use super::change::{
    Change, ChangeLocation, ChangeSide, Operation, PathStep, PlanDiff, PlanPath, PlanVersion,
};
use super::change_kind::ChangeKind;
use super::change_kinds::plan as kinds;
use super::compare::{changes, is_adopted};
use super::field_value::FieldValue;
use super::settings::CompareSettings;
use crate::model::Plan;
use crate::source::Source;

/// One version of a file.
#[derive(Debug, Clone)]
pub struct FileVersion<'a> {
    /// The name, department, year and stage.
    pub version: PlanVersion,
    /// The plan, if any of it could be parsed.
    pub plan: Option<&'a Plan>,
    /// The file's text.
    pub source: &'a Source,
}

/// Compares two versions of a plan file. Returns the changes to the plan, and a change if the file was added, removed
/// or moved.
#[must_use]
pub fn files(
    before: Option<FileVersion<'_>>,
    after: Option<FileVersion<'_>>,
    settings: &CompareSettings,
) -> PlanDiff {
    let (old, new) = (before.as_ref(), after.as_ref());
    let mut found: Vec<Change> = whole(old, new, settings).into_iter().collect();
    if let (Some(before), Some(after)) = (old.and_then(|r| r.plan), new.and_then(|r| r.plan)) {
        found.extend(changes(before, after, settings));
    }
    for change in &mut found {
        locate(&mut change.before, old);
        locate(&mut change.after, new);
    }
    let version = |read: Option<FileVersion<'_>>| read.map(|read| read.version);
    PlanDiff { before: version(before), after: version(after), changes: found }
}

/// Returns the change to the file as a whole: added, removed, moved, or given to another department.
fn whole(
    old: Option<&FileVersion<'_>>,
    new: Option<&FileVersion<'_>>,
    settings: &CompareSettings,
) -> Option<Change> {
    let adopted = old.and_then(|old| old.plan).is_some_and(is_adopted);
    let side = |read: Option<&FileVersion<'_>>, value: Option<&str>| ChangeSide {
        path: PlanPath::new(),
        value: value.map(|value| FieldValue::Word(value.into())),
        span: read.and_then(|read| read.plan).map(|plan| plan.span).unwrap_or_default(),
        at: None,
    };
    let change =
        |kind: &'static ChangeKind, what, before: Option<&str>, after: Option<&str>| Change {
            kind,
            weight: settings.weights.weigh(kind, adopted, None),
            what,
            before: side(old, before),
            after: side(new, after),
            notes: Vec::new(),
            approved: false,
            fingerprint: String::new(),
        };
    let name = |read: &'_ FileVersion<'_>| read.version.name.clone();
    // An empty file contains no plan.
    let holds = |read: &&FileVersion<'_>| read.plan.is_some();
    let (old, new) = match (old.filter(holds), new.filter(holds)) {
        (None, None) => (old, new),
        held => held,
    };
    Some(match (old, new) {
        (None, Some(new)) => change(&kinds::PLAN_ADDED, Operation::Added, None, Some(&name(new))),
        (Some(old), None) => {
            change(&kinds::PLAN_REMOVED, Operation::Removed, Some(&name(old)), None)
        }
        (Some(old), Some(new)) if old.version.id != new.version.id => {
            let (was, is) = (&old.version.id, &new.version.id);
            let mut change =
                change(&kinds::DEPARTMENT_CHANGED, Operation::Set, Some(was), Some(is));
            change.before.path.push(PathStep::key(Plan::id.key()));
            change.after.path.push(PathStep::key(Plan::id.key()));
            change
        }
        (Some(old), Some(new)) if old.version.name != new.version.name && !new.version.is_named => {
            change(&kinds::PLAN_MOVED, Operation::Set, Some(&name(old)), Some(&name(new)))
        }
        _ => return None,
    })
}

/// Sets the location, which remains usable after the text is dropped.
fn locate(side: &mut ChangeSide, read: Option<&FileVersion<'_>>) {
    let Some(read) = read else { return };
    if side.span.is_empty() || side.span.source != read.source.id() {
        return;
    }
    let at = |offset: u32| read.source.position(offset as usize);
    side.at = Some(ChangeLocation {
        start: at(side.span.start),
        end: at(side.span.end),
        span: side.span,
    });
}
