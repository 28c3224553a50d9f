//! Keys: unknown, twice, missing, without a colon.

use crate::diagnostic::faults;

faults! {
    /// A key that the language does not know stands in the file.
    ///
    /// ## Why it matters
    /// What stands under it would appear in no report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpos: We feed children.
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    UNKNOWN_KEY = "unknown-key";
    /// A key stands twice in one entry.
    ///
    /// ## Why it matters
    /// A reader could not tell which of the two holds.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// purpose: We feed pupils.
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    DUPLICATE_KEY = "duplicate-key";
    /// Something that the language always requires is not there.
    ///
    /// ## Why it matters
    /// Without it the report could not be told from another one.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// purpose: We feed children.
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    MISSING_KEY = "missing-key";
    /// In braces, something between two commas that has no colon.
    ///
    /// ## Why it matters
    /// In braces every comma begins a new entry. What has no colon is read as a key that says nothing, and would be
    /// in no report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: $1,200}
    /// ```
    /// Amounts are digits alone; a text with a comma stands in quotes:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: 1200, note: "books, paper and toner"}
    /// ```
    ENTRY_WITHOUT_COLON = "entry-without-colon";
}
