//! Days as plans name them.

use std::fmt;

use jiff::civil::Date;

/// A day, or a month that stands for one of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlanDate {
    /// The day meant: for a month its first day as a start, its last as an end.
    pub day: Date,
    /// Whether only the month was written.
    pub month_only: bool,
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
