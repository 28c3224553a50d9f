//! `if-we-without-verb`: an action that is a heading.
//!
//! As for `which-will-without-verb`, with one exception: an action in `-ing` is let pass in a plan where
//! most are, since such a plan was written for a list and reads as one.

use super::{Theory, label, opening};
use crate::lint::language::{Start, Tongue, start};
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// An action makes a sentence when it is read after "if we".
    ///
    /// It says what the department does, and begins with a verb: `train`, not `training for` or `the
    /// training of`. An `if` beside the action says it for that sentence alone.
    ///
    /// ## Why it matters
    /// A heading such as `attendance letters` leaves open whether letters are written, stopped or looked
    /// into. The verb says what will be done.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: letters
    ///     action: communication about attendance
    /// ```
    /// ```yaml
    /// actions:
    ///   - id: letters
    ///     action: write to families after the third absence
    /// ```
    "if-we-without-verb" {
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
            .at(passage.at_words(first.at), format!("this is no sentence after `{said}`"))
            .here(format!("read aloud: \u{201c}{said} {}\u{201d}", opening(passage)))
            .note("the report prints these words there; without a verb nobody knows what is done")
            .help("begin with what the department does: `train \u{2026}`, `open \u{2026}`, `write to \u{2026}`");
    }
}
