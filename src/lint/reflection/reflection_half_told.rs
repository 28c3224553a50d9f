//! `reflection-half-told`: what went well, and nothing else.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Answer, Plan};

declare_rule! {
    /// A reflection that names successes also says what was hard and what was learned.
    ///
    /// A key that nothing follows answers nothing.
    ///
    /// ## Why it matters
    /// A year without a difficulty is not believed, and what was hard is what the next plan is for.
    ///
    /// ## Example
    /// ```yaml,fires
    /// reflection:
    ///   successes:
    ///     - eleven libraries stayed open at lunch all year
    ///   challenges:
    ///   learnings:
    ///     - an aide who knows the children keeps a library calm
    /// ```
    /// ```yaml
    /// reflection:
    ///   successes:
    ///     - eleven libraries stayed open at lunch all year
    ///   challenges:
    ///     - four libraries closed whenever their aide was ill
    ///   learnings:
    ///     - an aide who knows the children keeps a library calm
    /// ```
    "reflection-half-told" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(reflection) = &plan.reflection else { return };
    let is_told = |answer: &Option<Answer>| answer.as_ref().is_some_and(|it| !it.is_blank());
    if !is_told(&reflection.successes) || around.is_unread(reflection) {
        return;
    }
    let (missing, keys) = match (is_told(&reflection.challenges), is_told(&reflection.learnings)) {
        (true, true) => return,
        (false, true) => ("what was hard", "`challenges: …`"),
        (true, false) => ("what was learned", "`learnings: …`"),
        (false, false) => {
            ("what was hard and what was learned", "`challenges: …` and `learnings: …`")
        }
    };
    let Some(first) = reflection.successes.as_ref().and_then(|it| it.texts().next()) else {
        return;
    };
    findings
        .at(around.words(first), format!("this reflection does not say {missing}"))
        .here("it says what went well")
        .note("a year without it is not believed, and the next plan builds on it")
        .help(format!("add {keys} under the reflection"));
}
