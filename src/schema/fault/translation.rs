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
    /// The original of a translated text has changed since it was translated.
    ///
    /// A warning; from board on an error. The report is written, and marks the text.
    ///
    /// ## Why it matters
    /// Readers of one language are told something else than readers of the other.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    /// ```yaml,fires
    /// translates:
    ///   - purpose 00000000
    /// purpose: Damos de comer a los niños.
    /// ```
    /// Compare the texts, then record what was translated with `plancc fix --mark-translated`:
    /// ```yaml
    /// translates:
    ///   - purpose bdf4b748
    /// purpose: Damos de comer a los niños.
    /// ```
    STALE_TRANSLATION = "stale-translation";
    /// A line under `translates` does not name a translated text and its fingerprint. A warning.
    ///
    /// ## Why it matters
    /// The line looks as if a text were compared with its original, and none is.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    /// ```yaml,fires
    /// translates:
    ///   - purpose bdf4b748
    ///   - services bdf4b748
    /// purpose: Damos de comer a los niños.
    /// ```
    /// ```yaml
    /// translates:
    ///   - purpose bdf4b748
    /// purpose: Damos de comer a los niños.
    /// ```
    INVALID_FINGERPRINT = "invalid-translation-fingerprint";
    /// A translation lists fingerprints, but not of each text. A warning.
    ///
    /// ## Why it matters
    /// If the original of such a text changes, nobody notices.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// services: breakfast
    /// ```
    /// ```yaml,fires
    /// translates:
    ///   - purpose bdf4b748
    /// purpose: Damos de comer a los niños.
    /// services: desayuno
    /// ```
    /// ```yaml
    /// translates:
    ///   - purpose bdf4b748
    ///   - services 43878638
    /// purpose: Damos de comer a los niños.
    /// services: desayuno
    /// ```
    MISSING_FINGERPRINT = "missing-translation-fingerprint";
}
