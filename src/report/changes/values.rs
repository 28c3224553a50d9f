//! Formats values as text.

use rust_decimal::Decimal;

use super::date_difference::date_difference;
use super::description::Fragment;
use crate::diff::FieldValue;
use crate::model::{called, numbers};
use crate::prose;

pub(super) fn is_text(value: &FieldValue) -> bool {
    match value {
        FieldValue::Text { .. } => true,
        FieldValue::List(all) => !all.is_empty() && all.iter().all(is_text),
        _ => false,
    }
}

/// Returns `true` if a value is a list of ids.
pub(super) fn is_words(value: Option<&FieldValue>) -> bool {
    matches!(value, Some(FieldValue::List(all)) if all.iter().all(|one| matches!(one, FieldValue::Word(_))))
}

/// Returns two texts without markup, or with markup if only the markup differs.
pub(super) fn texts(before: &FieldValue, after: &FieldValue) -> (String, String) {
    let (old, new) = (readable(before), readable(after));
    if old == new { (typed(before), typed(after)) } else { (old, new) }
}

/// Returns the text of a value without markup, with list items on separate lines.
pub(super) fn readable(value: &FieldValue) -> String {
    match value {
        FieldValue::Text { text, prose: true } => prose::plain(&prose::blocks(text)),
        FieldValue::Text { text, .. } => prose::plain_inlines(&prose::inlines(text)),
        FieldValue::List(all) if all.iter().all(is_text) => {
            all.iter().map(|one| format!("- {}", readable(one))).collect::<Vec<_>>().join("\n")
        }
        FieldValue::List(all) => all.iter().map(readable).collect::<Vec<_>>().join(", "),
        FieldValue::Word(text) => text.to_string(),
        FieldValue::Money { amount, currency } => money(*amount, currency.as_deref()),
        FieldValue::Measure { number: Some(number), percent: true, .. } => {
            format!("{}%", number.normalize())
        }
        // A number with up to four digits may be a year, so only longer numbers get separators.
        FieldValue::Measure { number: Some(number), text, .. } if is_long(text) => {
            numbers::number(*number)
        }
        FieldValue::Measure { text, .. } => text.to_string(),
        FieldValue::Date(date) => date.to_string(),
        FieldValue::Entry(fields) => {
            let said =
                fields.iter().map(|(key, value)| format!("{} {}", called(key), readable(value)));
            said.collect::<Vec<_>>().join(", ")
        }
    }
}

pub(super) fn typed(value: &FieldValue) -> String {
    match value {
        FieldValue::Text { text, .. } => text.to_string(),
        FieldValue::List(all) => {
            all.iter().map(|one| format!("- {}", typed(one))).collect::<Vec<_>>().join("\n")
        }
        other => readable(other),
    }
}

/// Formats a value inside a sentence.
pub(super) fn value(value: &FieldValue) -> Vec<Fragment> {
    match value {
        FieldValue::Word(word) => vec![Fragment::Name(word.to_string())],
        FieldValue::List(all) if is_words(Some(value)) => {
            let mut bits = Vec::new();
            for one in all {
                bits.extend((!bits.is_empty()).then(|| Fragment::our(", ")));
                bits.extend(self::value(one));
            }
            bits
        }
        other => vec![Fragment::Plan(readable(other).replace('\n', " "))],
    }
}

/// Returns the difference between two values, if it can be computed.
pub(super) fn delta(before: Option<&FieldValue>, after: Option<&FieldValue>) -> Option<String> {
    match (before?, after?) {
        (FieldValue::Date(before), FieldValue::Date(after)) => {
            date_difference(before.day, after.day)
        }
        (
            FieldValue::Money { amount: before, .. },
            FieldValue::Money { amount: after, currency },
        ) => {
            let by = after.checked_sub(*before)?;
            let share = by.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.abs());
            let signed = signed(by, money(by.abs(), currency.as_deref()));
            Some(match share {
                Some(share) => {
                    let places = if share.abs() < Decimal::TEN { 1 } else { 0 };
                    let share = share.round_dp(places).normalize();
                    format!("{signed}, {}%", self::signed(share, share.abs().to_string()))
                }
                None => signed,
            })
        }
        (
            FieldValue::Measure { number: Some(before), percent, .. },
            FieldValue::Measure { number: Some(after), .. },
        ) => {
            let by = after.checked_sub(*before)?.normalize();
            if by.is_zero() {
                return None;
            }
            let number = signed(by, numbers::number(by.abs()));
            Some(match (percent, by.abs() == Decimal::ONE) {
                (true, true) => format!("{number} point"),
                (true, false) => format!("{number} points"),
                (false, _) => number,
            })
        }
        _ => None,
    }
}

pub(super) fn signed(number: Decimal, digits: String) -> String {
    format!("{}{digits}", if number.is_sign_negative() && !number.is_zero() { "−" } else { "+" })
}

/// Formats an amount with its currency: `$1,425,000.50`, `−$300`.
fn money(amount: Decimal, currency: Option<&str>) -> String {
    let Some(currency) = currency else { return thousands(amount) };
    let sign = if amount.is_sign_negative() && !amount.is_zero() { "−" } else { "" };
    format!("{sign}{}", numbers::money(amount.abs().normalize(), currency))
}

/// Returns `true` for a plain number of five or more digits.
fn is_long(text: &str) -> bool {
    text.len() >= 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Formats a number with thousands separators: `1,425,000.50`.
pub(super) fn thousands(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, part) = text.split_once('.').map_or((text, None), |(w, p)| (w, Some(p)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
        if part.len() == 1 {
            out.push('0');
        }
    }
    out
}
