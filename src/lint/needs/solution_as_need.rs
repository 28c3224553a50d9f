//! Reports only needs that begin like an instruction, as defined by `lang::phrase`. Tuned on the needs of the
//! sample plans, all of which describe what is missing, and on one district's plan, whose needs are instructions.

use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::Need;

declare_rule! {
    /// Checks for needs that describe a solution instead of a problem.
    ///
    /// ## Why it matters
    /// "Provide more tutoring" does not show the board who is behind, by how much and why, so the board cannot
    /// compare other solutions. The department's work is described under `actions`.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs:
    ///   - {id: tutoring, need: Provide more tutoring after school}
    /// ```
    /// Use instead:
    /// ```yaml
    /// needs:
    ///   - {id: algebra, need: Two in five ninth graders fail algebra}
    /// ```
    "solution-as-need" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let is_wish = || context.language.is_wish(passage.words().map(|word| word.text));
    if !passage.is(Need::need) || !is_wish() {
        return;
    }
    let Some(first) = passage.words().next() else { return };
    findings
        .at(passage.at_words(first.at), "this need describes a solution")
        .here("this begins like an action")
        .note(
            "the board can't compare other solutions, or see next year whether the need has shrunk",
        )
        .help("state the problem and how many people have it: `two in five ninth graders fail algebra`");
}
