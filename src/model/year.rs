//! School years.

use std::fmt;

use jiff::civil::Date;

use super::project::MonthDay;

/// A school year, named by its two calendar years: `2026-2027`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    /// The calendar year in which the school year starts, from 1900 to 9998.
    pub first: i16,
}

impl SchoolYear {
    /// Parses `2026-2027`, and also `2026-27`, `2026–2027` and `2026/2027`. Returns `None` if the
    /// years aren't consecutive.
    #[must_use]
    pub fn read(text: &str) -> Option<SchoolYear> {
        let (first, second) = text.split_once(['-', '–', '—', '/'])?;
        let (first, second) = (first.trim(), second.trim());
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if first.len() != 4 || !digits(first) || !digits(second) {
            return None;
        }
        let first: i16 = first.parse().ok()?;
        let next = first.checked_add(1)?;
        let follows = match second.len() {
            4 => second.parse() == Ok(next),
            2 => second.parse() == Ok(next % 100),
            _ => false,
        };
        (follows && (1900..=9998).contains(&first)).then_some(SchoolYear { first })
    }

    /// Returns the previous school year.
    #[must_use]
    pub fn previous(self) -> SchoolYear {
        SchoolYear { first: self.first.saturating_sub(1) }
    }

    /// Returns the first day of the school year, if school years start on `start`.
    #[must_use]
    pub fn first_day(self, start: MonthDay) -> Date {
        start.in_year(self.first)
    }

    /// Returns the last day of the school year, if school years start on `start`.
    #[must_use]
    pub fn last_day(self, start: MonthDay) -> Date {
        let next = start.in_year(self.first.saturating_add(1));
        next.yesterday().unwrap_or(next)
    }

    /// Returns the school year that contains `day`, if school years start on `start`.
    #[must_use]
    pub fn of(day: Date, start: MonthDay) -> SchoolYear {
        let this = SchoolYear { first: day.year() };
        if day < this.first_day(start) { this.previous() } else { this }
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.first, self.first.saturating_add(1))
    }
}
