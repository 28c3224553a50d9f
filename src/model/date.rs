//! Dates in a plan.

use std::fmt;

use jiff::civil::Date;

use crate::lang::{DEFAULT, Language};

/// A date in a plan: a day or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlanDate {
    /// The day. For a month, the first day if the date is a start, and the last day if it is an
    /// end.
    pub day: Date,
    /// `true` if the plan gives only the month.
    pub month_only: bool,
}

impl PlanDate {
    /// Formats the date in English for messages: `October 22, 2026` or `October 2026`.
    #[must_use]
    pub fn in_words(self) -> String {
        self.in_language(Language::of(DEFAULT))
    }

    /// Formats the date in a language.
    #[must_use]
    pub fn in_language(self, language: Language<'_>) -> String {
        if self.month_only { language.month(self.day) } else { language.day(self.day) }
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
