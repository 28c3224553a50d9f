//! Dates and school years.

use jiff::civil::Date;

use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::model::{Field, FieldKind, MissingDay, PlanDate, SchoolYear};
use crate::source::{Spanned, Text};
use crate::yaml::Node;

use super::check::Checker;
use super::message_words::shortened;
use super::{calendar, correction, errors};

impl Checker<'_> {
    pub(super) fn date(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<PlanDate>> {
        let text = self.scalar(field, node)?;
        let edge = if let FieldKind::Date(edge) = field.kind { edge } else { MissingDay::First };
        let written = text.trimmed();
        match read_date(written, edge) {
            Ok(date) => return Some(Spanned::new(date, text.span)),
            Err(DateError::NoSuchMonth) => self.say(
                Diagnostic::error(
                    errors::NONEXISTENT_DATE,
                    text.span,
                    format!("invalid month in `{written}`"),
                )
                .here("months are 01 to 12")
                .help("write year, month and day, such as `2026-10-22`"),
            ),
            Err(DateError::NoSuchDay(last)) => self.say(
                Diagnostic::error(
                    errors::NONEXISTENT_DATE,
                    text.span,
                    format!("`{written}` is not a real date"),
                )
                .here("this month has no such day")
                .help(format!("if you mean the last day of the month, write `{last}`"))
                .meant(text.span, Some((last.to_string(), Applicability::Unsafe))),
            ),
            Err(DateError::NotADate) => self.say(not_a_date(field, &text)),
        }
        None
    }

    pub(super) fn year(&mut self, field: &Field, node: &Node<'_>) -> Option<Spanned<SchoolYear>> {
        let text = self.scalar(field, node)?;
        if let Some(year) = SchoolYear::read(text.trimmed()) {
            return Some(Spanned::new(year, text.span));
        }
        let said = Diagnostic::error(
            errors::INVALID_YEAR,
            text.span,
            format!("`{}` is not a valid school year", shortened(text.trimmed())),
        )
        .here("expected two consecutive years")
        .note("plancc uses the year to find last year's plan")
        .meant(text.span, correction::year(text.trimmed()));
        self.say(match years(text.trimmed()) {
            (Some(first), Some(last)) if last > first.saturating_add(1) => said.help(format!(
                "write `year: {}`, and use a separate file for each of the {} years",
                SchoolYear { first },
                last - first,
            )),
            (Some(first), _) => said.help(format!("write `year: {}`", SchoolYear { first })),
            _ => said.help("write both calendar years: `year: 2026-2027`"),
        });
        None
    }
}

/// Returns the first and the last four-digit year in `text`.
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
        errors::INVALID_DATE,
        text.span,
        format!("`{}` is not a valid date", shortened(written)),
    )
    .here("expected a date")
    .note("a date in the order year-month-day means the same to every reader");
    let edge = if let FieldKind::Date(edge) = field.kind { edge } else { MissingDay::First };
    match calendar::date(written, edge) {
        Some((date, Applicability::Safe)) => said
            .help(format!("write `{}: {date}`", field.key))
            .meant(text.span, Some((date, Applicability::Safe))),
        // The order of month and day depends on the country, so a person must decide.
        Some((date, Applicability::Unsafe)) => {
            said.help(format!("if this is the right date, write `{}: {date}`", field.key)).fix(
                format!("write `{date}`"),
                Applicability::Unsafe,
                vec![Edit { span: text.span, text: date }],
            )
        }
        None => {
            said.help(format!("write year, month and day, such as `{}: 2026-10-22`", field.key))
        }
    }
}

/// Converts a date or month to ISO 8601; `None` if the text is not a date.
pub(super) fn meant(written: &str, edge: MissingDay) -> Option<String> {
    if read_date(written, edge).is_ok() {
        return Some(written.to_owned());
    }
    calendar::date(written, edge).map(|(date, _)| date)
}

enum DateError {
    NotADate,
    NoSuchMonth,
    /// The day is out of range. Contains the last day of the month.
    NoSuchDay(Date),
}

fn read_date(text: &str, edge: MissingDay) -> Result<PlanDate, DateError> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i16>().ok()).flatten()
    };
    let (Some(year), Some(month)) = (number(4), number(2)) else { return Err(DateError::NotADate) };
    let day = match text.len() {
        7 => None,
        10 => Some(number(2).ok_or(DateError::NotADate)?),
        _ => return Err(DateError::NotADate),
    };
    let month = i8::try_from(month).map_err(|_| DateError::NotADate)?;
    let first = Date::new(year, month, 1).map_err(|_| DateError::NoSuchMonth)?;
    let written = day.map_or(Ok(1), i8::try_from).map_err(|_| DateError::NotADate)?;
    let date =
        Date::new(year, month, written).map_err(|_| DateError::NoSuchDay(first.last_of_month()))?;
    let day = match (day, edge) {
        (None, MissingDay::Last) => date.last_of_month(),
        _ => date,
    };
    Ok(PlanDate { day, month_only: text.len() == 7 })
}
