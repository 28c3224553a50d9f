//! Changes to the approvals and the baseline file, which suppress changes and findings.

use std::collections::BTreeMap;

use super::{change, kinds};
use crate::diff::change::{Change, PathStep, PlanPath};
use crate::model::{Approval, SuppressedFinding};
use crate::rule::current;
use crate::schema;
use crate::source::{Source, Span, Text};

/// The maximum number of locations to list.
const PLACES: usize = 5;

/// Returns the approvals that were added or removed.
pub(super) fn approvals(old: Option<&Source>, new: Option<&Source>) -> Vec<Change> {
    if old.map(Source::text) == new.map(Source::text) {
        return Vec::new();
    }
    let read = |source: Option<&Source>| -> BTreeMap<String, Approval> {
        let approvals = source.and_then(|source| schema::approvals(source).0);
        let all = approvals.into_iter().flat_map(|approvals| approvals.approved);
        all.map(|one| (word(one.fingerprint.as_ref()), one)).collect()
    };
    let (before, after) = (read(old), read(new));
    let path = |print: &str| entry("approved", "approval", print);
    let said = |one: &Approval| {
        let text = one.change.as_ref().or(one.fingerprint.as_ref());
        let span = one.fingerprint.as_ref().map(|text| text.span).unwrap_or_default();
        Some((word(text), span))
    };
    let notes = |one: &Approval| {
        let plan = one.plan.as_ref().map(|plan| format!("plan: {}", plan.trimmed()));
        let reason = one.reason.as_ref().map(|reason| format!("reason: {}", reason.trimmed()));
        plan.into_iter().chain(reason).collect::<Vec<_>>()
    };
    let mut changes = Vec::new();
    for (print, one) in before.iter().filter(|(print, _)| !after.contains_key(*print)) {
        let sides = ((said(one), old), (None, new));
        changes.push(change(&kinds::APPROVAL_REMOVED, path(print), sides.0, sides.1, notes(one)));
    }
    for (print, one) in after.iter().filter(|(print, _)| !before.contains_key(*print)) {
        let sides = ((None, old), (said(one), new));
        changes.push(change(&kinds::APPROVAL_ADDED, path(print), sides.0, sides.1, notes(one)));
    }
    changes
}

/// The number of suppressed findings for each path, and the span of its entry.
type SuppressionCounts = BTreeMap<String, (usize, Span)>;

/// Compares two baseline files: returns findings that are newly suppressed or no longer suppressed, by plan
/// and rule.
pub(super) fn baseline(old: Option<&Source>, new: Option<&Source>) -> Vec<Change> {
    if old.map(Source::text) == new.map(Source::text) {
        return Vec::new();
    }
    let (before, after) = (held(old), held(new));
    let none = SuppressionCounts::new();
    let mut changes = Vec::new();
    for (key, places) in &after {
        let more = surplus(places, before.get(key).unwrap_or(&none));
        if let Some((said, notes)) = told(key, &more) {
            let path = entry("held", "suppressed finding", &format!("{} {}", key.0, key.1));
            changes.push(change(
                &kinds::BASELINE_GROWN,
                path,
                (None, old),
                (Some(said), new),
                notes,
            ));
        }
    }
    for (key, places) in &before {
        let fewer = surplus(places, after.get(key).unwrap_or(&none));
        if let Some((said, notes)) = told(key, &fewer) {
            let path = entry("held", "suppressed finding", &format!("{} {}", key.0, key.1));
            changes.push(change(
                &kinds::BASELINE_SHRUNK,
                path,
                (Some(said), old),
                (None, new),
                notes,
            ));
        }
    }
    changes
}

fn held(source: Option<&Source>) -> BTreeMap<(String, String), SuppressionCounts> {
    let held = source.and_then(|source| schema::suppressed_findings(source).0);
    let mut all: BTreeMap<(String, String), SuppressionCounts> = BTreeMap::new();
    for one in held.into_iter().flat_map(|held| held.held) {
        let SuppressedFinding { plan, rule, at, count, .. } = &one;
        let count = count.as_ref().map_or(1, |text| text.trimmed().parse().unwrap_or(0));
        let span = rule.as_ref().map(|text| text.span).unwrap_or_default();
        let places =
            all.entry((word(plan.as_ref()), current(&word(rule.as_ref())).to_owned())).or_default();
        let place = places.entry(word(at.as_ref())).or_insert((0, span));
        // If two entries are the same, the larger count applies.
        place.0 = count.max(place.0);
    }
    all
}

/// Returns the paths with a higher count in `places` than in `others`, with the excess.
fn surplus(places: &SuppressionCounts, others: &SuppressionCounts) -> Vec<(String, usize, Span)> {
    let more = places.iter().filter_map(|(place, (count, span))| {
        let there = others.get(place).map_or(0, |(count, _)| *count);
        Some((place.clone(), count.checked_sub(there).filter(|more| *more > 0)?, *span))
    });
    more.collect()
}

fn told(
    (plan, rule): &(String, String),
    places: &[(String, usize, Span)],
) -> Option<((String, Span), Vec<String>)> {
    let (_, _, span) = places.first()?;
    let count: usize = places.iter().map(|(_, count, _)| count).sum();
    let findings = if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") };
    let mut notes: Vec<String> = places
        .iter()
        .take(PLACES)
        .map(|(place, ..)| format!("at {}", if place.is_empty() { "the plan" } else { place }))
        .collect();
    if let Some(more) = places.len().checked_sub(PLACES).filter(|more| *more > 0) {
        notes.push(format!("and {more} more {}", if more == 1 { "location" } else { "locations" }));
    }
    Some(((format!("{findings} of {rule} in {plan}"), *span), notes))
}

fn entry(field: &str, kind: &'static str, id: &str) -> PlanPath {
    vec![PathStep { kind: Some(kind), id: Some(id.into()), ..PathStep::key(field) }]
}

fn word(text: Option<&Text>) -> String {
    text.map(|text| text.trimmed().to_owned()).unwrap_or_default()
}
