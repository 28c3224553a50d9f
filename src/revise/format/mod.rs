//! The formatter: puts keys in order, and normalizes quotes, indentation, block scalars and line
//! breaks.
//!
//! It parses the text, assigns each comment to the part next to it, and writes the text from the
//! tree. It uses the result only if the result parses to the same values as the original.

mod arrange;
mod comment;
mod flow;
mod meaning;
mod part;
mod scalar;

use crate::diagnostic::{Diagnostics, Severity};
use crate::model::{FieldKind, Form, Plan, Project, Table};
use crate::schema;
use crate::source::{Source, Span};
use crate::yaml::{self, Node, Value};

/// The maximum line width in characters, if the words allow it.
pub const WIDTH: usize = 120;

/// Errors in the content of a value, which don't prevent formatting.
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

/// The reason that a text was not formatted.
#[derive(Debug)]
pub enum FormatRefusal {
    /// The text has errors that make its intended structure unclear.
    Faults(Diagnostics),
    /// The value at this location would change.
    Meaning(Span),
}

/// Formats a plan, project file or form.
///
/// The line ending of the first line applies to all lines, and a byte order mark is removed. Only
/// white space, quotes, the order of keys, line breaks in prose and the notation of school years
/// change.
///
/// # Errors
/// Fails if the text has errors, or if the result would not parse to the same values; see
/// [`FormatRefusal`].
pub fn format(source: &Source) -> Result<String, FormatRefusal> {
    let (tree, found) = yaml::parse(source);
    if !found.is_empty() {
        return Err(FormatRefusal::Faults(found));
    }
    let Some(root) = tree.documents.first() else {
        return Ok(source.text().to_owned());
    };
    let document = FileType::of(root);
    let mut faults = document.faults(source);
    // Values under an unknown key are not validated, so look for constructs that plans must not
    // contain.
    let is_hidden = is_for_programs(root);
    faults.retain(|fault| {
        fault.severity == Severity::Error
            && (!IN_CONTENT.contains(&fault.rule) || is_hidden && fault.rule == "unknown-key")
    });
    if !faults.is_empty() {
        return Err(FormatRefusal::Faults(faults));
    }
    let text = arrange::written(source, &tree, document.kind());
    let text = text.replace('\n', source.line_break());
    meaning::check(source, &tree, document.kind(), &text).map_err(FormatRefusal::Meaning)?;
    Ok(text)
}

/// Returns `true` if a node contains an anchor, a tag, an alias or a key that isn't text. Plans
/// must not contain these.
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
enum FileType {
    Plan,
    Project,
    Form,
}

impl FileType {
    /// Returns the kind of file whose fields match the most keys. In a tie, a plan wins.
    fn of(root: &Node<'_>) -> FileType {
        let known = |table: &Table| {
            let keys = root.entries().iter().filter_map(|entry| entry.key.scalar());
            keys.filter(|key| table.field(key).is_some()).count()
        };
        let (plan, project, form) = (known(Plan::TABLE), known(Project::TABLE), known(Form::TABLE));
        if project > plan && project >= form {
            FileType::Project
        } else if form > plan {
            FileType::Form
        } else {
            FileType::Plan
        }
    }

    fn kind(self) -> FieldKind {
        FieldKind::Entity(match self {
            FileType::Plan => Plan::TABLE,
            FileType::Project => Project::TABLE,
            FileType::Form => Form::TABLE,
        })
    }

    fn faults(self, source: &Source) -> Diagnostics {
        match self {
            FileType::Plan => schema::plan(source).1,
            FileType::Project => schema::project(source).1,
            FileType::Form => schema::form(source).1,
        }
    }
}
