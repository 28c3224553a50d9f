//! Errors in translations.

use crate::diagnostic::faults;

faults! {
    /// Reports values in a translation that can't be translated, such as numbers, dates, references and statuses.
    ///
    /// ## Why it matters
    /// If two files contain the same value, one of them can change, and then two reports promise
    /// different things.
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
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: lunch
    ///     priority: más niños comen
    ///     actions:
    ///       - {id: line, action: abrir una segunda fila}
    /// ```
    UNTRANSLATABLE_FIELD = "untranslatable-field";
    /// Reports texts in a translation that its plan doesn't have.
    ///
    /// ## Why it matters
    /// Readers of one language would see something that readers of the other don't.
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
    /// Use instead:
    /// ```yaml
    /// purpose: Damos de comer a los niños.
    /// ```
    TRANSLATION_WITHOUT_ORIGINAL = "translation-without-original";
    /// Reports lists in a translation that have more or fewer items than in its plan.
    ///
    /// ## Why it matters
    /// Items without an id are matched by position. One extra or missing item shifts all later
    /// ones.
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
    /// Use instead:
    /// ```yaml
    /// services:
    ///   - desayuno
    ///   - almuerzo
    /// ```
    MISMATCHED_TRANSLATION_LIST = "mismatched-translation-list";
    /// Reports translations whose id, year or language doesn't match their plan.
    ///
    /// ## Why it matters
    /// The file could be the translation of another plan, saved in the wrong folder.
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
    /// Use instead:
    /// ```yaml
    /// year: 2026-2027
    /// purpose: Damos de comer a los niños.
    /// ```
    MISMATCHED_TRANSLATION = "mismatched-translation";
    /// Reports translated texts whose original has changed since.
    ///
    /// This is a warning, and an error from board on. The report is still made, and marks the text.
    ///
    /// ## Why it matters
    /// Readers of one language see something different from readers of the other.
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
    /// Compare the texts, then update the fingerprints with `plancc fix --mark-translated`:
    /// ```yaml
    /// translates:
    ///   - purpose bdf4b748
    /// purpose: Damos de comer a los niños.
    /// ```
    STALE_TRANSLATION = "stale-translation";
    /// Reports texts of a translation that repeat the original word for word, from review on. This is a warning.
    ///
    /// Only texts with six or more lowercase words count, so names, numbers and addresses may stay the same.
    ///
    /// ## Why it matters
    /// The page of that language looks complete, but its readers may not understand the text.
    ///
    /// ## Example
    /// ```yaml,plan
    /// plancc: 1
    /// year: 2026-2027
    /// stage: review
    /// purpose: We cook lunch for every child, every day.
    /// ```
    /// ```yaml,fires
    /// purpose: We cook lunch for every child, every day.
    /// ```
    /// ```yaml
    /// purpose: Cocinamos el almuerzo para cada niño, todos los días.
    /// ```
    COPIED_TRANSLATION = "copied-translation";
    /// Reports items of `translates` without the path and fingerprint of a translated text. This is a warning.
    ///
    /// ## Why it matters
    /// The item looks as if a text were compared with its original, but none is.
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
    /// Use instead:
    /// ```yaml
    /// translates:
    ///   - purpose bdf4b748
    /// purpose: Damos de comer a los niños.
    /// ```
    INVALID_FINGERPRINT = "invalid-translation-fingerprint";
    /// Reports translations with fingerprints for only some of their texts. This is a warning.
    ///
    /// ## Why it matters
    /// If the original of such a text changes, plancc can't detect it.
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
    /// Use instead:
    /// ```yaml
    /// translates:
    ///   - purpose bdf4b748
    ///   - services 43878638
    /// purpose: Damos de comer a los niños.
    /// services: desayuno
    /// ```
    MISSING_FINGERPRINT = "missing-translation-fingerprint";
}
