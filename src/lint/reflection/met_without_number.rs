//! `met-without-number`: reached, by no measure.
//!
//! Judges words only in that it looks for a figure, or a number written out, in English or Spanish. Tried on
//! the reflections of the sample plans and of the plans that were written without knowing the rules.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Achievement, Outcome};

declare_rule! {
    /// An outcome that was reached, wholly or in part, names a number.
    ///
    /// ## Why it matters
    /// A reader cannot tell a goal that was just reached from one that was passed by far, or from a hope.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: See that many more children begin the day fed
    ///     result: met
    ///     evidence: Breakfast has been a great success at all schools.
    /// ```
    /// ```yaml
    /// outcomes:
    ///   - intended: See that many more children begin the day fed
    ///     result: met
    ///     evidence: Breakfast rose from 2,610 a day to 3,140.
    /// ```
    "met-without-number" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Outcome(check),
    }
}

fn check(outcome: &Outcome, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(result), Some(evidence)) = (outcome.result, &outcome.evidence) else { return };
    let is_claim = matches!(result.value, Achievement::Met | Achievement::PartlyMet);
    if !is_claim || !outcome.results.is_empty() || has_number(&evidence.value) {
        return;
    }
    findings
        .at(result.span, "this outcome was reached, and no number says how far")
        .label(around.words(evidence), "the evidence has no figure")
        .note("a reader cannot tell a goal that was just reached from a hope")
        .help("add `results: [{metric: …, target: …, actual: …, date: …}]`, or a figure in words");
}

/// Numbers that are written out; `one`, `uno` and `una` count nothing for certain.
const WORDS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "half",
    "third",
    "quarter",
    "none",
    "no",
    "zero",
    "every",
    "twice",
    "doubled",
    "halved",
    "tripled",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "docena",
    "veinte",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
    "cien",
    "mil",
    "mitad",
    "tercio",
    "cuarto",
    "ninguno",
    "ninguna",
    "ningún",
    "cero",
    "cada",
    "doble",
];

fn has_number(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        word.contains(|c: char| c.is_ascii_digit()) || WORDS.contains(&word.to_lowercase().as_str())
    })
}
