//! `need-as-action`: what somebody wants to do, where it should say what is wrong.
//!
//! Tuned on the needs of the sample plans, all of which say what is missing or too little, and on one
//! district's plan that was not written for it, whose needs are instructions. Told only where a need begins
//! with a verb that names no thing; `language::is_wish` says which.

use crate::lint::language::{Tongue, is_wish};
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};

declare_rule! {
    /// A need says what is wrong, and not what to do about it.
    ///
    /// ## Why it matters
    /// "Provide more tutoring" leaves open who is behind, by how much and why, and no other answer can be
    /// weighed against it. What is to be done belongs to the actions.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs:
    ///   - {id: tutoring, need: Provide more tutoring after school}
    /// ```
    /// ```yaml
    /// needs:
    ///   - {id: algebra, need: Two in five ninth graders fail algebra}
    /// ```
    "need-as-action" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, around: &Around<'_>, findings: &mut Findings<'_>) {
    let tongue = Tongue::of(around.language);
    if !passage.is("need", "need") || !is_wish(passage.words().map(|word| word.text), tongue) {
        return;
    }
    let Some(first) = passage.words().next() else { return };
    findings
        .at(passage.at_words(first.at), "this need says what to do, and not what is wrong")
        .here("an answer, before the question")
        .note("a board cannot weigh another answer, nor see later whether the need has shrunk")
        .help("say who lacks what, and how many: `two in five ninth graders fail algebra`");
}
