//! The day that a report shows.

use std::ffi::OsStr;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::history::{Changed, Moment};

/// The variable that sets the time for whoever needs the same bytes twice.
///
/// Source: <https://reproducible-builds.org/specs/source-date-epoch/>, version 1.1.
pub const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// A report's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportDay {
    /// The day, in the project's time zone.
    pub day: Date,
    /// Where it is from.
    pub origin: Origin,
}

/// Where a report's day is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// `SOURCE_DATE_EPOCH`.
    Environment,
    /// `--date`.
    Option,
    /// The commit that last changed the plan.
    Commit,
    /// Today: the plan is not committed, or not in git.
    Today,
    /// Today, since the commit that last changed the plan is older than the history that is here.
    TodayForWantOfHistory,
}

/// What knows the day of each plan's report.
#[derive(Debug, Clone)]
pub struct Clock {
    zone: TimeZone,
    fixed: Option<ReportDay>,
}

/// Why there is no clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockError {
    /// `SOURCE_DATE_EPOCH` is not a number of seconds.
    NoSeconds(String),
    /// There is no time zone of that name; perhaps one like it.
    NoZone(String, Option<String>),
}

/// The time zone of that name, by the data that plancc brings with it: every machine has the same.
///
/// # Errors
/// Where there is none of that name.
pub fn zone(name: &str) -> Result<TimeZone, ClockError> {
    let zones = TimeZoneDatabase::bundled();
    zones.get(name).map_err(|_| {
        if let Some(zone) = super::zone::common(name) {
            return ClockError::NoZone(name.to_owned(), Some(zone.to_owned()));
        }
        let near = zones.available().map(|zone| {
            let zone = zone.to_string();
            let city = zone.rsplit('/').next().unwrap_or_default();
            let like = |one: &str| strsim::osa_distance(&one.to_lowercase(), &name.to_lowercase());
            (like(&zone).min(like(&city.replace('_', " ")) + 1), zone)
        });
        let near = near.min().filter(|(far, _)| *far <= 1 + name.len() / 4).map(|(_, zone)| zone);
        ClockError::NoZone(name.to_owned(), near)
    })
}

impl Clock {
    /// The clock of a project in the time zone `zone`; `option` is the day that was asked for.
    ///
    /// # Errors
    /// Where the environment's `SOURCE_DATE_EPOCH` is not a number of seconds.
    pub fn from_environment(zone: TimeZone, option: Option<Date>) -> Result<Clock, ClockError> {
        Clock::new(zone, std::env::var_os(VARIABLE).as_deref(), option)
    }

    /// The same, with `SOURCE_DATE_EPOCH` given.
    ///
    /// # Errors
    /// Where it is not a number of seconds.
    pub fn new(
        zone: TimeZone,
        epoch: Option<&OsStr>,
        option: Option<Date>,
    ) -> Result<Clock, ClockError> {
        // A workflow that has nothing to set sets an empty text.
        let fixed = match epoch.filter(|epoch| !epoch.is_empty()) {
            Some(epoch) => {
                let wrong = || ClockError::NoSeconds(epoch.to_string_lossy().into_owned());
                let text = epoch.to_str().filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
                let seconds = text.and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
                let day = day(seconds, &zone).ok_or_else(wrong)?;
                Some(ReportDay { day, origin: Origin::Environment })
            }
            None => option.map(|day| ReportDay { day, origin: Origin::Option }),
        };
        Ok(Clock { zone, fixed })
    }

    /// Whether every report has the same day, so that history need not be asked.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.fixed.is_some()
    }

    /// The day of the report of a plan that last changed then; `None` without git.
    #[must_use]
    pub fn day(&self, changed: Option<Changed>) -> ReportDay {
        if let Some(fixed) = self.fixed {
            return fixed;
        }
        let origin = match changed {
            Some(Changed::At(Moment { seconds, .. })) => {
                if let Some(day) = day(seconds, &self.zone) {
                    return ReportDay { day, origin: Origin::Commit };
                }
                Origin::Today
            }
            Some(Changed::BeforeHistory) => Origin::TodayForWantOfHistory,
            Some(Changed::Uncommitted) | None => Origin::Today,
        };
        ReportDay { day: self.today(), origin }
    }

    /// Today in the project's time zone, for rules that know the day.
    #[must_use]
    pub fn today(&self) -> Date {
        self.zone.to_datetime(Timestamp::now()).date()
    }
}

fn day(seconds: i64, zone: &TimeZone) -> Option<Date> {
    Some(zone.to_datetime(Timestamp::from_second(seconds).ok()?).date())
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ClockError::NoSeconds(text) => {
                write!(f, "{VARIABLE} is `{text}`, which is not a number of seconds since 1970")
            }
            ClockError::NoZone(name, _) => write!(f, "there is no time zone `{name}`"),
        }
    }
}

impl ClockError {
    /// The time zone that was most likely meant.
    #[must_use]
    pub fn near(&self) -> Option<&str> {
        match self {
            ClockError::NoZone(_, near) => near.as_deref(),
            ClockError::NoSeconds(_) => None,
        }
    }

    /// What to do next.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            ClockError::NoSeconds(_) => {
                format!("unset {VARIABLE}, or set it with `{VARIABLE}=$(git log -1 --format=%ct)`")
            }
            ClockError::NoZone(_, Some(near)) => format!("did you mean `{near}`?"),
            ClockError::NoZone(_, None) => {
                "name the continent and a large city near you: `America/Los_Angeles`".to_owned()
            }
        }
    }
}

impl std::error::Error for ClockError {}
