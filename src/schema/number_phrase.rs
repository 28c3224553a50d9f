//! Parses numbers in phrases: `>60`, `increase by 5%`, `keep at 100%`.

use rust_decimal::Decimal;

use super::correction;
use crate::model::Money;

/// The meaning of a phrase with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A number: `60%` in `at least 60%`.
    Number(PhraseNumber),
    /// A change: `-2` in `decrease by 2 points`.
    Change(PhraseNumber),
    /// A number to keep: `100%` in `keep at 100%`.
    Keep(PhraseNumber),
}

/// A number, with or without a percent sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PhraseNumber {
    pub(super) value: Decimal,
    pub(super) is_percent: bool,
}

impl PhraseNumber {
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
    "aumente",
    "aumento",
    "subir",
    "subida",
    "crecer",
    "incrementar",
    "incremento",
    "mejorar",
    "mejora",
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
    "disminución",
    "disminucion",
    "reducir",
    "reducción",
    "reduccion",
    "bajar",
    "bajada",
    "descenso",
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
    "pp",
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
    "additional",
    "nearly",
    "almost",
    "no",
    "not",
    "exceed",
    "exceeding",
    "maximum",
    "equal",
    "only",
    "within",
    "as",
    "many",
    "al",
    "menos",
    "menor",
    "más",
    "mas",
    "mayor",
    "máximo",
    "maximo",
    "mínimo",
    "minimo",
    "superior",
    "inferior",
    "igual",
    "como",
    "o",
    "que",
    "un",
    "una",
    "el",
    "del",
    "la",
    "lo",
    "de",
    "debajo",
    "encima",
    "cerca",
    "casi",
    "por",
    "para",
    "hasta",
    "ciento",
    "punto",
    "puntos",
    "porcentual",
    "porcentuales",
    "porcentaje",
    "estudiantes",
    "en",
    "se",
];

/// Words directly before a number that make it a limit: `below 10`.
const LIMITS: &[&str] = &[
    "than", "below", "under", "above", "over", "least", "most", "exceed", "que", "debajo",
    "encima", "menos", "máximo", "maximo", "mínimo", "minimo",
];

/// Words directly after a number that make it a change: `5 more`.
const MORE: &[&str] = &["more", "higher", "better", "greater", "additional", "más", "mas"];
const LESS: &[&str] = &["less", "fewer", "lower", "menos"];

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
        Some((end, value))
            if end
                .checked_sub(1)
                .and_then(|to| words.get(to))
                .is_some_and(|word| ["to", "a", "al"].contains(word)) =>
        {
            (end, value, true)
        }
        Some(_) => return None,
    };
    let before = |word: &str| words.get(..at).is_some_and(|words| words.contains(&word));
    let ahead = at.checked_sub(1).and_then(|word| words.get(word)).copied().unwrap_or_default();
    let after = words.iter().skip(at + 1).find(|word| !PERCENT.contains(word) && !is_point(word));
    let has_after = |list: &[&str]| after.is_some_and(|word| list.contains(word));
    let is_amount = before("by") || before("en") || has_after(MORE) || has_after(LESS);
    let is_limit = LIMITS.contains(&ahead) && !is_amount || has_after(&["or", "o"]);
    let to = before("to") || is_spanish_to(words.get(..at).unwrap_or_default());
    let to = to || is_range || is_limit;
    let is_in_points = words.iter().skip(at + 1).any(is_point)
        && (has(PERCENT) || has(&["porcentual", "porcentuales"]) || value.is_sign_negative());
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
    let is_signed = ahead == "+";
    let figure = |value| PhraseNumber { value, is_percent };
    Some(if has(KEEP) {
        Phrase::Keep(figure(value))
    } else if to {
        Phrase::Number(figure(value))
    } else if has(DOWN) || has_after(LESS) {
        Phrase::Change(figure(-value.abs()))
    } else if has(UP) || has_after(MORE) || is_signed || is_in_points {
        Phrase::Change(figure(value))
    } else {
        Phrase::Number(figure(value))
    })
}

/// Words that mean a percentage, alone or with `points`.
const PERCENT: &[&str] = &["%", "percent", "percentage", "pct", "por", "ciento"];

/// Returns `true` if the words before a number contain `a` after a verb, which means "to" in
/// Spanish: `aumentar a 60`. In `a 5% increase`, it is an article.
fn is_spanish_to(words: &[&str]) -> bool {
    let verb = words.iter().position(|word| UP.contains(word) || DOWN.contains(word));
    let rest = verb.and_then(|verb| words.get(verb..)).unwrap_or_default();
    rest.windows(2).any(|pair| matches!(pair, ["a" | "al", next] if *next != "menos"))
        || rest.last().is_some_and(|last| matches!(*last, "a" | "al"))
}

fn is_point(word: &&str) -> bool {
    matches!(*word, "point" | "points" | "pts" | "pp" | "punto" | "puntos")
}

fn number(word: &str) -> Option<Decimal> {
    let word = word.trim_end_matches(['.', ',']);
    if !word.trim_start_matches('-').starts_with(|one: char| one.is_ascii_digit()) {
        return None;
    }
    let (plain, _) = correction::amount(word)?;
    Some(Money::read(&plain)?.0)
}
