//! Compares the rules: the project file, its forms, the approvals and the baseline file.
//!
//! A change to the rules can hide a change to a plan, so a reviewer must see both.

mod allow_comments;
mod form;
mod setting;
mod suppression;

use std::collections::BTreeMap;

use super::change::{
    Change, ChangeLocation, ChangeSide, Operation, PathStep, PlanDiff, PlanPath, PlanVersion,
};
use super::change_kind::ChangeKind;
use super::change_kinds::rules as kinds;
use super::field_value::FieldValue;
use crate::source::{Source, Span};

pub use allow_comments::{CommentedPlan, allows};

/// The rule files of one version.
#[derive(Debug, Default)]
pub struct RuleFiles {
    /// The project file.
    pub project: Option<Source>,
    /// `true` if the user named the project file's folder. A different path is then not a change.
    pub is_named: bool,
    /// The forms, by their names in the project file.
    pub forms: BTreeMap<String, Source>,
    /// The approvals file.
    pub approvals: Option<Source>,
    /// The baseline file.
    pub baseline: Option<Source>,
    /// Project files inside the plans folders, by path. Plans in the folders of these files belong to other projects.
    pub nested: BTreeMap<String, Source>,
    /// The fingerprints of the templates, fonts and logo of reports, by path.
    pub assets: BTreeMap<String, String>,
}

/// Compares the rules of two versions. Returns one entry for each changed file.
#[must_use]
pub fn rules(before: &RuleFiles, after: &RuleFiles) -> Vec<PlanDiff> {
    let mut files = vec![
        of_file(before.project.as_ref(), after.project.as_ref(), project(before, after)),
        of_file(before.project.as_ref(), after.project.as_ref(), form::changes(before, after)),
        of_file(
            before.approvals.as_ref(),
            after.approvals.as_ref(),
            suppression::approvals(before.approvals.as_ref(), after.approvals.as_ref()),
        ),
        of_file(
            before.baseline.as_ref(),
            after.baseline.as_ref(),
            suppression::baseline(before.baseline.as_ref(), after.baseline.as_ref()),
        ),
    ];
    let paths: std::collections::BTreeSet<&String> =
        before.nested.keys().chain(after.nested.keys()).collect();
    for path in paths {
        let (old, new) = (before.nested.get(path), after.nested.get(path));
        files.push(of_file(old, new, nested(old, new)));
    }
    files.extend(assets(before, after));
    // Report changed requirements together with the project file that names the form.
    let mut all: Vec<PlanDiff> = Vec::new();
    for file in files.into_iter().filter(|file| !file.changes.is_empty()) {
        match all.last_mut().filter(|last| last.before == file.before && last.after == file.after) {
            Some(last) => last.changes.extend(file.changes),
            None => all.push(file),
        }
    }
    all
}

/// Returns the changes to the project file: added, removed or moved, and changed settings.
fn project(before: &RuleFiles, after: &RuleFiles) -> Vec<Change> {
    let (old, new) = (before.project.as_ref(), after.project.as_ref());
    let is_moved = old.zip(new).is_some_and(|(old, new)| old.name() != new.name())
        && !(before.is_named && after.is_named);
    let mut changes = if is_moved {
        vec![file_change(&kinds::PROJECT_FILE_MOVED, old, new)]
    } else {
        added_or_removed(old, new).into_iter().collect()
    };
    if new.is_some() {
        changes.extend(setting::changes(old, new));
    }
    changes
}

/// Returns the change if a project file was added or removed.
fn added_or_removed(old: Option<&Source>, new: Option<&Source>) -> Option<Change> {
    let kind = match (old, new) {
        (None, Some(_)) => &kinds::PROJECT_FILE_ADDED,
        (Some(_), None) => &kinds::PROJECT_FILE_REMOVED,
        _ => return None,
    };
    Some(file_change(kind, old, new))
}

/// Creates a change to a project file as a whole, with its names as the values.
fn file_change(kind: &'static ChangeKind, old: Option<&Source>, new: Option<&Source>) -> Change {
    let name = |source: &Source| (source.name().to_owned(), Span::default());
    change(kind, PlanPath::new(), (old.map(name), old), (new.map(name), new), Vec::new())
}

/// Returns the changes to a project file inside a plans folder: added or removed, and changed settings.
fn nested(old: Option<&Source>, new: Option<&Source>) -> Vec<Change> {
    let mut changes: Vec<Change> = added_or_removed(old, new).into_iter().collect();
    let note = "if someone runs plancc in this folder, these rules apply to the plans there";
    changes.iter_mut().for_each(|change| change.notes.push(note.to_owned()));
    if old.is_some() && new.is_some() {
        changes.extend(setting::changes(old, new));
    }
    changes
}

/// Returns the changed templates, fonts and logo.
fn assets(before: &RuleFiles, after: &RuleFiles) -> Vec<PlanDiff> {
    let paths: std::collections::BTreeSet<&String> =
        before.assets.keys().chain(after.assets.keys()).collect();
    let differs = |path: &&String| before.assets.get(*path) != after.assets.get(*path);
    let one = |path: &String| {
        let side = |rules: &RuleFiles| {
            rules.assets.get(path).map(|digits| (digits.clone(), Span::default()))
        };
        let (old, new) = (side(before), side(after));
        let version = |side: &LocatedText| {
            side.as_ref().map(|_| PlanVersion { name: path.clone(), ..PlanVersion::default() })
        };
        let (was, is) = (version(&old), version(&new));
        let path = steps([path.as_str()]);
        let change =
            change(&kinds::REPORT_FILE_CHANGED, path, (old, None), (new, None), Vec::new());
        PlanDiff { before: was, after: is, changes: vec![change] }
    };
    paths.into_iter().filter(differs).map(one).collect()
}

fn of_file(old: Option<&Source>, new: Option<&Source>, changes: Vec<Change>) -> PlanDiff {
    let version =
        |source: &Source| PlanVersion { name: source.name().to_owned(), ..PlanVersion::default() };
    PlanDiff { before: old.map(version), after: new.map(version), changes }
}

/// The text of one side and its span.
type LocatedText = Option<(String, Span)>;

/// Creates a change to a rule, with its locations in the old and new files.
fn change(
    kind: &'static ChangeKind,
    path: PlanPath,
    before: (LocatedText, Option<&Source>),
    after: (LocatedText, Option<&Source>),
    notes: Vec<String>,
) -> Change {
    let what = match (&before.0, &after.0) {
        (None, Some(_)) => Operation::Added,
        (Some(_), None) => Operation::Removed,
        _ => Operation::Set,
    };
    let side = |(said, source): (LocatedText, Option<&Source>)| {
        let span = said.as_ref().map(|(_, span)| *span).unwrap_or_default();
        let value = said.map(|(text, _)| FieldValue::Text { text: text.into(), prose: false });
        ChangeSide {
            path: path.clone(),
            value,
            span,
            at: source.and_then(|source| at(source, span)),
        }
    };
    let [weight, _] = kind.weights;
    Change {
        kind,
        weight,
        what,
        before: side(before),
        after: side(after),
        notes,
        approved: false,
        fingerprint: String::new(),
    }
}

/// Returns the location of a span; `None` if the span is empty.
fn at(source: &Source, span: Span) -> Option<ChangeLocation> {
    if span.is_empty() {
        return None;
    }
    let position = |offset: u32| source.position(offset as usize);
    Some(ChangeLocation { start: position(span.start), end: position(span.end), span })
}

fn steps<'a>(keys: impl IntoIterator<Item = &'a str>) -> PlanPath {
    keys.into_iter().map(PathStep::key).collect()
}
