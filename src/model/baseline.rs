//! Findings that a project holds back until somebody mends them.

use super::entity::{Kind, Required, entity};
use crate::source::Text;

entity! {
    /// The findings that a project holds back: the file `plancc-baseline.yaml` beside the project file.
    HeldBack = "list of findings held back" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: Kind::Version, required: Required::Always };
        /// The findings.
        held: Vec<HeldFinding>;
    }
}

entity! {
    /// A finding that is held back, at one place of one plan.
    HeldFinding = "finding held back" {
        /// The plan: its year and its department's id, `2026-2027/arts`; `project` for the project file.
        plan: Option<Text> = { required: Required::Always };
        /// The rule's name.
        rule: Option<Text> = { required: Required::Always };
        /// The way there by keys and ids: `priorities/attendance/actions/call-home/owner`.
        at: Option<Text>;
        /// How many there are of that rule at that place, where there is more than one.
        count: Option<Text>;
    }
}
