//! The pages of the slips that have a name of their own.

use crate::diagnostic::faults;

faults! {
    /// Checks for conflict markers that a merge left in the file.
    ///
    /// The file is not read any further, and `plancc fix` and `plancc fmt` leave it as it is.
    ///
    /// ## Why it matters
    /// Both versions of the lines are in the file, and nobody has chosen one yet.
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
    /// Keep the lines that hold, and take the markers out:
    /// ```yaml
    /// services:
    ///   - painting
    /// ```
    MERGE_CONFLICT = "merge-conflict";
    /// Checks for a Markdown code fence that was pasted together with the plan.
    ///
    /// ## Why it matters
    /// A fence shows where a sample begins and ends on a page. In a plan it belongs to nothing.
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
    /// Checks for a key that has no colon.
    ///
    /// ## Why it matters
    /// Without the colon the word is text, and what stands below it belongs to nothing.
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
    /// Checks for an entry of a list that begins with a number or a bullet in place of a dash.
    ///
    /// ## Why it matters
    /// Only a dash and a space begin an entry. The report numbers entries by itself.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   1. id: reading
    ///      priority: raise reading
    /// ```
    /// Type a dash:
    /// ```yaml
    /// priorities:
    ///   -  id: reading
    ///      priority: raise reading
    /// ```
    NUMBERED_ENTRY = "numbered-entry";
}
