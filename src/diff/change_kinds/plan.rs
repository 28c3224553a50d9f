//! Kinds of change to a plan as a whole.

use super::{EDITORIAL, MATERIAL, PROGRESS, SUBSTANTIVE};
use crate::diff::change_kind::change_kinds;

change_kinds! {
    /// A plan was added.
    PLAN_ADDED = "plan-added", SUBSTANTIVE;
    /// A plan was removed.
    PLAN_REMOVED = "plan-removed", MATERIAL;
    /// The file of a plan was renamed or moved.
    PLAN_MOVED = "plan-moved", EDITORIAL;
    /// The plan advanced to a later stage.
    STAGE_ADVANCED = "stage-advanced", PROGRESS;
    /// The plan went back to an earlier stage.
    STAGE_REVERTED = "stage-reverted", MATERIAL;
    /// The adoption of the plan was recorded.
    ADOPTION_RECORDED = "adoption-recorded", PROGRESS;
    /// The record of the adoption was changed or removed.
    ADOPTION_CHANGED = "adoption-changed", MATERIAL;
    /// The school year of the plan changed.
    YEAR_CHANGED = "year-changed", MATERIAL;
    /// The plan belongs to a different department: its id changed.
    DEPARTMENT_CHANGED = "department-changed", MATERIAL;
    /// The name of the department changed.
    DEPARTMENT_RENAMED = "department-renamed", SUBSTANTIVE;
    /// The contact for the plan changed.
    CONTACT_CHANGED = "contact-changed", SUBSTANTIVE;
    /// The language of the plan changed. Rules about wording depend on the language.
    LANGUAGE_CHANGED = "language-changed", MATERIAL;
    /// The list of sections that were carried over from last year and still need confirmation changed.
    CONFIRM_CHANGED = "confirm-changed", PROGRESS;
    /// A translation was updated to a different version of the original.
    TRANSLATION_UPDATED = "translation-updated", PROGRESS;
    /// The fingerprint of a translated text changed, but the text did not. This can hide that the translation is out
    /// of date.
    TRANSLATION_CONFIRMED = "translation-confirmed", MATERIAL;
}
