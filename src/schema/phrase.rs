//! Parses numbers in phrases: `>60`, `increase by 5%`, `keep at 100%`.

use rust_decimal::Decimal;

use super::mend;
use crate::model::Money;

/// The meaning of a phrase with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A number: `60%` in `at least 60%`.
    Number(Figure),
    /// A change: `-2` in `decrease by 2 points`.
    Change(Figure),
    /// A number to keep: `100%` in `keep at 100%`.
    Keep(Figure),
}

/// A number, with or without a percent sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) value: Decimal,
    pub(super) is_percent: bool,
}

impl Figure {
    /// Formats the number, with a percent sign if it has one.
    pub(super) fn written(&self) -> String {
        let sign = if self.is_percent { "%" } else { "" };
        format!("{}{sign}", self.value.normalize())
    }

    /// Formats the number without a percent sign, as `change` requires.
    pub(super) fn points(&self) -> String {
        self.value.normalize().to_string()
    }
}

const UP: &[&str] = &[
    "increase",
    "increases",
    "increased",
    "increasing",
    "raise",
    "grow",
    "growth",
    "improve",
    "improvement",
    "up",
    "gain",
    "rise",
    "boost",
    "add",
    "plus",
    "aumentar",
    "aumento",
    "subir",
    "incrementar",
    "mejorar",
];
const DOWN: &[&str] = &[
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "reduce",
    "reduction",
    "drop",
    "lower",
    "fall",
    "down",
    "cut",
    "decline",
    "minus",
    "disminuir",
    "reducir",
    "reducción",
    "bajar",
];
const KEEP: &[&str] = &[
    "keep",
    "maintain",
    "maintained",
    "stay",
    "remain",
    "hold",
    "sustain",
    "continue",
    "same",
    "steady",
    "mantener",
    "conservar",
];

/// Words around a number that don't change its meaning.
const LITTLE: &[&str] = &[
    "a",
    "about",
    "above",
    "all",
    "an",
    "approximately",
    "around",
    "approx",
    "at",
    "be",
    "below",
    "between",
    "by",
    "is",
    "it",
    "least",
    "less",
    "minimum",
    "more",
    "most",
    "of",
    "or",
    "over",
    "roughly",
    "than",
    "the",
    "to",
    "under",
    "up",
    "percent",
    "percentage",
    "pct",
    "point",
    "points",
    "pts",
    "better",
    "greater",
    "higher",
    "fewer",
    "this",
    "year",
    "students",
    "schools",
    "families",
    "days",
    "hours",
    "total",
    "near",
    "nearly",
    "almost",
    "al",
    "menos",
    "más",
    "mas",
    "de",
    "por",
    "ciento",
    "puntos",
    "en",
    "a",
    "se",
];

/// Parses a phrase with one number, or with a range such as `from 48 to 60`. Returns `None` if it
/// contains any unknown word.
pub(super) fn read(text: &str) -> Option<Phrase> {
    let lower = text.trim().to_lowercase();
    let spaced: String = lower
        .chars()
        .flat_map(|one| {
            let is_sign = "<>=≥≤~±%+".contains(one);
            let gap = if is_sign { Some(' ') } else { None };
            gap.into_iter().chain([one]).chain(gap)
        })
        .collect();
    let words: Vec<&str> =
        spaced.split([' ', '\u{a0}', '(', ')', ';']).filter(|word| !word.is_empty()).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let mut numbers = words.iter().enumerate().filter_map(|(at, word)| Some((at, number(word)?)));
    let (at, value) = numbers.next()?;
    let second = numbers.next();
    // In `from 48 to 60`, the second number is the target.
    let (at, value, is_range) = match second {
        None => (at, value, false),
        Some((end, value)) if end.checked_sub(1).and_then(|to| words.get(to)) == Some(&"to") => {
            (end, value, true)
        }
        Some(_) => return None,
    };
    let before = |word: &str| words.get(..at).is_some_and(|words| words.contains(&word));
    let to = before("to") || before("a") || is_range;
    let signs = ["%", "<", ">", "=", "≥", "≤", "~", "±", "+"];
    let is_known = |word: &&str| {
        signs.contains(word)
            || number(word).is_some()
            || *word == "from"
            || [UP, DOWN, KEEP, LITTLE].iter().any(|list| list.contains(word))
    };
    if !words.iter().all(is_known) {
        return None;
    }
    let is_percent = has(&["%", "percent", "pct", "ciento"]);
    let figure = |value| Figure { value, is_percent };
    Some(if has(KEEP) {
        Phrase::Keep(figure(value))
    } else if has(UP) && !to {
        Phrase::Change(figure(value))
    } else if has(DOWN) && !to {
        Phrase::Change(figure(-value.abs()))
    } else {
        Phrase::Number(figure(value))
    })
}

fn number(word: &str) -> Option<Decimal> {
    let word = word.trim_end_matches(['.', ',']);
    if !word.trim_start_matches('-').starts_with(|one: char| one.is_ascii_digit()) {
        return None;
    }
    let (plain, _) = mend::amount(word)?;
    Some(Money::read(&plain)?.0)
}
