//! Errors about project settings.

use crate::diagnostic::faults;

faults! {
    /// Reports files and folders in the project file that plancc can't use.
    ///
    /// The path doesn't exist, can't be read, or is outside the project. Files outside the project
    /// are not in everyone's copy, and a reviewer wouldn't see that they are read or written.
    ///
    /// ## Why it matters
    /// Plans could be missing without any warning, or reports could have other wording than the
    /// district chose.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// form: ../forms/form.yaml
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// plans: [plans]
    /// output: reports
    /// ```
    INVALID_PATH = "invalid-path";
    /// Reports invalid time zones.
    ///
    /// ## Why it matters
    /// The time zone decides when a day ends, so it decides the date on a report and which actions
    /// are overdue.
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
    /// Every amount in every report shows the currency.
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
    /// Reports invalid reading grades: `reading_grade` must be a grade of a school or college.
    ///
    /// ## Why it matters
    /// With such a limit, either every sentence would be too hard, or none.
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
    /// Reports languages for which the headings and labels of a report are missing.
    ///
    /// plancc has headings and labels in English and Spanish. For other languages, the district
    /// writes them in its form. Reports use English for missing ones. This is a warning.
    ///
    /// ## Why it matters
    /// A screen reader reads the whole page in the voice of its language. Families can't understand
    /// English headings in a French voice.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// languages: [en, fr]
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// languages: [en, es]
    /// ```
    MISSING_LABELS = "missing-labels";
}
