//! Looks for digits or a spelled-out number. Tested on the reflections of the sample plans
//! and of plans whose authors did not know the rules.

use crate::lang::Language;
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
    let language = context.language;
    let knows_numbers = !language.words().needs.numbers.is_empty();
    if !is_claim || !outcome.results.is_empty() || !knows_numbers {
        return;
    }
    if has_number(&evidence.value, language) {
        return;
    }
    findings
        .at(result.span, format!("the result `{}` has no number to support it", result.value.word()))
        .label(context.words(evidence), "no number in the evidence")
        .note("without a number, readers don't know whether the goal was met or only hoped for")
        .help("add `results: [{metric: …, target: …, actual: …, date: …}]`, or a number to the evidence");
}

fn has_number(text: &str, language: Language<'_>) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        let lower = word.to_lowercase();
        word.contains(|c: char| c.is_ascii_digit())
            || language.has(|it| it.needs.numbers, &lower)
            || language.has(|it| it.reflection.amounts, &lower)
    })
}
