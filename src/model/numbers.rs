//! Formats money, dates and list letters for readers.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::PlanDate;

const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// Formats a day or month in English or Spanish: `October 22, 2026`.
#[must_use]
pub fn date(date: PlanDate, language: &str) -> String {
    day(date.day, date.month_only, language)
}

fn day(day: Date, month_only: bool, language: &str) -> String {
    let spanish = language.starts_with("es");
    let names = if spanish { &ES } else { &EN };
    let index = usize::try_from(day.month() - 1).unwrap_or(0);
    let month = names.get(index).copied().unwrap_or_default();
    match (spanish, month_only) {
        (true, true) => format!("{month} de {}", day.year()),
        (true, false) => format!("{} de {month} de {}", day.day(), day.year()),
        (false, true) => format!("{month} {}", day.year()),
        (false, false) => format!("{month} {}, {}", day.day(), day.year()),
    }
}

/// Formats a day in English or Spanish.
#[must_use]
pub fn plain_day(date: Date, language: &str) -> String {
    day(date, false, language)
}

/// Formats a number with thousands separators: `1,425.5`.
#[must_use]
pub fn number(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(w, p)| (w, Some(p)));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// Returns `true` if a text has the form of an ISO 4217 currency code: three capital letters.
#[must_use]
pub fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Formats an amount with its currency: `$251,000`.
#[must_use]
pub fn money(value: Decimal, currency: &str) -> String {
    let mut text = number(value.round_dp(2).abs());
    if let Some((_, part)) = text.split_once('.')
        && part.len() == 1
    {
        text.push('0');
    }
    let sign = if value.is_sign_negative() && !value.is_zero() { "-" } else { "" };
    match currency {
        "USD" => format!("{sign}${text}"),
        "EUR" => format!("{sign}€{text}"),
        other => format!("{sign}{other} {text}"),
    }
}

/// Returns the letter of a list entry, given its index from 0: a, b, … z, aa.
#[must_use]
pub fn letter(index: usize) -> String {
    let mut rest = index + 1;
    let mut out = String::new();
    while rest > 0 {
        rest -= 1;
        out.insert(0, char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    out
}
