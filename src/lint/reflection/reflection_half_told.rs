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
        (false, true) => ("what was hard", around.add(reflection, "challenges: …")),
        (true, false) => ("what was learned", around.add(reflection, "learnings: …")),
        (false, false) => (
            "what was hard and what was learned",
            around.add_all(reflection, &["challenges: …", "learnings: …"]),
        ),
    };
    let key = if is_told(&reflection.challenges) { "learnings" } else { "challenges" };
    let Some(first) = reflection.successes.as_ref().and_then(|it| it.texts().next()) else {
        return;
    };
    let told = around.words(first);
    let place = around.missing(reflection, key, told);
    let finding = findings.at(place, format!("this reflection does not say {missing}"));
    let finding = if place == told {
        finding.here("it says what went well")
    } else {
        finding.here("nothing follows this key").label(told, "it says what went well")
    };
    finding.note("a year without it is not believed, and the next plan builds on it").help(keys);
}
