//! The pages of common mistakes.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports conflict markers that a merge left in the file.
    ///
    /// plancc does not read a file with conflict markers, and `plancc fix` and `plancc fmt` do not change it.
    ///
    /// ## Why it matters
    /// The file contains both versions of the lines, so readers would not know which one is right.
    ///
    /// ## Example
    /// ```yaml,fires
    /// services:
    /// <<<<<<< ours
    ///   - drawing
    /// =======
    ///   - painting
    /// >>>>>>> theirs
    /// ```
    /// Keep the right lines, and delete the markers:
    /// ```yaml
    /// services:
    ///   - painting
    /// ```
    MERGE_CONFLICT = "merge-conflict";
    /// Reports Markdown code fences that were pasted with a plan.
    ///
    /// ## Why it matters
    /// A code fence marks a sample on a web page. YAML cannot read it, so plancc could not build a report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// ~~~yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ~~~
    /// ```
    /// Delete the fence:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    CODE_FENCE = "code-fence";
    /// Reports keys without a colon.
    ///
    /// ## Why it matters
    /// Without the colon, YAML reads the word as text. The lines below it do not belong to any key,
    /// so readers would not see them in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// budget
    ///   total: 90000
    /// ```
    /// Type the colon:
    /// ```yaml
    /// plancc: 1
    /// budget:
    ///   total: 90000
    /// ```
    MISSING_COLON = "missing-colon";
    /// Reports list entries that begin with a number or a bullet instead of a dash.
    ///
    /// ## Why it matters
    /// Only a dash and a space start an entry, so readers would not see this entry in the report.
    /// The report adds its own numbers and bullets.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   1. id: reading
    ///      priority: raise reading scores
    /// ```
    /// Use a dash:
    /// ```yaml
    /// priorities:
    ///   - id: reading
    ///     priority: raise reading scores
    /// ```
    NUMBERED_ENTRY = "numbered-entry";
}
