//! Errors about project settings.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports paths in the project file that plancc cannot use.
    ///
    /// A path is invalid if it does not exist, cannot be read, or is outside the project. Files
    /// outside the project are missing from other people's copies, and reviewers do not see changes
    /// to them.
    ///
    /// ## Why it matters
    /// Plans could be missing, or reports could show families wording that the district did not
    /// choose, and no one would notice.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// output: ../reports
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// output: reports
    /// ```
    INVALID_PATH = "invalid-path";
    /// Reports invalid time zones.
    ///
    /// ## Why it matters
    /// The time zone determines when a day ends. With the wrong time zone, a report could show the
    /// wrong date, or an action could count as overdue too early.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// timezone: Pacific
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// timezone: America/Los_Angeles
    /// ```
    INVALID_TIME_ZONE = "invalid-time-zone";
    /// Reports invalid currency codes.
    ///
    /// ## Why it matters
    /// Reports show the currency with every amount. With a wrong currency, readers would
    /// misunderstand all amounts.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// currency: dollars
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// currency: USD
    /// ```
    INVALID_CURRENCY = "invalid-currency";
    /// Reports values of `reading_grade` that are not a grade from 1 to 20.
    ///
    /// ## Why it matters
    /// With any other limit, plancc would report either all text or no text as too hard to read,
    /// and families would not get text that they can read.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// reading_grade: -3
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// reading_grade: 9
    /// ```
    INVALID_READING_GRADE = "invalid-reading-grade";
    /// Reports languages in which headings or labels of reports are missing.
    ///
    /// plancc includes headings and labels for the languages in the table "Labels" in
    /// `docs/reference.md`. For other languages, the district must add them to its form. Until then,
    /// reports use the English ones, marked as English. The level is `warning`.
    ///
    /// ## Why it matters
    /// Families who do not read English cannot understand English headings.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// languages: [en, fr]
    /// ```
    /// Add the French headings and labels to the form, or list only languages that have them:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// languages: [en, es]
    /// ```
    MISSING_LABELS = "missing-labels";
}
