//! Errors about values of the wrong kind.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports values of the wrong type, such as a list where text is expected.
    ///
    /// ## Why it matters
    /// plancc does not guess what the value means, so readers would not see it in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: [feed children, teach cooking]
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children and teach cooking.
    /// ```
    WRONG_TYPE = "wrong-type";
    /// Reports list items without content.
    ///
    /// ## Why it matters
    /// The report would show a bullet or number with nothing after it, and readers would wonder
    /// what is missing.
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
    /// plancc cannot build a report from an empty file, so families would have nothing to read.
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
    /// plancc finds each part of a plan by its key. Without keys, there would be no report to read.
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
    /// Reports plans in an unknown version of the plan language.
    ///
    /// ## Why it matters
    /// In another version, a key could have another meaning, so the report could mislead its
    /// readers.
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
