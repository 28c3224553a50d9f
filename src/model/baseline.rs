//! Findings that a project suppresses until someone fixes them.

use super::entity::{FieldKind, Requirement, entity};
use crate::source::Text;

entity! {
    /// The file `plancc-baseline.yaml` next to the project file, which lists the findings that a
    /// project suppresses.
    SuppressedFindings = "list of suppressed findings" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: FieldKind::Version, required: Requirement::Always };
        /// The suppressed findings.
        held: Vec<SuppressedFinding>;
    }
}

entity! {
    /// A suppressed finding in one location of one plan.
    SuppressedFinding = "suppressed finding" {
        /// The year and department id of the plan: `2026-2027/arts`. For the project file,
        /// `project`.
        plan: Option<Text> = { required: Requirement::Always };
        /// The rule's name.
        rule: Option<Text> = { required: Requirement::Always };
        /// The path to the finding, by keys and ids:
        /// `priorities/attendance/actions/call-home/owner`.
        at: Option<Text>;
        /// The number of findings of that rule in that location, if there is more than one.
        count: Option<Text>;
    }
}
