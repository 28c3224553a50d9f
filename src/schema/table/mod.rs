//! What the one table of fields says, for programs and for people.

mod json;
mod kind;
mod page;

pub use json::json_schema;
pub use page::reference;

use crate::model::{Form, Kind, Plan, Project, Table};

/// The files of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// A department's plan for a year.
    Plan,
    /// A district's `plancc.yaml`.
    Project,
    /// A district's questions.
    Form,
}

impl Document {
    /// All of them, in the order in which a newcomer meets them.
    pub const ALL: [Document; 3] = [Document::Plan, Document::Project, Document::Form];

    /// Its name on the command line and in file names: `plan`, `project`, `form`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Document::Plan => "plan",
            Document::Project => "project",
            Document::Form => "form",
        }
    }

    /// The entry that the whole file is.
    fn table(self) -> &'static Table {
        match self {
            Document::Plan => Plan::TABLE,
            Document::Project => Project::TABLE,
            Document::Form => Form::TABLE,
        }
    }
}

/// The entries that a file is made of, itself first, each once, in the order of the table.
pub(super) fn entries(top: &'static Table) -> Vec<&'static Table> {
    let mut entries = vec![top];
    let mut at = 0;
    while let Some(entry) = entries.get(at).copied() {
        let inner = entry.fields.iter().filter_map(|field| table_of(&field.kind));
        // Those of one entry stand together, behind it.
        let mut place = at + 1;
        for table in inner {
            if !entries.iter().any(|known| known.is(table)) {
                entries.insert(place, table);
                place += 1;
            }
        }
        at += 1;
    }
    entries
}

/// The entry that a field holds.
fn table_of(kind: &Kind) -> Option<&'static Table> {
    match kind {
        Kind::Entity(table)
        | Kind::Entities(table)
        | Kind::OneOrMore(table)
        | Kind::ProseOrEntities(table)
        | Kind::Named(table, _) => Some(table),
        _ => None,
    }
}

/// A documentation as one paragraph, without its comment's line breaks.
fn paragraph(documentation: &str) -> String {
    documentation.split_whitespace().collect::<Vec<_>>().join(" ")
}
