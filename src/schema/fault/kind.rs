//! What is not the kind of thing that belongs there.

use crate::diagnostic::faults;

faults! {
    /// A list, a text or keys stand where another of them belongs.
    ///
    /// ## Why it matters
    /// plancc does not guess what was meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: [to feed, to teach]
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: to feed and to teach
    /// ```
    WRONG_KIND = "wrong-kind";
    /// An entry of a list says nothing.
    ///
    /// ## Why it matters
    /// An empty entry would be numbered in the report.
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
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - a library that is open after school
    /// ```
    EMPTY_ENTRY = "empty-entry";
    /// There is nothing in the file.
    ///
    /// ## Why it matters
    /// An empty plan makes no report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// # nothing yet
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    EMPTY_FILE = "empty-file";
    /// The file holds something other than keys and values.
    ///
    /// ## Why it matters
    /// A plan is keys with their answers.
    ///
    /// ## Example
    /// ```yaml,fires
    /// Our plan for next year
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    NOT_A_PLAN = "not-a-plan";
    /// The plan is written in a version of the language that this program does not know.
    ///
    /// ## Why it matters
    /// It could be misread without a word.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 7
    /// year: 2026-2027
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    UNKNOWN_VERSION = "unknown-version";
}
