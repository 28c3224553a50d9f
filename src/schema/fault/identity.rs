//! Errors about duplicate ids and references to unknown ids.

use crate::diagnostic::faults;

faults! {
    /// Reports ids that two entries of the same kind share.
    ///
    /// ## Why it matters
    /// A reference to such an id could mean either entry.
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
    /// Reports references to an id that no entry has.
    ///
    /// ## Why it matters
    /// The report can't show the need, goal or fund that is meant.
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
