//! The formatter: key order, quotes, indentation, block scalars, one sentence per line.
//!
//! Parses the text, assigns each comment to the part it is next to, and writes everything from the tree.
//! The result is used only if it parses to the same values as the original.

mod arrange;
mod comment;
mod flow;
mod meaning;
mod part;
mod scalar;

use crate::diagnostic::{Diagnostics, Severity};
use crate::model::{Form, Kind, Plan, Project, Table};
use crate::schema;
use crate::source::{Source, Span};
use crate::yaml::{self, Node, Value};

/// The maximum line width in characters, if the words allow it.
pub const WIDTH: usize = 120;

/// Errors of content rather than syntax. A plan that has them can still be formatted.
const IN_CONTENT: &[&str] = &[
    "duplicate-id",
    "empty-entry",
    "missing-key",
    "nonexistent-date",
    "invalid-choice",
    "invalid-date",
    "invalid-language",
    "invalid-year",
    "invalid-id",
    "invalid-amount",
    "unknown-reference",
    "unknown-key",
];

/// The reason why a text was not formatted.
#[derive(Debug)]
pub enum Refused {
    /// It has syntax errors, so its intended structure is unknown.
    Faults(Diagnostics),
    /// The value at this location would change.
    Meaning(Span),
}

/// Formats a plan, project file or form.
///
/// Line endings follow the first line; a byte order mark is removed. Only white space, quotes, the order of
/// keys, the line breaks of prose and the notation of school years change.
///
/// # Errors
/// If the text has errors or would not parse to the same values; see [`Refused`].
pub fn format(source: &Source) -> Result<String, Refused> {
    let (tree, found) = yaml::parse(source);
    if !found.is_empty() {
        return Err(Refused::Faults(found));
    }
    let Some(root) = tree.documents.first() else {
        return Ok(source.text().to_owned());
    };
    let document = Document::of(root);
    let mut faults = document.faults(source);
    // Values under an unknown key have not been validated.
    let is_hidden = is_for_programs(root);
    faults.retain(|fault| {
        fault.severity == Severity::Error
            && (!IN_CONTENT.contains(&fault.rule) || is_hidden && fault.rule == "unknown-key")
    });
    if !faults.is_empty() {
        return Err(Refused::Faults(faults));
    }
    let text = arrange::written(source, &tree, document.kind());
    let text = text.replace('\n', source.line_break());
    meaning::check(source, &tree, document.kind(), &text).map_err(Refused::Meaning)?;
    Ok(text)
}

/// Returns `true` if there is an anchor, tag, alias or non-text key anywhere; plans must not contain them.
fn is_for_programs(node: &Node<'_>) -> bool {
    let is_odd = |one: &yaml::Entry<'_>| {
        one.key.scalar().is_none() || is_for_programs(&one.key) || is_for_programs(&one.value)
    };
    node.properties.is_some()
        || matches!(node.value, Value::Alias(_))
        || node.items().iter().any(is_for_programs)
        || node.entries().iter().any(is_odd)
}

/// The kinds of files.
#[derive(Debug, Clone, Copy)]
enum Document {
    Plan,
    Project,
    Form,
}

impl Document {
    /// Returns the kind that shares the most keys with the text; a plan if there is a tie.
    fn of(root: &Node<'_>) -> Document {
        let known = |table: &Table| {
            let keys = root.entries().iter().filter_map(|entry| entry.key.scalar());
            keys.filter(|key| table.field(key).is_some()).count()
        };
        let (plan, project, form) = (known(Plan::TABLE), known(Project::TABLE), known(Form::TABLE));
        if project > plan && project >= form {
            Document::Project
        } else if form > plan {
            Document::Form
        } else {
            Document::Plan
        }
    }

    fn kind(self) -> Kind {
        Kind::Entity(match self {
            Document::Plan => Plan::TABLE,
            Document::Project => Project::TABLE,
            Document::Form => Form::TABLE,
        })
    }

    fn faults(self, source: &Source) -> Diagnostics {
        match self {
            Document::Plan => schema::plan(source).1,
            Document::Project => schema::project(source).1,
            Document::Form => schema::form(source).1,
        }
    }
}
