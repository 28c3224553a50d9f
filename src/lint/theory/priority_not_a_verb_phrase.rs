//! `language::start` classifies the beginning of a phrase and explains how it was tuned. If the form replaces the
//! label "which will", the rule reports nothing.

use super::{TheoryPassages, label, opening};
use crate::lint::language::{PhraseStart, SupportedLanguage, start};
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
    let lang = SupportedLanguage::of(context.language);
    let said = label(context, "which_will");
    let is_judged = match lang {
        SupportedLanguage::English => said.ends_with("will"),
        SupportedLanguage::Spanish => said.ends_with("permitirá"),
        SupportedLanguage::Other => false,
    };
    if !is_judged {
        return;
    }
    for theory in TheoryPassages::all(context.plan_context) {
        let Some(passage) = theory.which_will else { continue };
        let Some(first) = passage.words().next() else { continue };
        let begins = start(passage.words().map(|word| word.text), lang);
        if matches!(begins, PhraseStart::Verb | PhraseStart::Unknown) {
            continue;
        }
        let help = match lang {
            SupportedLanguage::Spanish => {
                "begin with a verb for what will happen: `elevar \u{2026}`, `reducir \u{2026}`"
            }
            _ => {
                "begin with a verb for what will happen: `raise \u{2026}`, `halve \u{2026}`, `give every \u{2026}`"
            }
        };
        findings
            .at(
                passage.at_words(first.at),
                format!("this priority doesn't form a sentence after “{said}”"),
            )
            .here(format!("reads as: \u{201c}{said} {}\u{201d}", opening(passage)))
            .note("the report prints this sentence, and readers can't see what should change")
            .help(help);
    }
}
