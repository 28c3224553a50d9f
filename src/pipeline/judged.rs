//! What comes of judging a plan.

use crate::diagnostic::Diagnostics;
use crate::lint::Digest;

/// What the board's rules say of a plan.
#[derive(Debug)]
pub struct Judged {
    /// What they say and the plan's comments do not allow, in the order of the text.
    pub found: Diagnostics,
    /// What the plan's comments allow.
    pub allowed: Diagnostics,
    /// What the rules across plans need to know of this one.
    pub digest: Digest,
}
