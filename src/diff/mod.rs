//! Compares two versions of a plan the way a reviewer reads them.
//!
//! Both plans become trees of entries (`entry_tree`). Entries are matched by id, then by their text (`entry_matching`). The matches
//! are compared field by field (`compare`), driven by the table of fields, so no field can be forgotten. Each change
//! gets a kind and a weight (`weight`).

mod added_removed;
mod amount_share;
mod approvals;
mod change;
mod change_kind;
mod change_kinds;
mod compare;
mod entry_match;
mod entry_matching;
mod entry_tree;
mod field_change;
mod field_value;
mod file_version;
mod hidden_changes;
mod matching;
mod metric;
mod moved_entries;
mod path;
mod redline;
mod renamed_files;
mod rules;
mod settings;
mod side_by_side;
mod similarity;
mod text_difference;
mod translation;
mod weight;
mod years;

pub use approvals::{approve, former_kinds, identity};
pub use change::{
    Change, ChangeLocation, ChangeSide, Operation, PathStep, PlanDiff, PlanPath, PlanVersion,
};
pub use change_kind::{ALL as KINDS, ChangeKind};
pub use compare::changes;
pub use entry_match::{EntryMatch, pairs};
pub use field_value::FieldValue;
pub use file_version::{FileVersion, files};
pub use redline::{RedlineSegment, redline};
pub use renamed_files::{UnmatchedFile, pair_renamed_files};
pub use rules::{CommentedPlan, RuleFiles, allows, rules};
pub use settings::CompareSettings;
pub use side_by_side::{RowContent, SideBySideRow, side_by_side};
pub use weight::{ERROR_KINDS, Weights};
pub use years::years;
