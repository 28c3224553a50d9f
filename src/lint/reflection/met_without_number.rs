//! Looks for digits or a spelled-out number, in English or Spanish. Tested on the reflections of the sample plans
//! and of plans whose authors did not know the rules.

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Achievement, Choice, Outcome};

declare_rule! {
    /// Checks for outcomes with the result `met` or `partly-met` but no number to support it.
    ///
    /// ## Why it matters
    /// Without a number, readers do not know whether the goal was barely met, far exceeded or only hoped for.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Serve breakfast to many more students
    ///     result: met
    ///     evidence: Breakfast has been a great success at all schools.
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Serve breakfast to many more students
    ///     result: met
    ///     evidence: Breakfasts served rose from 2,610 to 3,140 a day.
    /// ```
    "met-without-number" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Outcome(check),
    }
}

fn check(outcome: &Outcome, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(result), Some(evidence)) = (outcome.result, &outcome.evidence) else { return };
    let is_claim = matches!(result.value, Achievement::Met | Achievement::PartlyMet);
    if !is_claim || !outcome.results.is_empty() || has_number(&evidence.value) {
        return;
    }
    findings
        .at(result.span, format!("the result `{}` has no number to support it", result.value.word()))
        .label(context.words(evidence), "no number in the evidence")
        .note("without a number, readers don't know whether the goal was met or only hoped for")
        .help("add `results: [{metric: …, target: …, actual: …, date: …}]`, or a number to the evidence");
}

/// Spelled-out numbers and similar words. `one`, `uno` and `una` are left out, because they are often articles or
/// pronouns.
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
