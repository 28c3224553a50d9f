//! Errors in translations.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports values in a translation that cannot be translated, such as numbers and dates.
    ///
    /// ## Why it matters
    /// If two files contain the same date, someone can change it in only one of them. Then the
    /// reports in two languages make different promises.
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
    /// Reports text in a translation that has no original in the plan.
    ///
    /// ## Why it matters
    /// Families who read the translation would see a promise that is not in the plan.
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
    /// Reports lists in a translation that have more or fewer items than the original list.
    ///
    /// ## Why it matters
    /// plancc matches items without an id by position. After an extra or missing item, readers
    /// would see each translation in the wrong place.
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
    /// Reports translations whose id, year or language does not match the plan or the file name.
    ///
    /// ## Why it matters
    /// The file may be the translation of another plan, so families would read the wrong plan.
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
    /// Reports translated text whose original has changed since it was translated.
    ///
    /// The level is `warning` at stages `draft` and `review`, and `error` at `board` and `adopted`.
    /// plancc still builds the report and marks the text as out of date.
    ///
    /// ## Why it matters
    /// Families who read the translation see promises that the plan no longer contains.
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
    /// Correct the translation, then update the fingerprints with `plancc fix --mark-translated`:
    /// ```yaml
    /// translates:
    ///   - purpose bdf4b748
    /// purpose: Damos de comer a los niños.
    /// ```
    STALE_TRANSLATION = "stale-translation";
    /// Reports text in a translation that repeats the original word for word.
    ///
    /// The level is `warning` at stages `review`, `board` and `adopted`; drafts are not checked.
    /// Text with fewer than six lowercase words is not reported, so names, numbers and addresses
    /// can stay the same.
    ///
    /// ## Why it matters
    /// The translated report looks complete, but families may not understand the copied text.
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
    /// Use instead:
    /// ```yaml
    /// purpose: Cocinamos el almuerzo para cada niño, todos los días.
    /// ```
    COPIED_TRANSLATION = "copied-translation";
    /// Reports items of `translates` that are not the path and fingerprint of translated text.
    ///
    /// The level is `warning`.
    ///
    /// ## Why it matters
    /// plancc ignores the item. Translators would not learn that the original has changed, and
    /// families would read outdated text.
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
    /// Reports translations with fingerprints for only part of their text.
    ///
    /// The level is `warning`.
    ///
    /// ## Why it matters
    /// If the original of the other text changes, plancc cannot warn the translator, and families
    /// read outdated text.
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
