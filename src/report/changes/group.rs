//! Groups changes by section of the plan, heaviest first.

use std::collections::HashMap;

use crate::diff::{Change, PlanDiff, PlanPath, PlanVersion};
use crate::model::{Choice, Plan, Weight};

use super::Fragment;

/// The changes of one section of a plan.
#[derive(Debug)]
pub struct ChangeGroup<'a> {
    /// The name of the section.
    pub title: Vec<Fragment>,
    /// The changes, heaviest first, then in the order of the plan.
    pub changes: Vec<&'a Change>,
    /// The number of path steps that lead to the section.
    pub depth: usize,
}

/// Groups a plan's changes by section. Sections are ordered by their heaviest change, then as in the
/// report.
#[must_use]
pub fn groups(changes: &[Change]) -> Vec<ChangeGroup<'_>> {
    let mut groups: Vec<ChangeGroup<'_>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for change in changes {
        let (key, title, depth) = match change.kind.is_rule() {
            true => ("rules".to_owned(), vec![Fragment::our("Rules")], 0),
            false => part(&change.shown().path),
        };
        let place = *places.entry(key).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.changes.push(change),
            None => groups.push(ChangeGroup { title, changes: vec![change], depth }),
        }
    }
    for group in &mut groups {
        group.changes.sort_by_key(|change| (change.approved, change.weight));
    }
    let heaviest = |group: &ChangeGroup<'_>| group.changes.first().map(|c| (c.approved, c.weight));
    groups.sort_by_key(heaviest);
    groups
}

/// Returns the key, title and depth of the section that contains a path.
fn part(path: &PlanPath) -> (String, Vec<Fragment>, usize) {
    let Some(first) = path.first() else { return plan() };
    let our = |text: &str| vec![Fragment::Our(text.to_owned())];
    let Some(field) = first.field_id else { return plan() };
    let title = match (field, first.kind) {
        (Plan::priorities, Some(_)) => {
            let number = first.place + 1;
            let mut title = our(&format!("Priority {number} "));
            title.push(match &first.id {
                Some(id) => Fragment::Name(id.to_string()),
                None => Fragment::Plan(first.label.to_string()),
            });
            let key = first.id.as_ref().map_or_else(|| number.to_string(), |id| id.to_string());
            return (format!("priorities/{key}"), title, 1);
        }
        (Plan::priorities, None) => our("Priorities"),
        (Plan::needs_assessment, _) => our("Needs assessment"),
        (Plan::department, _) => our("Department"),
        (Plan::purpose, _) => our("Purpose"),
        (Plan::services, _) => our("Services"),
        (Plan::budget, _) => our("Budget"),
        (Plan::reflection, _) => our("Reflection"),
        (Plan::own, _) => our("The district’s own questions"),
        _ => return plan(),
    };
    (first.field.to_string(), title, 1)
}

fn plan() -> (String, Vec<Fragment>, usize) {
    ("plan".to_owned(), vec![Fragment::Our("The plan".to_owned())], 0)
}

/// Counts the changes of each weight: `2 material, 1 editorial`. Approved changes are counted separately.
#[must_use]
pub fn tally<'a>(changes: impl Iterator<Item = &'a Change> + Clone) -> String {
    let mut parts: Vec<String> = Weight::WORDS
        .iter()
        .map(|word| {
            let of = |change: &&Change| !change.approved && change.weight.word() == *word;
            (changes.clone().filter(of).count(), word)
        })
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let approved = changes.filter(|change| change.approved).count();
    if approved > 0 {
        parts.push(format!("{approved} approved"));
    }
    parts.join(", ")
}

/// Returns the file name of a plan, with the old name if it was renamed.
#[must_use]
pub(super) fn heading(plan: &PlanDiff) -> String {
    let name = |version: &Option<PlanVersion>| version.as_ref().map(|version| version.name.clone());
    match (name(&plan.before), name(&plan.after)) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (old, new) => new.or(old).unwrap_or_default(),
    }
}
