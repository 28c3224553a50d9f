//! Dates in a plan.

use std::fmt;

use jiff::civil::Date;

use super::numbers;

/// A day, or a month that means its first or last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlanDate {
    /// The day. A month means its first day as a start and its last day as an end.
    pub day: Date,
    /// `true` if only the month was written.
    pub month_only: bool,
}

impl PlanDate {
    /// The day or month in words, as messages print it: `October 22, 2026`.
    #[must_use]
    pub fn in_words(self) -> String {
        numbers::date(self, "en")
    }
}

impl fmt::Display for PlanDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.month_only {
            write!(f, "{:04}-{:02}", self.day.year(), self.day.month())
        } else {
            write!(f, "{}", self.day)
        }
    }
}
