//! Errors about values of the wrong kind.

use crate::diagnostic::faults;

faults! {
    /// Reports values of the wrong type, such as a list in a field that takes text.
    ///
    /// ## Why it matters
    /// plancc doesn't guess the meaning, so the value would not appear in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: [to feed, to teach]
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: to feed and to teach
    /// ```
    WRONG_TYPE = "wrong-type";
    /// Reports empty items and entries in lists.
    ///
    /// ## Why it matters
    /// An empty item would get a number or a bullet in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - a library that is open after school
    ///     -
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - a library that is open after school
    /// ```
    EMPTY_ENTRY = "empty-entry";
    /// Reports files without any content.
    ///
    /// ## Why it matters
    /// A report can't be made from an empty plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// # nothing yet
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    EMPTY_FILE = "empty-file";
    /// Reports files that contain something other than keys and values.
    ///
    /// ## Why it matters
    /// plancc finds every text of a plan by its key.
    ///
    /// ## Example
    /// ```yaml,fires
    /// Our plan for next year
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    NOT_A_PLAN = "not-a-plan";
    /// Reports plans in a version of the plan language that this plancc doesn't know.
    ///
    /// ## Why it matters
    /// plancc could misread the plan without any warning.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 7
    /// year: 2026-2027
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    UNKNOWN_VERSION = "unknown-version";
}
