//! Names of entities and fields for code, so that every use of a renamed field is a compile error.

use super::entity::{Field, Table};

/// Declares [`EntityKind`] with one variant for each entity.
macro_rules! entity_kinds {
    ($($entity:ident),+ $(,)?) => {
        /// A kind of entry, named like its struct.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the structs of the same names are documented")]
        pub enum EntityKind {
            $($entity),+
        }

        impl EntityKind {
            /// All kinds of entries.
            pub const ALL: &'static [EntityKind] = &[$(EntityKind::$entity),+];

            /// Returns the table of the fields of this kind of entry.
            #[must_use]
            pub fn table(self) -> &'static Table {
                match self {
                    $(EntityKind::$entity => super::$entity::TABLE),+
                }
            }
        }
    };
}

entity_kinds! {
    Action, Adoption, Approval, Approvals, Baseline, Budget, BudgetSource, ChangeWeight, Contact, Cost,
    DataSource, Department, DepartmentEntry, DiffSettings, District, Engagement, Form, Fund, Goal,
    SuppressedFindings, SuppressedFinding, LintSettings, Metric, MetricTarget, Need, NeedsAssessment, Outcome,
    PartWording, Plan, Priority, Project, Reading, Reflection, ResultNumber, Review, Section,
    TheoryOfAction, UnplacedText, YearSettings,
}

/// A field of a kind of entry. Each entity has a constant for each of its fields, such as
/// `Metric::cadence`, which also works as a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId {
    /// The kind of entry that has the field.
    pub entity: EntityKind,
    pub(super) index: u8,
}

impl FieldId {
    /// Returns the index of the field in its table.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.index)
    }

    /// Returns the description of the field.
    #[must_use]
    pub fn field(self) -> Option<&'static Field> {
        self.entity.table().fields.get(self.index())
    }

    /// Returns the key of the field as typed in a plan.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.field().map_or("", |field| field.key)
    }
}

/// Returns the words for a key in messages about changes: `purpose of the money` for `for`.
#[must_use]
pub fn called(key: &str) -> String {
    let mut fields = EntityKind::ALL.iter().flat_map(|kind| kind.table().fields);
    let field = fields.find(|field| field.key == key && field.called.is_some());
    field.map_or_else(|| key.replace('_', " "), Field::called)
}
