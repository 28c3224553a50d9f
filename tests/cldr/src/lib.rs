//! Compares dates and numbers of every language with the Unicode Common Locale Data Repository (CLDR).
//!
//! Run it with `cargo test --manifest-path tests/cldr/Cargo.toml`.

#![cfg(test)]

// The module itself, so that the rest of plancc need not be compiled.
#[allow(dead_code, unreachable_pub, unused_imports)]
#[path = "../../../src/lang/mod.rs"]
mod lang;

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YM;
use icu_datetime::input::Date;
use icu_datetime_1::DateFormatter;
use icu_datetime_1::options::length::Date as Length;
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use lang::{Language, packs};

/// The regions whose data a language without a region follows: districts are in the United States.
const REGIONS: &[(&str, &str)] = &[("en", "en-US"), ("es", "es-US")];

fn tags() -> impl Iterator<Item = &'static str> {
    packs().iter().flat_map(|pack| pack.tags())
}

fn of_region(tag: &str) -> &str {
    REGIONS.iter().find(|(own, _)| *own == tag).map_or(tag, |(_, cldr)| cldr)
}

#[test]
fn days_are_as_in_cldr() {
    for tag in tags() {
        let locale: icu_locid_1::Locale = of_region(tag).parse().unwrap();
        let formatter = DateFormatter::try_new_with_length(&locale.into(), Length::Long).unwrap();
        for number in 1..=12_u8 {
            let wanted = icu_calendar_1::Date::try_new_iso_date(2026, number, 22).unwrap();
            let wanted = formatter.format_to_string(&wanted.to_any()).unwrap();
            let date = jiff::civil::date(2026, number.cast_signed(), 22);
            assert_eq!(Language::of(tag).day(date), wanted, "{tag}");
        }
    }
}

#[test]
fn months_are_as_in_cldr() {
    for tag in tags() {
        let locale: Locale = of_region(tag).parse().unwrap();
        let formatter = DateTimeFormatter::try_new((&locale).into(), YM::long()).unwrap();
        for number in 1..=12_u8 {
            let wanted = formatter.format(&Date::try_new_iso(2026, number, 1).unwrap());
            let date = jiff::civil::date(2026, number.cast_signed(), 1);
            assert_eq!(Language::of(tag).month(date), wanted.to_string(), "{tag}");
        }
    }
}

#[test]
fn numbers_are_as_in_cldr() {
    for tag in tags() {
        let locale: Locale = of_region(tag).parse().unwrap();
        let formatter = DecimalFormatter::try_new((&locale).into(), Default::default()).unwrap();
        for number in ["0", "7", "62.5", "-3", "999", "1425.5", "14250", "-251000.75", "1234567"] {
            let wanted = formatter.format(&number.parse().unwrap()).to_string();
            assert_eq!(Language::of(tag).number(number.parse().unwrap()), wanted, "{tag}");
        }
    }
}
