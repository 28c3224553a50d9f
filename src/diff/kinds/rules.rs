//! Changes of the rules that plans are checked and compared by.
//!
//! Their weights cannot be set: a setting could otherwise take itself out of view.

use super::{MATERIAL, SUBSTANTIVE};
use crate::diff::kind::change_kinds;

change_kinds! {
    /// A kind of change weighs something else than before.
    WEIGHT_CHANGED = "weight-changed", MATERIAL;
    /// A lint rule has other levels than before.
    LINT_LEVEL_CHANGED = "lint-level-changed", MATERIAL;
    /// Other plans are checked, or by other limits: folders of plans, departments, years, the reading grade.
    SCOPE_CHANGED = "scope-changed", MATERIAL;
    /// The project has other words, terms, goals or funds for plans to be checked against.
    VOCABULARY_CHANGED = "vocabulary-changed", SUBSTANTIVE;
    /// The form requires or shows other parts than before.
    REQUIREMENT_CHANGED = "requirement-changed", MATERIAL;
    /// There is a project file where there was none; what is below it follows its rules.
    PROJECT_FILE_ADDED = "project-file-added", MATERIAL;
    /// The project file is gone, and its rules with it.
    PROJECT_FILE_REMOVED = "project-file-removed", MATERIAL;
    /// The project file is in another folder.
    PROJECT_FILE_MOVED = "project-file-moved", MATERIAL;
    /// A change is approved that was not approved before.
    APPROVAL_ADDED = "approval-added", MATERIAL;
    /// An approval is gone.
    APPROVAL_REMOVED = "approval-removed", SUBSTANTIVE;
    /// The baseline holds back findings that it did not hold back before.
    BASELINE_GROWN = "baseline-grown", MATERIAL;
    /// The baseline holds back fewer findings.
    BASELINE_SHRUNK = "baseline-shrunk", SUBSTANTIVE;
    /// A comment in a plan allows a finding that no comment allowed before.
    ALLOW_ADDED = "allow-added", MATERIAL;
    /// A comment that allowed a finding is gone.
    ALLOW_REMOVED = "allow-removed", SUBSTANTIVE;
}
