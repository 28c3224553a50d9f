//! What a translation cannot say.

use crate::diagnostic::faults;

faults! {
    /// A translation says again what is not translated: a number, a date, a reference, a status.
    ///
    /// ## Why it matters
    /// What stands in two files can differ in one of them, and then two reports promise two things.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - id: lunch
    ///     priority: more children eat
    ///     actions:
    ///       - {id: line, action: open a second line, due: 2026-09-30}
    /// ```
    /// ```yaml,fires
    /// priorities:
    ///   - id: lunch
    ///     priority: más niños comen
    ///     actions:
    ///       - {id: line, action: abrir una segunda fila, due: 2026-09-30}
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: lunch
    ///     priority: más niños comen
    ///     actions:
    ///       - {id: line, action: abrir una segunda fila}
    /// ```
    NOT_TRANSLATED = "not-translated";
    /// A translation says something that its plan does not.
    ///
    /// ## Why it matters
    /// Readers of one language would be told what readers of the other are not.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    /// ```yaml,fires
    /// purpose: Damos de comer a los niños.
    /// services: almuerzo
    /// ```
    /// ```yaml
    /// purpose: Damos de comer a los niños.
    /// ```
    TRANSLATION_OF_NOTHING = "translation-of-nothing";
    /// A list in a translation has more items than in its plan, or fewer, or is no list there.
    ///
    /// ## Why it matters
    /// Items without an id are matched by their place, so that one too many or too few puts every
    /// later one in the wrong place.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// services:
    ///   - breakfast
    ///   - lunch
    /// ```
    /// ```yaml,fires
    /// services:
    ///   - almuerzo
    /// ```
    /// ```yaml
    /// services:
    ///   - desayuno
    ///   - almuerzo
    /// ```
    TRANSLATION_OUT_OF_STEP = "translation-out-of-step";
    /// A translation names another id, year or language than it is one of.
    ///
    /// ## Why it matters
    /// It may be the translation of another plan, put in the wrong place.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    /// ```yaml,fires
    /// year: 2025-2026
    /// purpose: Damos de comer a los niños.
    /// ```
    /// ```yaml
    /// year: 2026-2027
    /// purpose: Damos de comer a los niños.
    /// ```
    TRANSLATION_OF_ANOTHER = "translation-of-another";
}
