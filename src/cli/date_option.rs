//! Parsing of dates on the command line.

use jiff::civil::Date;

/// Parses an ISO 8601 date, such as `2026-11-24`.
///
/// Returns the message for the user if the date is invalid.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let digits = |at: std::ops::Range<usize>| {
        text.get(at).filter(|part| part.bytes().all(|one| one.is_ascii_digit()))
    };
    let parts = (text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-"))
        .then(|| Some((digits(0..4)?, digits(5..7)?, digits(8..10)?)))
        .flatten();
    let Some((year, month, day)) = parts else {
        return Err("write the date as year-month-day, for example 2026-11-24".to_owned());
    };
    let read = (year.parse(), month.parse(), day.parse());
    let (Ok(year), Ok(month), Ok(day)) = read else {
        return Err("write the date as year-month-day, for example 2026-11-24".to_owned());
    };
    Date::new(year, month, day).map_err(|_| "this date does not exist".to_owned())
}
