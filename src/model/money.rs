//! Decimal numbers, mostly money.

use std::fmt;

use rust_decimal::Decimal;

/// An exact decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub Decimal);

impl Money {
    /// Parses a plain decimal: digits with an optional sign and fraction.
    #[must_use]
    pub fn read(text: &str) -> Option<Money> {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|byte| byte.is_ascii_digit());
        (all_digits(whole) && all_digits(part)).then(|| text.parse().ok().map(Money)).flatten()
    }

    /// Adds two amounts; saturates instead of overflowing.
    #[must_use]
    pub fn plus(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
