//! Compares a plan with last year's: priorities that continue or end, and metrics without a result.

use std::collections::BTreeSet;

use super::change::{Change, ChangeSide, Operation};
use super::change_kind::ChangeKind;
use super::change_kinds::entries;
use super::compare::changes;
use super::entry_matching::align;
use super::entry_tree::{EntryIndex, EntryTree, main_text};
use super::field_value::FieldValue;
use super::path::path;
use super::settings::CompareSettings;
use super::text_difference::{readable, tokens};
use crate::model::{Entity, EntityKind, Plan};

/// Kinds of change that are normal in a new year, or that concern only one year.
const OF_THE_YEAR: &[&str] = &[
    "target-postponed",
    "target-moved-earlier",
    "target-restated",
    "baseline-changed",
    "due-postponed",
    "due-moved-earlier",
    "date-changed",
    "status-changed",
    "action-dropped",
    "action-resumed",
    "reading-recorded",
    "reading-changed",
    "reading-removed",
    "review-recorded",
    "review-changed",
    "review-removed",
];

/// Compares the priorities with last year's (continued, dropped, reworded, retargeted) and reports last
/// year's metrics that have no result in the new plan's reflection.
#[must_use]
pub fn years(before: &Plan, after: &Plan, settings: &CompareSettings) -> Vec<Change> {
    let (left, right) = (EntryTree::new(before), EntryTree::new(after));
    let pairs = align(&left, &right);
    let mut found = Vec::new();
    let mut say = |kind: &'static ChangeKind, before: ChangeSide, after: ChangeSide| {
        let weight = settings.weights.weigh(kind, false, None);
        let (what, fingerprint) = (Operation::Set, String::new());
        found.push(Change {
            kind,
            weight,
            what,
            before,
            after,
            notes: Vec::new(),
            approved: false,
            fingerprint,
        });
    };
    for new in right.all(EntityKind::Priority) {
        if let Some(old) = pairs.before(new) {
            say(&entries::PRIORITY_CONTINUED, side(&left, old), side(&right, new));
        }
    }
    let results: Vec<BTreeSet<String>> =
        right.all(EntityKind::ResultNumber).iter().map(|id| words(&right, *id)).collect();
    for metric in left.all(EntityKind::Metric) {
        let asked = words(&left, metric);
        let is_answered = results.iter().any(|result| {
            let both = asked.intersection(result).count();
            both * 2 >= asked.len().min(result.len()).max(1)
        });
        if !is_answered {
            let gone = side(&left, metric);
            let none = ChangeSide { value: None, at: None, ..gone.clone() };
            say(&entries::RESULT_OMITTED, gone, none);
        }
    }
    found.extend(changes(before, after, settings).into_iter().filter(|change| {
        let first = change.shown().path.first();
        first.is_some_and(|step| &*step.field == "priorities")
            && !OF_THE_YEAR.contains(&change.kind.name)
    }));
    found
}

fn words(tree: &EntryTree<'_>, id: EntryIndex) -> BTreeSet<String> {
    let text = tree.entity(id).and_then(main_text);
    let words = text.map(|text| tokens(&readable(&FieldValue::text(text, false))));
    // Short words are too common to identify a metric.
    words.unwrap_or_default().into_iter().filter(|word| word.chars().count() > 3).collect()
}

fn side(tree: &EntryTree<'_>, id: EntryIndex) -> ChangeSide {
    let entity: Option<&dyn Entity> = tree.entity(id);
    let text = entity.and_then(main_text);
    ChangeSide {
        path: path(tree, id),
        value: text.map(|text| FieldValue::text(text, false)),
        span: entity.map(|entity| entity.span()).unwrap_or_default(),
        at: None,
    }
}
