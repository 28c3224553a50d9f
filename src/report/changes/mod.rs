//! Changes between versions of plans as words, one file a format.

mod days;
mod group;
mod html;
mod human;
mod json;
mod markdown;
mod rule;
mod say;
mod uncompared;
mod values;

pub use group::{Group, groups, tally};
pub use html::changes_html;
pub use human::{changes_human, summary_of_changes};
pub use json::{changes_json, sentence};
pub use markdown::changes_markdown;
pub use say::{Bit, Said, say};
pub use uncompared::Uncompared;

use crate::diff::PlanDiff;

/// What is reported: the changes of all plans between two versions of a district's plans.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// What the old side is called: a revision, a file.
    pub from: String,
    /// What the new side is called.
    pub to: String,
    /// Changes of the rules that plans are checked by: one entry for each file of rules that changed.
    pub rules: Vec<PlanDiff>,
    /// The plans that changed, in the order of their files.
    pub plans: Vec<PlanDiff>,
    /// What could not be compared.
    pub uncompared: Vec<Uncompared>,
    /// What approvals say that no change uses.
    pub unused: Vec<String>,
}
