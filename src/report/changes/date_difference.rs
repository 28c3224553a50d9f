//! The difference between two dates, as people express it.

use jiff::civil::Date;

/// Returns `one year later`, `3 months earlier` or `12 days later`; `None` for the same day.
///
/// Uses years or months if the difference is a whole number of years or months. The last day of a month and the last
/// day of another month are a whole number of months apart.
pub(super) fn date_difference(before: Date, after: Date) -> Option<String> {
    let (first, last, way) = match before.cmp(&after) {
        std::cmp::Ordering::Less => (before, after, "later"),
        std::cmp::Ordering::Greater => (after, before, "earlier"),
        std::cmp::Ordering::Equal => return None,
    };
    let whole =
        first.day() == last.day() || first == first.last_of_month() && last == last.last_of_month();
    let years = i32::from(last.year()) - i32::from(first.year());
    let months = years * 12 + i32::from(last.month()) - i32::from(first.month());
    let said = if whole && months > 0 && months % 12 == 0 {
        counted(months / 12, "year")
    } else if whole && months > 0 {
        counted(months, "month")
    } else {
        counted((last - first).get_days(), "day")
    };
    Some(format!("{said} {way}"))
}

fn counted(count: i32, noun: &str) -> String {
    if count == 1 { format!("one {noun}") } else { format!("{count} {noun}s") }
}
