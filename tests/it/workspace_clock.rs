//! A report has the same date on every computer.

use std::ffi::OsStr;

use jiff::civil::{Date, date};
use plancc::workspace::clock::{Clock, ClockError, DateSource, ReportDay, zone};
use plancc::workspace::history::{CommitTime, LastChange};

fn clock(name: &str, epoch: Option<&str>, option: Option<Date>) -> Result<Clock, ClockError> {
    Clock::new(zone(name)?, epoch.map(OsStr::new), option)
}

/// 2026-10-23 at 05:00 UTC, which is the evening of October 22 in Los Angeles.
const EVENING: Option<LastChange> =
    Some(LastChange::At(CommitTime { seconds: 1_792_731_600, offset: 0 }));

#[test]
fn the_environment_goes_before_the_option_and_the_option_before_the_commit() {
    let option = Some(date(2026, 9, 1));
    let of = |clock: Clock| (clock.day(EVENING), clock.is_fixed());
    assert_eq!(
        of(clock("UTC", Some("86400"), option).unwrap()),
        (ReportDay { day: date(1970, 1, 2), origin: DateSource::Environment }, true)
    );
    assert_eq!(
        of(clock("UTC", None, option).unwrap()),
        (ReportDay { day: date(2026, 9, 1), origin: DateSource::Option }, true)
    );
    assert_eq!(
        of(clock("UTC", None, None).unwrap()),
        (ReportDay { day: date(2026, 10, 23), origin: DateSource::Commit }, false)
    );
}

#[test]
fn the_day_is_the_one_in_the_projects_time_zone() {
    let day = |zone: &str| clock(zone, None, None).unwrap().day(EVENING).day;
    assert_eq!(day("America/Los_Angeles"), date(2026, 10, 22));
    assert_eq!(day("UTC"), date(2026, 10, 23));
    assert_eq!(
        clock("America/Los_Angeles", Some("0"), None).unwrap().day(None).day,
        date(1969, 12, 31)
    );
}

#[test]
fn without_a_commit_it_is_today_and_says_why() {
    let clock = clock("UTC", None, None).unwrap();
    assert_eq!(clock.day(None).origin, DateSource::Today);
    assert_eq!(clock.day(Some(LastChange::Uncommitted)).origin, DateSource::Today);
    assert_eq!(
        clock.day(Some(LastChange::BeforeHistory)).origin,
        DateSource::TodayForWantOfHistory
    );
    let never = LastChange::At(CommitTime { seconds: i64::MAX, offset: 0 });
    assert_eq!(clock.day(Some(never)).origin, DateSource::Today);
}

#[test]
fn what_is_no_number_of_seconds_is_refused() {
    for wrong in ["tomorrow", "-1", "1.5", "+1", " 1", "99999999999999999999", "999999999999999"] {
        let error = clock("UTC", Some(wrong), None).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("SOURCE_DATE_EPOCH must be a number of seconds since 1970, not `{wrong}`")
        );
    }
}

#[test]
fn an_empty_number_of_seconds_is_none() {
    assert!(!clock("UTC", Some(""), None).unwrap().is_fixed());
}

#[test]
fn a_time_zone_that_is_not_there_is_told_with_the_one_that_was_meant() {
    let said = |name: &str| {
        let error = zone(name).unwrap_err();
        format!("{error}: {}", error.help())
    };
    assert_eq!(
        said("America/Los_Angles"),
        "unknown time zone `America/Los_Angles`: did you mean `America/Los_Angeles`?"
    );
    assert_eq!(
        said("Los Angeles"),
        "unknown time zone `Los Angeles`: did you mean `America/Los_Angeles`?"
    );
    assert_eq!(
        said("Pacific Time (US)"),
        "unknown time zone `Pacific Time (US)`: did you mean `America/Los_Angeles`?"
    );
    assert_eq!(
        said("Riverbend Time"),
        "unknown time zone `Riverbend Time`: write the continent and a large city in your time zone, \
         such as `America/Los_Angeles`"
    );
}

#[test]
fn an_offset_from_utc_is_not_taken_for_a_zone_with_the_opposite_offset() {
    for name in ["GMT-8", "UTC-8", "gmt -5", "Etc/GMT - 8"] {
        let error = zone(name).unwrap_err();
        assert!(!error.help().contains("did you mean"), "{name}: {}", error.help());
    }
}

#[test]
fn a_common_name_of_a_time_zone_leads_to_the_zone() {
    for (name, zone) in [
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("Puerto Rico Time", "America/Puerto_Rico"),
        ("PST", "America/Los_Angeles"),
        ("Pacific Time", "America/Los_Angeles"),
        ("pacific daylight time", "America/Los_Angeles"),
        ("PT", "America/Los_Angeles"),
        ("MDT", "America/Denver"),
        ("Mountain Standard Time", "America/Denver"),
        ("CST", "America/Chicago"),
        ("US Central Time", "America/Chicago"),
        ("Eastern", "America/New_York"),
        ("EDT", "America/New_York"),
        ("Alaska Time", "America/Anchorage"),
        ("Hawaii", "Pacific/Honolulu"),
    ] {
        let error = plancc::workspace::clock::zone(name).unwrap_err();
        assert_eq!(error.near(), Some(zone), "{name}");
        assert!(error.help().contains(zone), "{name}: {}", error.help());
        assert!(plancc::workspace::clock::zone(zone).is_ok(), "{zone}");
    }
}
