//! Kinds of change to the rules for checking and comparing plans.
//!
//! Their weights are fixed: if a setting could change them, it could hide changes to the rules.

use super::{MATERIAL, SUBSTANTIVE};
use crate::diff::change_kind::change_kinds;

change_kinds! {
    /// The project file gives a kind of change a different weight.
    WEIGHT_CHANGED = "weight-changed", MATERIAL;
    /// The levels of a lint rule changed.
    LINT_LEVEL_CHANGED = "lint-level-changed", MATERIAL;
    /// The scope of the checks changed: plans folders, departments, years, languages, the reading grade.
    SCOPE_CHANGED = "scope-changed", MATERIAL;
    /// The words, terms, goals or funds that plans are checked against changed.
    VOCABULARY_CHANGED = "vocabulary-changed", SUBSTANTIVE;
    /// The form requires or shows different sections.
    REQUIREMENT_CHANGED = "requirement-changed", MATERIAL;
    /// A setting changed that determines what reports show or where they are written: templates, fonts, the output
    /// folder, formats, the time zone, the district's name and logo.
    REPORT_SETTING_CHANGED = "report-setting-changed", MATERIAL;
    /// A template, a font or the logo was added, removed or changed. A template can print something different from
    /// the plan.
    REPORT_FILE_CHANGED = "report-file-changed", MATERIAL;
    /// A project file was added. It sets the rules for the plans in its folder.
    PROJECT_FILE_ADDED = "project-file-added", MATERIAL;
    /// The project file was removed, along with its rules.
    PROJECT_FILE_REMOVED = "project-file-removed", MATERIAL;
    /// The project file moved to a different folder.
    PROJECT_FILE_MOVED = "project-file-moved", MATERIAL;
    /// An approval was added.
    APPROVAL_ADDED = "approval-added", MATERIAL;
    /// An approval was removed.
    APPROVAL_REMOVED = "approval-removed", SUBSTANTIVE;
    /// The baseline file suppresses more findings than before.
    BASELINE_GROWN = "baseline-grown", MATERIAL;
    /// The baseline file suppresses fewer findings than before.
    BASELINE_SHRUNK = "baseline-shrunk", SUBSTANTIVE;
    /// An `allow` comment was added to a plan.
    ALLOW_ADDED = "allow-added", MATERIAL;
    /// An `allow` comment was removed from a plan.
    ALLOW_REMOVED = "allow-removed", SUBSTANTIVE;
}
