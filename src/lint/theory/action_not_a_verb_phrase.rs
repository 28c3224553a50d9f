//! Works like `priority-not-a-verb-phrase`, with one exception: actions that begin with an `-ing` form are allowed
//! if most actions in the plan do, because they read well as a list.

use super::{Theory, label, opening};
use crate::lint::language::{Start, Tongue, start};
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
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
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let tongue = Tongue::of(around.language);
    let said = label(around, "if_we");
    if tongue != Tongue::English || !said.ends_with("we") {
        return;
    }
    let begins = |passage: &Passage<'_>| start(passage.words().map(|word| word.text), tongue);
    let ifs: Vec<(&Passage<'_>, Start)> = Theory::all(around.context)
        .flat_map(|theory| theory.ifs().collect::<Vec<_>>())
        .map(|passage| (passage, begins(passage)))
        .collect();
    let ing = ifs.iter().filter(|(_, start)| *start == Start::Ing).count();
    for (passage, begins) in &ifs {
        let passes = match begins {
            Start::Verb | Start::Unknown => true,
            Start::Ing => ing * 2 > ifs.len(),
            Start::OtherForm | Start::NoVerb => false,
        };
        let Some(first) = passage.words().next().filter(|_| !passes) else { continue };
        findings
            .at(passage.at_words(first.at), format!("this action doesn't form a sentence after “{said}”"))
            .here(format!("reads as: \u{201c}{said} {}\u{201d}", opening(passage)))
            .note("the report prints this sentence; without a verb, readers don't know what will be done")
            .help("begin with a verb for what the department does: `train \u{2026}`, `open \u{2026}`, `write to \u{2026}`");
    }
}
