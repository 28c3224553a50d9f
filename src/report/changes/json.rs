//! Changes as JSON.

use serde::Serialize;

use super::{Comparison, Fragment, describe, groups};
use crate::diff::{
    Change, ChangeLocation, ChangeSide, FieldValue, PlanDiff, PlanPath, PlanVersion,
};
use crate::model::Choice;

/// The version of the format. It changes if a field changes its meaning or is removed.
const SCHEMA: &str = "plancc-diff-2";

#[derive(Serialize)]
struct ComparisonRecord<'a> {
    schema: &'static str,
    from: &'a str,
    to: &'a str,
    /// Changes to the rules, one entry for each file.
    rules: Vec<Plan<'a>>,
    plans: Vec<Plan<'a>>,
    /// Files that could not be compared. For parts of a file, see `problems` of its versions.
    uncompared: Vec<Gap<'a>>,
    unused_approvals: &'a [String],
}

#[derive(Serialize)]
struct Gap<'a> {
    file: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Plan<'a> {
    before: Option<File<'a>>,
    after: Option<File<'a>>,
    changes: Vec<EntryRecord<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    department: &'a str,
    year: &'a str,
    stage: Option<&'static str>,
    errors: usize,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    problems: &'a [String],
}

#[derive(Serialize)]
struct EntryRecord<'a> {
    kind: &'static str,
    weight: &'static str,
    action: &'static str,
    approved: bool,
    fingerprint: &'a str,
    message: String,
    notes: &'a [String],
    before: ChangedSide<'a>,
    after: ChangedSide<'a>,
}

#[derive(Serialize)]
struct ChangedSide<'a> {
    path: String,
    value: Option<&'a FieldValue>,
    location: Option<Location>,
}

/// Lines and columns count from 1, columns in characters; bytes count from 0 and the range is half-open.
#[derive(Serialize)]
struct Location {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: u32,
    end_byte: u32,
}

/// Returns all changes as indented JSON with a final newline.
///
/// # Errors
/// Fails if a value cannot be serialized, which does not happen for changes.
pub fn changes_json(comparison: &Comparison) -> Result<String, serde_json::Error> {
    let whole = ComparisonRecord {
        schema: SCHEMA,
        from: &comparison.from,
        to: &comparison.to,
        rules: comparison.rules.iter().map(plan).collect(),
        plans: comparison.plans.iter().map(plan).collect(),
        uncompared: comparison
            .uncompared
            .iter()
            .map(|gap| Gap { file: &gap.name, reason: &gap.reason })
            .collect(),
        unused_approvals: &comparison.unused,
    };
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

fn plan(plan: &PlanDiff) -> Plan<'_> {
    let changes = plan.changes.iter().map(entry);
    Plan { before: file(&plan.before), after: file(&plan.after), changes: changes.collect() }
}

fn file(version: &Option<PlanVersion>) -> Option<File<'_>> {
    version.as_ref().map(|version| File {
        file: &version.name,
        id: &version.id,
        department: &version.department,
        year: &version.year,
        stage: version.stage.map(Choice::word),
        errors: version.errors,
        problems: &version.problems,
    })
}

fn entry(change: &Change) -> EntryRecord<'_> {
    EntryRecord {
        kind: change.kind.name,
        weight: change.weight.word(),
        action: change.what.word(),
        approved: change.approved,
        fingerprint: &change.fingerprint,
        message: sentence(change),
        notes: &change.notes,
        before: place(&change.before),
        after: place(&change.after),
    }
}

/// Describes a change on one line: its section and what changed.
#[must_use]
pub fn sentence(change: &Change) -> String {
    let mut out = String::new();
    let text = |bits: &[Fragment], out: &mut String| {
        for bit in bits {
            match bit {
                Fragment::Our(words) | Fragment::Plan(words) => out.push_str(words),
                Fragment::Name(name) => out.push_str(&format!("`{name}`")),
            }
        }
    };
    for group in groups(std::slice::from_ref(change)) {
        text(&group.title, &mut out);
        out.push_str(": ");
        text(&describe(change, group.depth).headline, &mut out);
    }
    out
}

fn place(side: &ChangeSide) -> ChangedSide<'_> {
    let location = side.at.map(|ChangeLocation { start, end, span }| Location {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start_byte: span.start,
        end_byte: span.end,
    });
    ChangedSide { path: path_text(&side.path), value: side.value.as_ref(), location }
}

/// Formats a path such as `priorities/attendance/metrics/days/target/#1/value`: keys, and for list entries
/// the id, or `#` and the number from 1.
pub(super) fn path_text(path: &PlanPath) -> String {
    let mut parts = Vec::new();
    for step in path {
        parts.push(step.field.to_string());
        match (&step.id, step.kind) {
            (Some(id), Some(_)) => parts.push(id.to_string()),
            (None, Some(_)) => parts.push(format!("#{}", step.place + 1)),
            (_, None) => {}
        }
    }
    parts.join("/")
}
