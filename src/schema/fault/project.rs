//! Settings of the project that cannot be used.

use crate::diagnostic::faults;

faults! {
    /// A file or folder that the project names cannot be used.
    ///
    /// It is not there, cannot be read, or lies outside the project: there it is not in everybody's copy, and
    /// nobody who looks the project over would see that it is read or written.
    ///
    /// ## Why it matters
    /// Plans would be missing without a word, or reports would be worded as the district never chose.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// form: ../forms/form.yaml
    /// ```
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// plans: [plans]
    /// output: reports
    /// ```
    UNUSABLE_PATH = "unusable-path";
    /// The project's time zone is not one.
    ///
    /// ## Why it matters
    /// It says when a day ends, and so which day a report shows and which action is overdue.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// timezone: Pacific
    /// ```
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// timezone: America/Los_Angeles
    /// ```
    NOT_A_TIME_ZONE = "not-a-time-zone";
    /// The project's currency is not the code of one.
    ///
    /// ## Why it matters
    /// It stands beside every amount of every report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// currency: dollars
    /// ```
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// currency: USD
    /// ```
    NOT_A_CURRENCY = "not-a-currency";
    /// The reading grade that prose should not pass is not a grade of a school or college.
    ///
    /// ## Why it matters
    /// Every sentence would be too hard, or none.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// reading_grade: -3
    /// ```
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// reading_grade: 9
    /// ```
    NOT_A_GRADE = "not-a-grade";
    /// A report's language has no words for what stands around the answers.
    ///
    /// plancc brings headings and labels in English and Spanish. In another language they are the district's to
    /// write, in its form; what is not written is printed in English. This is a warning.
    ///
    /// ## Why it matters
    /// A screen reader reads the whole page in the voice of its language. English headings in a French voice
    /// cannot be understood.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: Riverbend
    /// languages: [en, fr]
    /// ```
    /// ```yaml
    /// plancc: 1
    /// district: Riverbend
    /// languages: [en, es]
    /// ```
    LANGUAGE_WITHOUT_WORDS = "language-without-words";
}
