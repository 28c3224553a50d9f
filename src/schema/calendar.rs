//! Dates in words and in other notations.

use jiff::civil::{Date, Weekday};

use crate::diagnostic::Applicability::{self, Safe, Unsafe};
use crate::lang;
use crate::model::MissingDay;

/// Converts a day or month to ISO 8601: `October 22, 2026` to `2026-10-22`. `end of May 2027`
/// becomes `2027-05` if the field treats a month as its last day.
///
/// Assumes US order for a date such as `10/11/2026`. A person must confirm the result.
pub(super) fn date(text: &str, edge: MissingDay) -> Option<(String, Applicability)> {
    let text = text.trim().trim_matches(['“', '”', '„', '‘', '’', '"', '\'']);
    let lower = text.trim().to_lowercase();
    let rest = without(
        &lower,
        &[
            "by",
            "before",
            "until",
            "till",
            "on",
            "no later than",
            "due",
            "in",
            "at",
            "around",
            "para",
            "hasta",
            "antes del",
            "antes de",
            "hacia",
            "en",
        ],
    );
    let rest = without(rest, &["the", "a", "al", "el", "los"]);
    let ends = [
        "end of",
        "the end of",
        "late",
        "last day of",
        "close of",
        "finales de",
        "fines de",
        "final de",
        "fin de",
        "último día de",
    ];
    let begins = [
        "beginning of",
        "start of",
        "early",
        "first day of",
        "principios de",
        "inicios de",
        "inicio de",
        "comienzos de",
        "comienzo de",
    ];
    let middles = ["middle of", "mid-", "mid ", "mediados de"];
    for (words, place) in [(&ends[..], 2), (&begins[..], 0), (&middles[..], 1)] {
        let inner = without(rest, words);
        if inner.len() == rest.len() {
            continue;
        }
        let (month, _) = calendar(inner)?;
        // "End of" applies only to months.
        let first: Date = format!("{month}-01").parse().ok()?;
        let day = match place {
            2 if edge == MissingDay::Last => return Some((month, Unsafe)),
            2 => first.last_of_month(),
            1 => first.with().day(15).build().ok()?,
            _ => first,
        };
        return Some((day.to_string(), Unsafe));
    }
    let (date, applicability) = calendar(rest)?;
    Some((date, if rest.len() < lower.len() { Unsafe } else { applicability }))
}

/// Removes the first of `words` that the text begins with.
fn without<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let rest = words.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        (word.ends_with(['-', ' ']) || rest.starts_with(' ')).then_some(rest.trim_start())
    });
    rest.unwrap_or(text)
}

/// Converts a date or month without surrounding words.
fn calendar(text: &str) -> Option<(String, Applicability)> {
    let text = text.split_once('t').filter(|(day, _)| day.len() == 10).map_or(text, |(day, _)| day);
    let lower = text.to_lowercase();
    let mut named = None;
    let mut day_of_week = None;
    let mut numbers: Vec<(i32, usize)> = Vec::new();
    for word in lower.split([' ', '/', '-', '.', ',', '\u{a0}']).filter(|word| !word.is_empty()) {
        let ordinal = ["st", "nd", "rd", "th", "º"].iter().find_map(|end| word.strip_suffix(end));
        let digits = ordinal.unwrap_or(word);
        if let Ok(number) = digits.parse::<i32>()
            && digits.bytes().all(|one| one.is_ascii_digit())
        {
            numbers.push((number, digits.len()));
        } else if let Some(month) = lang::month_number(word).filter(|_| named.is_none()) {
            named = Some(month);
        } else if let Some(day) = weekday(word).filter(|_| day_of_week.is_none()) {
            day_of_week = Some(day);
        } else if !["de", "del", "of", "the"].contains(&word) {
            return None;
        }
    }
    let is_year = |&(number, digits): &(i32, usize)| digits == 4 && (1900..=2200).contains(&number);
    let (year, month, day, applicability) = match (named, numbers.as_slice()) {
        (Some(month), [year]) if is_year(year) => (year.0, month, None, Safe),
        (Some(month), [day, year]) if is_year(year) => (year.0, month, Some(day.0), Safe),
        (Some(month), [year, day]) if is_year(year) => (year.0, month, Some(day.0), Safe),
        (None, [year, month]) if is_year(year) => (year.0, month.0, None, Safe),
        (None, [month, year]) if is_year(year) => (year.0, month.0, None, Safe),
        (None, [year, month, day]) if is_year(year) => (year.0, month.0, Some(day.0), Safe),
        (None, [first, second, year]) if is_year(year) => {
            let (month, day, applicability) = of_two(first.0, second.0);
            (year.0, month, Some(day), applicability)
        }
        (None, [first, second, (year, 2)]) => {
            let (month, day, _) = of_two(first.0, second.0);
            // With a day above 12 in the middle, only the last number can be the year.
            let applicability = if second.0 > 12 { Safe } else { Unsafe };
            (2000 + year, month, Some(day), applicability)
        }
        (None, [(digits, 8)]) => {
            let (year, rest) = (digits / 10_000, digits % 10_000);
            if !(1900..=2200).contains(&year) {
                return None;
            }
            (year, rest / 100, Some(rest % 100), Safe)
        }
        _ => return None,
    };
    let year = i16::try_from(year).ok()?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(1)).ok()?);
    let date = date.ok()?;
    // October 22, 2026, is a Thursday. In `Monday, October 22, 2026`, either part may be wrong.
    if day_of_week.is_some_and(|of_week| day.is_none() || of_week != date.weekday()) {
        return None;
    }
    let written = match day {
        Some(_) => date.to_string(),
        None => format!("{:04}-{:02}", date.year(), date.month()),
    };
    Some((written, applicability))
}

/// Decides which of two numbers is the month and which is the day, and whether the order is
/// certain.
fn of_two(first: i32, second: i32) -> (i32, i32, Applicability) {
    match (first > 12, second > 12) {
        (true, false) => (second, first, Safe),
        (false, true) => (first, second, Safe),
        _ if first == second => (first, second, Safe),
        _ => (first, second, Unsafe),
    }
}

/// Parses the English or Spanish name of a weekday.
fn weekday(word: &str) -> Option<Weekday> {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    Some(match word {
        "monday" | "mon" | "lunes" => Monday,
        "tuesday" | "tue" | "tues" | "martes" => Tuesday,
        "wednesday" | "wed" | "miércoles" | "miercoles" => Wednesday,
        "thursday" | "thu" | "thur" | "thurs" | "jueves" => Thursday,
        "friday" | "fri" | "viernes" => Friday,
        "saturday" | "sat" | "sábado" | "sabado" => Saturday,
        "sunday" | "sun" | "domingo" => Sunday,
        _ => return None,
    })
}
