//! Errors about duplicate ids and references to unknown ids.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports duplicate ids of entries of the same kind.
    ///
    /// Two plans for the same department and year also count as duplicates.
    ///
    /// ## Why it matters
    /// If another entry refers to the id, plancc cannot determine which of the two entries is
    /// meant, and the report could show readers the wrong one.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more students eat lunch}
    ///   - {id: lunch, priority: less food is wasted}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more students eat lunch}
    ///   - {id: waste, priority: less food is wasted}
    /// ```
    DUPLICATE_ID = "duplicate-id";
    /// Reports references to ids that do not exist.
    ///
    /// ## Why it matters
    /// Readers of the report would not know which need, goal or fund is meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more students eat lunch, needs: [time]}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - {id: time, need: more time to eat}
    /// priorities:
    ///   - {id: lunch, priority: more students eat lunch, needs: [time]}
    /// ```
    UNKNOWN_REFERENCE = "unknown-reference";
}
