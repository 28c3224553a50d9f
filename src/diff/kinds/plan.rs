//! Changes of a plan as a whole.

use super::{EDITORIAL, MATERIAL, PROGRESS, SUBSTANTIVE};
use crate::diff::kind::change_kinds;

change_kinds! {
    /// A plan is there that was not there before.
    PLAN_ADDED = "plan-added", SUBSTANTIVE;
    /// A plan is gone.
    PLAN_REMOVED = "plan-removed", MATERIAL;
    /// A plan's file has another name or stands in another folder.
    PLAN_MOVED = "plan-moved", EDITORIAL;
    /// The plan went on to a later stage.
    STAGE_ADVANCED = "stage-advanced", PROGRESS;
    /// The plan went back to an earlier stage.
    STAGE_WENT_BACK = "stage-went-back", MATERIAL;
    /// It is recorded when and by whom the plan was adopted.
    ADOPTION_RECORDED = "adoption-recorded", PROGRESS;
    /// The record of the adoption is another, or gone.
    ADOPTION_CHANGED = "adoption-changed", MATERIAL;
    /// The plan is for another school year.
    YEAR_CHANGED = "year-changed", MATERIAL;
    /// The plan is another department's: its id changed.
    DEPARTMENT_CHANGED = "department-changed", MATERIAL;
    /// The department is called something else.
    DEPARTMENT_RENAMED = "department-renamed", SUBSTANTIVE;
    /// There is another person or address to ask about the plan.
    CONTACT_CHANGED = "contact-changed", SUBSTANTIVE;
    /// The plan is written in another language.
    LANGUAGE_CHANGED = "language-changed", SUBSTANTIVE;
    /// What was carried over from last year and is still to be looked at is another list.
    TO_CONFIRM_CHANGED = "to-confirm-changed", PROGRESS;
    /// A translation says that it was made from another version of the original.
    TRANSLATION_RENEWED = "translation-renewed", PROGRESS;
}
