//! Errors about keys: unknown, duplicate, missing or without a colon.

use crate::diagnostic::faults;

faults! {
    /// Reports keys that the plan language doesn't have.
    ///
    /// ## Why it matters
    /// The value of an unknown key would not appear in any report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpos: We feed children.
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    UNKNOWN_KEY = "unknown-key";
    /// Reports keys that appear twice in one entry.
    ///
    /// ## Why it matters
    /// plancc can't know which of the two values is right.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// purpose: We feed students.
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    DUPLICATE_KEY = "duplicate-key";
    /// Reports required keys that are missing.
    ///
    /// ## Why it matters
    /// Without its year, a report can't be filed or compared. Without ids and texts, entries can't
    /// be matched between years.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// purpose: We feed children.
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    MISSING_KEY = "missing-key";
    /// Reports text between commas in braces that has no colon.
    ///
    /// ## Why it matters
    /// In braces, every comma starts a new entry. Text without a colon is read as a key without a
    /// value, and would not appear in any report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: $1,200}
    /// ```
    /// Write amounts with digits only, and put text with a comma in quotes:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: 1200, note: "books, paper and toner"}
    /// ```
    ENTRY_WITHOUT_COLON = "entry-without-colon";
}
