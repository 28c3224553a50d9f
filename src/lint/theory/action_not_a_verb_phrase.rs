//! Works like `priority-not-a-verb-phrase`, with one exception: actions that begin with an `-ing` form are allowed
//! if most actions in the plan do, because they read well as a list.

use super::{TheoryPassages, label, opening};
use crate::lang::PhraseStart;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for actions that do not form a sentence after "if we".
    ///
    /// An action describes what the department does and begins with a verb: `train`, not `training for` or `the
    /// training of`. To keep the wording of an action, add an `if` with the wording for the sentence.
    ///
    /// ## Why it matters
    /// A heading such as `attendance letters` does not show readers whether letters will be written, stopped or
    /// reviewed. A verb does.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: letters
    ///     action: communication about attendance
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - id: letters
    ///     action: write to families after the third absence
    /// ```
    "action-not-a-verb-phrase" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let language = context.language;
    let said = label(context, "if_we");
    if !language.words().theory.if_we.ends(said) {
        return;
    }
    let begins =
        |passage: &Passage<'_>| language.phrase_start(passage.words().map(|word| word.text));
    let ifs: Vec<(&Passage<'_>, PhraseStart)> = TheoryPassages::all(context.plan_context)
        .flat_map(|theory| theory.ifs().collect::<Vec<_>>())
        .map(|passage| (passage, begins(passage)))
        .collect();
    let ing = ifs.iter().filter(|(_, start)| *start == PhraseStart::Ing).count();
    for (passage, begins) in &ifs {
        let passes = match begins {
            PhraseStart::Verb | PhraseStart::Unknown => true,
            PhraseStart::Ing => ing * 2 > ifs.len(),
            PhraseStart::OtherForm | PhraseStart::NoVerb => false,
        };
        let Some(first) = passage.words().next().filter(|_| !passes) else { continue };
        findings
            .at(passage.at_words(first.at), format!("this action doesn't form a sentence after “{said}”"))
            .here(format!("reads as: \u{201c}{said} {}\u{201d}", opening(passage)))
            .note("the report prints this sentence; without a verb, readers don't know what will be done")
            .help("begin with a verb for what the department does: `train \u{2026}`, `open \u{2026}`, `write to \u{2026}`");
    }
}
