//! Errors about single values.

use crate::diagnostic::faults;

faults! {
    /// Reports ids with characters other than lowercase letters, digits and hyphens.
    ///
    /// ## Why it matters
    /// Ids become part of addresses in the report, and other parts of the plan refer to them.
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
    /// Screen readers use the tag to choose a voice.
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
    /// 3/4 is March 4 in the United States and April 3 in most other countries.
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
    /// Reports dates that don't exist in the calendar.
    ///
    /// ## Why it matters
    /// No one can meet a deadline on a day that doesn't exist.
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
    /// adopted: {date: 2026-02-27}
    /// ```
    NONEXISTENT_DATE = "nonexistent-date";
    /// Reports school years that are not two consecutive calendar years.
    ///
    /// ## Why it matters
    /// The year decides which plan came before, and where the report is filed.
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
    /// An amount has only digits, with a minus sign for a loss and at most two digits after the
    /// decimal point. The report adds the currency and the commas.
    ///
    /// ## Why it matters
    /// plancc adds up amounts, and could misread a comma or a currency sign.
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
    /// Reports words that are not in the list of valid words for their key.
    ///
    /// ## Why it matters
    /// plancc doesn't guess which word was meant.
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
    /// Baseline, target and readings are compared with each other during the year. Text can't be
    /// compared.
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
    ///         baseline: many didn't hear about it in time
    /// ```
    INVALID_NUMBER = "invalid-number";
}
