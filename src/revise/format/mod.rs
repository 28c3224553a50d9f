//! One way to write a plan: key order, quotes, indentation, blocks, a sentence a line.
//!
//! The text is read into its tree, its comments are given to the parts that they stand beside, and all of it is
//! written anew; the new text counts only where it is read as the old one was.

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

/// How wide lines are made where their words allow, in characters.
pub const WIDTH: usize = 120;

/// Faults of what is said, not of how it is written: a plan that has them can be written anew.
const IN_CONTENT: &[&str] = &[
    "clashing-id",
    "empty-entry",
    "missing-key",
    "no-such-date",
    "not-a-choice",
    "not-a-date",
    "not-a-language",
    "not-a-year",
    "not-an-id",
    "not-money",
    "reference-to-nothing",
    "unknown-key",
];

/// Why a text was not written anew.
#[derive(Debug)]
pub enum Refused {
    /// It is not read as its writer meant it, so nobody can say what it should look like.
    Faults(Diagnostics),
    /// What stands there would no longer say the same.
    Meaning(Span),
}

/// A plan, project or form, written the one way.
///
/// The line ends are those of the first line; a byte order mark is left out. Nothing but white space, quotes, the
/// order of keys, the lines of prose and the spelling of school years differs.
///
/// # Errors
/// Where the text has faults, or would not be read the same; see [`Refused`].
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
    // Nobody has looked at what stands under a key that is not known.
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

/// Whether an anchor, a tag, an alias or a key that is no text stands anywhere, which plans may not have.
fn is_for_programs(node: &Node<'_>) -> bool {
    let is_odd = |one: &yaml::Entry<'_>| {
        one.key.scalar().is_none() || is_for_programs(&one.key) || is_for_programs(&one.value)
    };
    node.properties.is_some()
        || matches!(node.value, Value::Alias(_))
        || node.items().iter().any(is_for_programs)
        || node.entries().iter().any(is_odd)
}

/// Which of the three kinds of file a text is.
#[derive(Debug, Clone, Copy)]
enum Document {
    Plan,
    Project,
    Form,
}

impl Document {
    /// The kind whose keys a text has most of; a plan where that says nothing.
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
