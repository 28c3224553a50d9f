//! Output formats for the changes between two versions, one file each.

mod comparison_gap;
mod date_difference;
mod description;
mod entry_details;
mod group;
mod html;
mod human;
mod json;
mod markdown;
mod rule_change;
mod values;

pub use comparison_gap::ComparisonGap;
pub use description::{Description, Fragment, describe};
pub use group::{ChangeGroup, groups, tally};
pub use html::changes_html;
pub use human::{changes_human, summary_of_changes};
pub use json::{changes_json, sentence};
pub use markdown::changes_markdown;

use crate::diff::PlanDiff;

/// The changes between two versions of a district's plans.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The name of the old side: a revision or a file.
    pub from: String,
    /// The name of the new side.
    pub to: String,
    /// Changes to the rules, one entry for each changed file.
    pub rules: Vec<PlanDiff>,
    /// The changed plans, in the order of their files.
    pub plans: Vec<PlanDiff>,
    /// Files and parts that could not be compared.
    pub uncompared: Vec<ComparisonGap>,
    /// Approvals that match no change.
    pub unused: Vec<String>,
}
