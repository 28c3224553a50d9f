//! Formats dates.

use jiff::civil::Date;

/// The date formats of a language. In patterns, `{d}` is the day, `{month}` the name of the month,
/// and `{y}` the year.
///
/// Source: the Unicode Common Locale Data Repository (CLDR), Gregorian calendar: months (format,
/// wide), the long date, and the skeleton `yMMMM`.
#[derive(Debug)]
pub(super) struct Dates {
    /// The names of the months, from January.
    pub(super) months: [&'static str; 12],
    /// The pattern for a date with a day.
    pub(super) day: &'static str,
    /// The pattern for a date without a day.
    pub(super) month: &'static str,
}

impl Dates {
    pub(super) fn day(&self, date: Date) -> String {
        self.fill(self.day, date)
    }

    pub(super) fn month(&self, date: Date) -> String {
        self.fill(self.month, date)
    }

    fn fill(&self, pattern: &str, date: Date) -> String {
        let index = usize::try_from(date.month() - 1).unwrap_or(0);
        let month = self.months.get(index).copied().unwrap_or_default();
        let (day, year) = (date.day().to_string(), date.year().to_string());
        pattern.replace("{d}", &day).replace("{month}", month).replace("{y}", &year)
    }
}
