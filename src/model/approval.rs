//! Changes that a district has approved.

use super::entity::{Kind, Required, entity};
use crate::source::Text;

entity! {
    /// The changes that a district has approved: the file `approvals.yaml` next to the project
    /// file.
    Approvals = "list of approvals" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: Kind::Version, required: Required::Always };
        /// The approved changes.
        approved: Vec<Approval>;
    }
}

entity! {
    /// A change that someone has reviewed.
    Approval = "approval" {
        /// The fingerprint that identifies the change; `plancc diff --approve` writes it.
        fingerprint: Option<Text> = { required: Required::Always };
        /// The plan: its department and year.
        plan: Option<Text>;
        /// A description of the change for people.
        change: Option<Text>;
        /// The reason to accept it.
        reason: Option<Text> = { required: Required::Always };
    }
}
