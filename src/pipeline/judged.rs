//! The result of linting a plan.

use crate::diagnostic::Diagnostics;
use crate::lint::Digest;

/// Findings of the lint rules in one plan.
#[derive(Debug)]
pub struct Judged {
    /// Findings that no comment in the plan allows, in the order of the text.
    pub found: Diagnostics,
    /// Findings that the plan's comments allow.
    pub allowed: Diagnostics,
    /// The data about this plan for rules that compare plans.
    pub digest: Digest,
}
