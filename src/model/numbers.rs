//! Currency codes, letters of lists, and numbers in messages.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::{DEFAULT, Language};

/// Returns the language of messages.
fn english() -> Language<'static> {
    Language::of(DEFAULT)
}

/// Formats a day for messages: `October 22, 2026`.
#[must_use]
pub fn plain_day(day: Date) -> String {
    english().day(day)
}

/// Formats a number for messages: `1,425.5`.
#[must_use]
pub fn number(value: Decimal) -> String {
    english().number(value)
}

/// Formats an amount with its currency for messages: `$251,000`.
#[must_use]
pub fn money(value: Decimal, currency: &str) -> String {
    english().money(value, currency)
}

/// Returns `true` if `text` has the form of an ISO 4217 currency code: three capital letters.
#[must_use]
pub fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
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
