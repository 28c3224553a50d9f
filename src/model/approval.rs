//! Changes that a district has approved.

use super::entity::{FieldKind, Requirement, entity};
use crate::source::Text;

entity! {
    /// The file `approvals.yaml` next to the project file, which lists the changes that a district
    /// has approved.
    Approvals = "list of approvals" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: FieldKind::Version, required: Requirement::Always };
        /// The approved changes.
        approved: Vec<Approval>;
    }
}

entity! {
    /// A change that someone has reviewed.
    Approval = "approval" {
        /// The fingerprint that identifies the change; `plancc diff --approve` writes it.
        fingerprint: Option<Text> = { required: Requirement::Always };
        /// The department id and year of the plan: `arts 2026-2027`.
        plan: Option<Text>;
        /// A description of the change, for people who read the file.
        change: Option<Text>;
        /// The reason to accept the change.
        reason: Option<Text> = { required: Requirement::Always };
    }
}
