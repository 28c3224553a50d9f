//! `lang::phrase` classifies the beginning of a phrase and explains how it was tuned. If the form replaces the
//! label "which will", the rule reports nothing.

use super::{TheoryPassages, label, opening};
use crate::lang::PhraseStart;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for priorities that do not form a sentence after "which will".
    ///
    /// The report prints the priority after "which will", so it must begin with a verb that fits: `raise`, not
    /// `raising`, `raises` or `a raise in`. In Spanish, it must begin with an infinitive: `elevar`.
    ///
    /// ## Why it matters
    /// The report prints the theory of action as one sentence. A heading in that sentence confuses readers and
    /// hides what should change.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: homework
    ///     priority: communication with families about homework
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: homework
    ///     priority: help families understand the purpose of homework
    /// ```
    "priority-not-a-verb-phrase" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let language = context.language;
    let said = label(context, "which_will");
    if !language.words().theory.which_will.ends(said) {
        return;
    }
    for theory in TheoryPassages::all(context.plan_context) {
        let Some(passage) = theory.which_will else { continue };
        let Some(first) = passage.words().next() else { continue };
        let begins = language.phrase_start(passage.words().map(|word| word.text));
        if matches!(begins, PhraseStart::Verb | PhraseStart::Unknown) {
            continue;
        }
        let examples = language.words().examples.change;
        findings
            .at(
                passage.at_words(first.at),
                format!("this priority doesn't form a sentence after “{said}”"),
            )
            .here(format!("reads as: \u{201c}{said} {}\u{201d}", opening(passage)))
            .note("the report prints this sentence, and readers can't see what should change")
            .help(format!("begin with a verb for what will happen: {examples}"));
    }
}
