//! The date that a report shows.

use std::ffi::OsStr;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::history::{CommitTime, LastChange};

/// The environment variable that sets the time, for reproducible builds.
///
/// Source: <https://reproducible-builds.org/specs/source-date-epoch/>, version 1.1.
pub const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The date that a report shows, and the source of the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportDay {
    /// The date, in the project's time zone.
    pub day: Date,
    /// The source of the date.
    pub origin: DateSource,
}

/// The source of a report's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSource {
    /// `SOURCE_DATE_EPOCH`.
    Environment,
    /// `--date`.
    Option,
    /// The commit that last changed the plan.
    Commit,
    /// Today: the plan is uncommitted or not in git.
    Today,
    /// Today: the commit that last changed the plan is missing from this clone.
    TodayForWantOfHistory,
}

/// Determines the date of each plan's report.
#[derive(Debug, Clone)]
pub struct Clock {
    zone: TimeZone,
    fixed: Option<ReportDay>,
}

/// The reason that the date cannot be determined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockError {
    /// `SOURCE_DATE_EPOCH` is not a number of seconds.
    NoSeconds(String),
    /// The time zone is unknown; contains a known zone with a similar name, if any.
    NoZone(String, Option<String>),
}

/// Looks up a time zone by its name in plancc's bundled data, so that all machines return the same
/// result.
///
/// # Errors
/// Fails if the name is unknown.
pub fn zone(name: &str) -> Result<TimeZone, ClockError> {
    let zones = TimeZoneDatabase::bundled();
    zones.get(name).map_err(|_| {
        if let Some(zone) = super::time_zone::common(name) {
            return ClockError::NoZone(name.to_owned(), Some(zone.to_owned()));
        }
        // `Etc/GMT-8` is eight hours ahead of UTC, and `GMT-8` is eight hours behind.
        let lower = name.trim().to_lowercase();
        if ["gmt", "utc", "etc/"].iter().any(|start| lower.starts_with(start)) {
            return ClockError::NoZone(name.to_owned(), None);
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
    /// Creates the clock of a project in the time zone `zone`; `option` is the date that the user asked for.
    ///
    /// # Errors
    /// Fails if `SOURCE_DATE_EPOCH` in the environment is not a number of seconds.
    pub fn from_environment(zone: TimeZone, option: Option<Date>) -> Result<Clock, ClockError> {
        Clock::new(zone, std::env::var_os(VARIABLE).as_deref(), option)
    }

    /// Creates a clock with the given value of `SOURCE_DATE_EPOCH`.
    ///
    /// # Errors
    /// Fails if the value is not a number of seconds.
    pub fn new(
        zone: TimeZone,
        epoch: Option<&OsStr>,
        option: Option<Date>,
    ) -> Result<Clock, ClockError> {
        // A CI workflow may pass an unset variable as an empty string.
        let fixed = match epoch.filter(|epoch| !epoch.is_empty()) {
            Some(epoch) => {
                let wrong = || ClockError::NoSeconds(epoch.to_string_lossy().into_owned());
                let text = epoch.to_str().filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
                let seconds = text.and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
                let day = day(seconds, &zone).ok_or_else(wrong)?;
                Some(ReportDay { day, origin: DateSource::Environment })
            }
            None => option.map(|day| ReportDay { day, origin: DateSource::Option }),
        };
        Ok(Clock { zone, fixed })
    }

    /// Returns `true` if all reports have the same date, so git's history is not needed.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.fixed.is_some()
    }

    /// Returns the report date of a plan, based on the plan's last change; `None` means that the
    /// plan is not in git.
    #[must_use]
    pub fn day(&self, changed: Option<LastChange>) -> ReportDay {
        if let Some(fixed) = self.fixed {
            return fixed;
        }
        let origin = match changed {
            Some(LastChange::At(CommitTime { seconds, .. })) => {
                if let Some(day) = day(seconds, &self.zone) {
                    return ReportDay { day, origin: DateSource::Commit };
                }
                DateSource::Today
            }
            Some(LastChange::BeforeHistory) => DateSource::TodayForWantOfHistory,
            Some(LastChange::Uncommitted) | None => DateSource::Today,
        };
        ReportDay { day: self.today(), origin }
    }

    /// Returns today's date in the project's time zone.
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
                write!(f, "{VARIABLE} must be a number of seconds since 1970, not `{text}`")
            }
            ClockError::NoZone(name, _) => write!(f, "unknown time zone `{name}`"),
        }
    }
}

impl ClockError {
    /// Returns the known time zone that is most similar to `name`.
    #[must_use]
    pub fn near(&self) -> Option<&str> {
        match self {
            ClockError::NoZone(_, near) => near.as_deref(),
            ClockError::NoSeconds(_) => None,
        }
    }

    /// Returns the help text for the user.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            ClockError::NoSeconds(_) => {
                format!("unset {VARIABLE}, or set it with `{VARIABLE}=$(git log -1 --format=%ct)`")
            }
            ClockError::NoZone(_, Some(near)) => format!("did you mean `{near}`?"),
            ClockError::NoZone(_, None) => {
                "write the continent and a large city in your time zone, such as `America/Los_Angeles`".to_owned()
            }
        }
    }
}

impl std::error::Error for ClockError {}
