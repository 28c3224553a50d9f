//! Changes that a district has looked at.

use super::entity::{Kind, Required, entity};
use crate::source::Text;

entity! {
    /// The changes that a district has approved: the file `approvals.yaml` beside the project file.
    Approvals = "list of approvals" {
        /// The version of the plan language: `1`.
        plancc: Option<Text> = { kind: Kind::Version, required: Required::Always };
        /// The changes.
        approved: Vec<Approval>;
    }
}

entity! {
    /// A change that somebody has looked at.
    Approval = "approval" {
        /// What tells the change from every other; `plancc diff --approve` writes it.
        fingerprint: Option<Text> = { required: Required::Always };
        /// The plan: its department and year.
        plan: Option<Text>;
        /// What the change is, for people.
        change: Option<Text>;
        /// Why it may pass.
        reason: Option<Text> = { required: Required::Always };
    }
}
