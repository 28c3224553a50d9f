//! The changes that a comparison finds.

use super::change_kind::ChangeKind;
use super::field_value::FieldValue;
use crate::model::{EntityKind, FieldId, Stage, Weight};
use crate::source::{Position, Span};

/// One step of a path in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathStep {
    /// The key of the field.
    pub field: Box<str>,
    /// The field, unless the step names a setting or an answer to a question in the form.
    pub field_id: Option<FieldId>,
    /// The planner's word for the kind of entry, if this step leads to an entry in a list.
    pub kind: Option<&'static str>,
    /// The kind of entry, if this step leads to an entry of a plan in a list.
    pub entity: Option<EntityKind>,
    /// The id of the entry, if it has one.
    pub id: Option<Box<str>>,
    /// The index of the entry in its list, from 0.
    pub place: usize,
    /// A short label for an entry without an id: its date, its fund, or its first words.
    pub label: Box<str>,
}

/// A path to a value in a plan, from the top.
pub type PlanPath = Vec<PathStep>;

/// A location, as lines and columns and as a byte range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeLocation {
    /// The first character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
    /// The same location as a byte range.
    pub span: Span,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSide {
    /// The path to the value, or to where it would be.
    pub path: PlanPath,
    /// The value; `None` if there is none on this side.
    pub value: Option<FieldValue>,
    /// The span of the value, or of the entry that it would be in.
    pub span: Span,
    /// The location of the value; `None` if there is none on this side.
    pub at: Option<ChangeLocation>,
}

/// The operation of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// The value of a field was added, changed or removed.
    Set,
    /// An entry was added. Its value excludes children that were elsewhere in the old version.
    Added,
    /// An entry was removed. Its value excludes children that are elsewhere in the new version.
    Removed,
    /// An entry moved to a different parent. The values are the ids of the parents.
    Moved,
    /// A list has a different order. The values name the entries that are in both versions.
    Reordered,
}

impl Operation {
    /// The name in machine-readable formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Operation::Set => "set",
            Operation::Added => "added",
            Operation::Removed => "removed",
            Operation::Moved => "moved",
            Operation::Reordered => "reordered",
        }
    }
}

/// One change between two versions of a plan.
#[derive(Debug, Clone)]
pub struct Change {
    /// The kind of change.
    pub kind: &'static ChangeKind,
    /// The weight under the district's settings.
    pub weight: Weight,
    /// The operation: set, added, removed, moved or reordered.
    pub what: Operation,
    /// The old path and value.
    pub before: ChangeSide,
    /// The new path and value.
    pub after: ChangeSide,
    /// Notes for the reader, for example that the match is a guess or that the entry was split off.
    pub notes: Vec<String>,
    /// `true` if the change is approved.
    pub approved: bool,
    /// The fingerprint that approvals refer to; empty until it is needed.
    pub fingerprint: String,
}

impl Change {
    /// Returns the side to show to a reader: the new side, unless an entry was removed.
    #[must_use]
    pub fn shown(&self) -> &ChangeSide {
        if self.what == Operation::Removed { &self.before } else { &self.after }
    }
}

/// One version of a plan file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanVersion {
    /// The name of the file in messages.
    pub name: String,
    /// The department's id.
    pub id: String,
    /// The department's name; empty if the plan has none.
    pub department: String,
    /// The school year; empty if the plan has none.
    pub year: String,
    /// The stage; `None` if the plan could not be parsed.
    pub stage: Option<Stage>,
    /// `true` if the user named the file. A different name on the other side is then not a rename.
    pub is_named: bool,
    /// The number of validation errors. Invalid values are not compared.
    pub errors: usize,
    /// The first of these errors, each with its line.
    pub problems: Vec<String>,
}

/// The changes to one plan.
#[derive(Debug, Clone, Default)]
pub struct PlanDiff {
    /// The old version; `None` if the plan is new.
    pub before: Option<PlanVersion>,
    /// The new version; `None` if the plan was removed.
    pub after: Option<PlanVersion>,
    /// The changes, in the order of the report.
    pub changes: Vec<Change>,
}

impl PlanDiff {
    /// Returns the heaviest weight of the changes that are not approved.
    #[must_use]
    pub fn heaviest(&self) -> Option<Weight> {
        self.changes.iter().filter(|change| !change.approved).map(|change| change.weight).min()
    }

    /// Returns the heaviest weight of the unapproved changes to the plan itself, excluding changes to rules.
    #[must_use]
    pub fn heaviest_of_plan(&self) -> Option<Weight> {
        let own = self.changes.iter().filter(|change| !change.approved && !change.kind.is_rule());
        own.map(|change| change.weight).min()
    }
}
