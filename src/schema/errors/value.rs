//! Errors about individual values.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports ids that are not lowercase words joined by hyphens, such as `student-services`.
    ///
    /// An id contains only lowercase letters, digits and hyphens, and begins with a letter.
    ///
    /// ## Why it matters
    /// Ids become part of web addresses, and other entries refer to them. Spaces or accents could
    /// break a link that readers follow.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// id: Student Services
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// id: student-services
    /// ```
    INVALID_ID = "invalid-id";
    /// Reports invalid language tags.
    ///
    /// ## Why it matters
    /// Screen readers use the tag to choose a voice. With an invalid tag, they may read Spanish
    /// text to families with English pronunciation.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// language: Spanish
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// language: es
    /// ```
    INVALID_LANGUAGE = "invalid-language";
    /// Reports dates that are not written as year, month and day.
    ///
    /// ## Why it matters
    /// Readers understand 3/4 as March 4 in the United States, but as April 3 in most other
    /// countries.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 10/22/2026}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-10-22}
    /// ```
    INVALID_DATE = "invalid-date";
    /// Reports dates that do not exist, such as February 30.
    ///
    /// ## Why it matters
    /// Readers would not know which day is meant, so no one can hold the department to the date.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-02-30}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-02-28}
    /// ```
    NONEXISTENT_DATE = "nonexistent-date";
    /// Reports school years that are not two consecutive calendar years.
    ///
    /// ## Why it matters
    /// plancc uses the year to find last year's plan and to sort reports. With a wrong year,
    /// readers would find the report in the wrong place.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2028
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    INVALID_YEAR = "invalid-year";
    /// Reports amounts that are not plain numbers or have fractions of a cent.
    ///
    /// Write an amount with digits only, and with at most two digits after the decimal point. Begin
    /// a negative amount with a minus sign. The report adds the currency and the commas.
    ///
    /// ## Why it matters
    /// plancc adds up amounts. If it misread a comma or a currency sign, readers would see a wrong
    /// total.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: "$1,200"}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: 1200}
    /// ```
    INVALID_AMOUNT = "invalid-amount";
    /// Reports values that are not in the key's list of valid values.
    ///
    /// ## Why it matters
    /// plancc does not guess which value was meant, so readers would not see, for example, that the
    /// board has adopted the plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// stage: final
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// stage: board
    /// ```
    INVALID_CHOICE = "invalid-choice";
    /// Reports values of a metric that are not numbers, unless the metric's unit is `text`.
    ///
    /// ## Why it matters
    /// During the year, readers compare the readings with the baseline and the target. They cannot
    /// compare text.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - id: reading
    ///     priority: raise reading scores
    ///     metrics:
    ///       - metric: students who read at grade level
    ///         baseline: about half
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - id: reading
    ///     priority: raise reading scores
    ///     metrics:
    ///       - metric: students who read at grade level
    ///         baseline: 48%
    ///       - metric: family feedback on the reading night
    ///         unit: text
    ///         baseline: few families heard about it in time
    /// ```
    INVALID_NUMBER = "invalid-number";
}
