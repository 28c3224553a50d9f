//! Days and school years, read from the characters as written.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::{Edge, Field, Kind, PlanDate, SchoolYear};
use crate::source::{Spanned, Text};
use crate::yaml::Node;

use super::check::{Checker, shortened};
use super::fault;

impl Checker<'_> {
    pub(super) fn date(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<PlanDate>> {
        let text = self.scalar(field, node)?;
        let edge = if let Kind::Date(edge) = field.kind { edge } else { Edge::First };
        let written = text.trimmed();
        match read_date(written, edge) {
            Ok(date) => return Some(Spanned::new(date, text.span)),
            Err(Misdated::NoSuchMonth) => self.say(
                Diagnostic::error(
                    fault::NO_SUCH_DATE,
                    text.span,
                    format!("there is no month in `{written}`"),
                )
                .here("months are 01 to 12")
                .help("a date is year, month, day: `2026-10-22`"),
            ),
            Err(Misdated::NoSuchDay(last)) => self.say(
                Diagnostic::error(
                    fault::NO_SUCH_DATE,
                    text.span,
                    format!("there is no day `{written}`"),
                )
                .here("the month has no such day")
                .help(format!("the month's last day is `{last}`")),
            ),
            Err(Misdated::NotADate) => self.say(not_a_date(field, &text)),
        }
        None
    }

    pub(super) fn year(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<SchoolYear>> {
        let text = self.scalar(field, node)?;
        if let Some(year) = SchoolYear::read(text.trimmed()) {
            return Some(Spanned::new(year, text.span));
        }
        let said = Diagnostic::error(
            fault::NOT_A_YEAR,
            text.span,
            format!("`{}` is not a school year", shortened(text.trimmed())),
        )
        .here("a school year belongs here")
        .note("a school year is named by two calendar years that follow each other");
        self.say(match years(text.trimmed()) {
            (Some(first), Some(last)) if last > first => said.help(format!(
                "write `year: {}`; a plan of {} years is {} files",
                SchoolYear { first },
                last - first,
                last - first
            )),
            (Some(first), _) => said.help(format!("write `year: {}`", SchoolYear { first })),
            _ => said.help("write both calendar years: `year: 2026-2027`"),
        });
        None
    }
}

/// The first and the last calendar year that a text names.
fn years(text: &str) -> (Option<i16>, Option<i16>) {
    let mut years = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1900..=9998).contains(year));
    (years.next(), years.next_back())
}

fn not_a_date(field: &Field, text: &Text) -> Diagnostic {
    let written = text.trimmed();
    let said = Diagnostic::error(
        fault::NOT_A_DATE,
        text.span,
        format!("`{}` is not a date written as year-month-day", shortened(written)),
    )
    .here("a date belongs here")
    .note("so written, a date is the same to every reader and sorts by itself");
    match meant(written) {
        Some(date) => said.help(format!("write `{}: {date}`", field.key)).safe_fix(
            format!("write `{date}`"),
            text.span,
            date.to_string(),
        ),
        None => said.help(format!("write year, month and day, as in `{}: 2026-10-22`", field.key)),
    }
}

enum Misdated {
    NotADate,
    NoSuchMonth,
    /// The last one that the month has.
    NoSuchDay(Date),
}

fn read_date(text: &str, edge: Edge) -> Result<PlanDate, Misdated> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten()
    };
    let (Some(year), Some(month)) = (number(4), number(2)) else { return Err(Misdated::NotADate) };
    let day = match text.len() {
        7 => None,
        10 => Some(number(2).ok_or(Misdated::NotADate)?),
        _ => return Err(Misdated::NotADate),
    };
    let month = i8::try_from(month).map_err(|_| Misdated::NotADate)?;
    let first = Date::new(year, month, 1).map_err(|_| Misdated::NoSuchMonth)?;
    let written = day.map_or(Ok(1), i8::try_from).map_err(|_| Misdated::NotADate)?;
    let date =
        Date::new(year, month, written).map_err(|_| Misdated::NoSuchDay(first.last_of_month()))?;
    let day = match (day, edge) {
        (None, Edge::Last) => date.last_of_month(),
        _ => date,
    };
    Ok(PlanDate { day, month_only: text.len() == 7 })
}

/// The day that a text means, where it can mean only one: `10/22/2026`, `Oct 22, 2026`, `2026-1-5`.
fn meant(text: &str) -> Option<Date> {
    let text = text.split_once('T').filter(|(day, _)| day.len() == 10).map_or(text, |(day, _)| day);
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut month = None;
    let mut numbers = Vec::new();
    for word in words {
        if let Some(named) = named_month(word) {
            if month.replace(named).is_some() {
                return None;
            }
        } else if !["de", "del", "of", "the"].contains(&word) {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
            if digits.is_empty() || digits.len() > 4 || numbers.len() == 3 {
                return None;
            }
            numbers.push(digits.parse::<i16>().ok()?);
        }
    }
    let date = |year: i16, month: i16, day: i16| {
        let small = |number: i16| i8::try_from(number).ok();
        let is_year = (1900..=9998).contains(&year);
        is_year.then(|| Date::new(year, small(month)?, small(day)?).ok()).flatten()
    };
    match (month, numbers.as_slice()) {
        (Some(month), &[day, year]) if year > 31 => date(year, month, day),
        (Some(month), &[year, day]) if year > 31 => date(year, month, day),
        (None, &[year, month, day]) if year > 31 => date(year, month, day),
        // 10/22 is a month and a day wherever it is read; 5/6 is not.
        (None, &[month, day, year]) if day > 12 || month == day => date(year, month, day),
        (None, &[day, month, year]) if day > 12 => date(year, month, day),
        _ => None,
    }
}

/// The number of a month by its English or Spanish name, or by the first three letters of it.
fn named_month(word: &str) -> Option<i16> {
    const MONTHS: [[&str; 2]; 12] = [
        ["january", "enero"],
        ["february", "febrero"],
        ["march", "marzo"],
        ["april", "abril"],
        ["may", "mayo"],
        ["june", "junio"],
        ["july", "julio"],
        ["august", "agosto"],
        ["september", "septiembre"],
        ["october", "octubre"],
        ["november", "noviembre"],
        ["december", "diciembre"],
    ];
    let word = word.to_lowercase();
    let is_named = |name: &&str| {
        *name == word
            || (word.len() == 3 && name.starts_with(&word))
            || (word == "sept" && name.starts_with("sept"))
    };
    let number = MONTHS.iter().position(|names| names.iter().any(is_named))?;
    i16::try_from(number + 1).ok()
}
