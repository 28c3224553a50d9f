//! Formats numbers, percentages and amounts.

use rust_decimal::Decimal;

/// The number formats of a language.
///
/// Source: the Unicode Common Locale Data Repository (CLDR), symbols and patterns of numbers with
/// Latin digits.
#[derive(Debug)]
pub(super) struct Numbers {
    /// The decimal separator.
    pub(super) decimal: &'static str,
    /// The thousands separator.
    pub(super) group: &'static str,
    /// The minimum number of digits before the first separator: with 2, four-digit numbers have no
    /// separator.
    pub(super) least_before_group: usize,
    /// The percent sign, with the space before it.
    pub(super) percent: &'static str,
    /// The position of the currency symbol.
    pub(super) currency: CurrencyPosition,
}

/// The position of the currency symbol in an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CurrencyPosition {
    /// `$251,000`, `CHF 251,000`
    Before,
    /// `251.000 $`, with a no-break space
    After,
}

impl Numbers {
    /// The format of the United States.
    pub(super) const US: Numbers = Numbers {
        decimal: ".",
        group: ",",
        least_before_group: 1,
        percent: "%",
        currency: CurrencyPosition::Before,
    };

    pub(super) fn number(&self, value: Decimal) -> String {
        let text = value.abs().to_string();
        let (whole, part) =
            text.split_once('.').map_or((text.as_str(), None), |(w, p)| (w, Some(p)));
        let mut out = sign(value).to_owned();
        let is_grouped = whole.len() >= 3 + self.least_before_group;
        for (at, digit) in whole.chars().enumerate() {
            if is_grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(self.group);
            }
            out.push(digit);
        }
        if let Some(part) = part {
            out.push_str(self.decimal);
            out.push_str(part);
        }
        out
    }

    pub(super) fn percent(&self, value: Decimal) -> String {
        format!("{}{}", self.number(value), self.percent)
    }

    pub(super) fn money(&self, value: Decimal, currency: &str) -> String {
        let mut amount = value.round_dp(2).abs();
        if amount.scale() == 1 {
            amount.rescale(2);
        }
        let (sign, text) = (sign(value), self.number(amount));
        let symbol = match currency {
            "USD" => "$",
            "EUR" => "€",
            code => code,
        };
        match self.currency {
            CurrencyPosition::After => format!("{sign}{text}\u{a0}{symbol}"),
            CurrencyPosition::Before if symbol == currency => format!("{sign}{symbol} {text}"),
            CurrencyPosition::Before => format!("{sign}{symbol}{text}"),
        }
    }
}

fn sign(value: Decimal) -> &'static str {
    if value.is_sign_negative() && !value.is_zero() { "-" } else { "" }
}
