//! Output of the tables of fields: JSON Schema and reference page.

mod field_kind;
mod json;
mod page;

pub use json::json_schema;
pub use page::reference;

use crate::model::{FieldKind, Form, Plan, Project, Table};

/// The file types of the plan language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileType {
    /// A department's plan for a year.
    Plan,
    /// A district's `plancc.yaml`.
    Project,
    /// A district's form.
    Form,
}

impl FileType {
    /// All file types, in the order in which users need them.
    pub const ALL: [FileType; 3] = [FileType::Plan, FileType::Project, FileType::Form];

    /// Returns the name for the command line and file names: `plan`, `project` or `form`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FileType::Plan => "plan",
            FileType::Project => "project",
            FileType::Form => "form",
        }
    }

    /// Returns the table of the top-level entry.
    fn table(self) -> &'static Table {
        match self {
            FileType::Plan => Plan::TABLE,
            FileType::Project => Project::TABLE,
            FileType::Form => Form::TABLE,
        }
    }
}

/// Returns the tables of all entries in a file, without duplicates, the top-level entry first.
pub(super) fn entries(top: &'static Table) -> Vec<&'static Table> {
    let mut entries = vec![top];
    let mut at = 0;
    while let Some(entry) = entries.get(at).copied() {
        let inner = entry.fields.iter().filter_map(|field| table_of(&field.kind));
        // Keep the entries of a field together, after the entry that contains them.
        let mut place = at + 1;
        for table in inner {
            if !entries.iter().any(|known| known.is(table.entity)) {
                entries.insert(place, table);
                place += 1;
            }
        }
        at += 1;
    }
    entries
}

/// Returns the table of the entry that a field contains.
fn table_of(kind: &FieldKind) -> Option<&'static Table> {
    match kind {
        FieldKind::Entity(table)
        | FieldKind::Entities(table)
        | FieldKind::OneOrMore(table)
        | FieldKind::ProseOrEntities(table)
        | FieldKind::Named(table, _) => Some(table),
        _ => None,
    }
}

/// Joins documentation into one paragraph, without line breaks.
fn paragraph(documentation: &str) -> String {
    documentation.split_whitespace().collect::<Vec<_>>().join(" ")
}
