//! Ids that clash, and references to nothing.

use crate::diagnostic::faults;

faults! {
    /// Two entries of one kind have the same id.
    ///
    /// ## Why it matters
    /// What refers to the one could as well mean the other.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more children eat}
    ///   - {id: lunch, priority: less is thrown away}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more children eat}
    ///   - {id: waste, priority: less is thrown away}
    /// ```
    CLASHING_ID = "clashing-id";
    /// A reference names nothing that is there.
    ///
    /// ## Why it matters
    /// The report could not say what is meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more children eat, needs: [time]}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - {id: time, need: more time to eat}
    /// priorities:
    ///   - {id: lunch, priority: more children eat, needs: [time]}
    /// ```
    REFERENCE_TO_NOTHING = "reference-to-nothing";
}
