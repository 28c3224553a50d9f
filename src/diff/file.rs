//! A file between two versions: its plan, and that it came, went or was moved.

use super::change::{Change, Path, PlanDiff, Side, Version, What};
use super::compare::{Settings, changes, is_adopted};
use super::kind::ChangeKind;
use super::kinds::plan as kinds;
use super::value::Value;
use crate::model::Plan;

/// The changes of a file: those of its plan, that it came or went, and that it was moved.
#[must_use]
pub fn files(
    before: Option<(Version, Option<&Plan>)>,
    after: Option<(Version, Option<&Plan>)>,
    settings: &Settings,
) -> PlanDiff {
    let mut changes = match (&before, &after) {
        (Some((_, Some(before))), Some((_, Some(after)))) => changes(before, after, settings),
        _ => Vec::new(),
    };
    let side = |version: Option<&(Version, Option<&Plan>)>, value: Option<Box<str>>| Side {
        path: Path::new(),
        value: value.map(Value::Word),
        span: version.and_then(|(_, plan)| plan.map(|plan| plan.span)).unwrap_or_default(),
    };
    let mut whole =
        |kind: &'static ChangeKind, what: What, old: Option<Box<str>>, new: Option<Box<str>>| {
            let adopted = before.as_ref().and_then(|(_, plan)| *plan).is_some_and(is_adopted);
            changes.insert(
                0,
                Change {
                    kind,
                    weight: settings.weights.weigh(kind, adopted, None),
                    what,
                    before: side(before.as_ref(), old),
                    after: side(after.as_ref(), new),
                    notes: Vec::new(),
                    approved: false,
                },
            );
        };
    let name = |version: &Version| Some(version.name.as_str().into());
    match (&before, &after) {
        (None, Some((new, _))) => whole(&kinds::PLAN_ADDED, What::Added, None, name(new)),
        (Some((old, _)), None) => whole(&kinds::PLAN_REMOVED, What::Removed, name(old), None),
        (Some((old, _)), Some((new, _))) => {
            let id = |version: &Version| Some(version.id.as_str().into());
            if old.id != new.id {
                whole(&kinds::DEPARTMENT_CHANGED, What::Set, id(old), id(new));
            }
        }
        (None, None) => {}
    }
    let only = |version: Option<(Version, Option<&Plan>)>| version.map(|(version, _)| version);
    PlanDiff { before: only(before), after: only(after), changes }
}
