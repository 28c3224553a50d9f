//! Errors about keys: unknown, duplicate, missing or without a colon.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports keys that do not exist in the plan language, such as misspelled keys.
    ///
    /// ## Why it matters
    /// plancc cannot determine what the key means, so readers would not see its value in any
    /// report.
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
    /// plancc cannot determine which of the two values is right, so readers could see the wrong
    /// one.
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
    /// Without the year, readers do not know which plan they have. Without ids, plancc cannot compare
    /// entries with last year's.
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
    /// purpose: We feed children.
    /// ```
    MISSING_KEY = "missing-key";
    /// Reports parts of a `{…}` value that have no colon, such as the digits after a comma.
    ///
    /// ## Why it matters
    /// In braces, every comma starts a new entry. YAML reads an entry without a colon as a key
    /// without a value, so readers would not see the text in any report.
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
