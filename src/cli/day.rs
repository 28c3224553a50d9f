//! A day on the command line.

use jiff::civil::Date;

/// Reads `2026-11-24`.
///
/// Fails with what to type where it is not such a day.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let digits = |at: std::ops::Range<usize>| {
        text.get(at).filter(|part| part.bytes().all(|one| one.is_ascii_digit()))
    };
    let parts = (text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-"))
        .then(|| Some((digits(0..4)?, digits(5..7)?, digits(8..10)?)))
        .flatten();
    let Some((year, month, day)) = parts else {
        return Err("write year, month and day, as in 2026-11-24".to_owned());
    };
    let read = (year.parse(), month.parse(), day.parse());
    let (Ok(year), Ok(month), Ok(day)) = read else {
        return Err("write year, month and day, as in 2026-11-24".to_owned());
    };
    Date::new(year, month, day).map_err(|_| "the calendar has no such day".to_owned())
}
