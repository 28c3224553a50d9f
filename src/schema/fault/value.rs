//! Single values that cannot be read.

use crate::diagnostic::faults;

faults! {
    /// An id holds other characters than small letters, digits and hyphens.
    ///
    /// ## Why it matters
    /// Ids are parts of addresses in the report, and are typed elsewhere in the plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// id: Student Services
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// id: student-services
    /// ```
    NOT_AN_ID = "not-an-id";
    /// The tag of a language is not one.
    ///
    /// ## Why it matters
    /// A screen reader picks its voice by it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// language: Spanish
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// language: es
    /// ```
    NOT_A_LANGUAGE = "not-a-language";
    /// A date is not written as year, month and day.
    ///
    /// ## Why it matters
    /// 3/4 is March in one country and April in another.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 10/22/2026}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-10-22}
    /// ```
    NOT_A_DATE = "not-a-date";
    /// A date names a day that the calendar does not have.
    ///
    /// ## Why it matters
    /// Nobody can be held to it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-02-30}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-02-27}
    /// ```
    NO_SUCH_DATE = "no-such-date";
    /// A school year is not two calendar years that follow each other.
    ///
    /// ## Why it matters
    /// The year says which plan came before, and where the report is filed.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2028
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    NOT_A_YEAR = "not-a-year";
    /// An amount is not a plain number, or has parts of a cent.
    ///
    /// It is digits alone, with a sign where it is a loss, and after a point at most two digits. What shows the
    /// currency, or sets thousands apart, is the report's to write.
    ///
    /// ## Why it matters
    /// Amounts are added up; the report writes currency and commas.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: "$1,200"}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: 1200}
    /// ```
    NOT_MONEY = "not-money";
    /// A word is not one of those that the key knows.
    ///
    /// ## Why it matters
    /// plancc does not guess which one was meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// stage: final
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// stage: board
    /// ```
    NOT_A_CHOICE = "not-a-choice";
    /// A value of a metric is a text, and the metric's unit is not `text`.
    ///
    /// ## Why it matters
    /// Baseline, target and readings are compared with each other over the year. A text cannot be.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - id: reading
    ///     priority: raise reading
    ///     metrics:
    ///       - metric: students who read at grade level
    ///         baseline: about half
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - id: reading
    ///     priority: raise reading
    ///     metrics:
    ///       - metric: students who read at grade level
    ///         baseline: 48%
    ///       - metric: what families say of the reading night
    ///         unit: text
    ///         baseline: many did not know of it
    /// ```
    NOT_A_NUMBER = "not-a-number";
}
