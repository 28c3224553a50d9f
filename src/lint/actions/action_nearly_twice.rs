//! `action-nearly-twice`: copied, and then forgotten.
//!
//! What counts as nearly the same is said, with how it was tuned, in `language::likeness`. A dropped
//! action may have a successor in the same words.

use crate::lint::language::{Said, near_pairs};
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::{Plan, Status};

declare_rule! {
    /// No two actions say nearly the same.
    ///
    /// ## Why it matters
    /// Costs and dates are counted twice, and at the review each is held to be the other's.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: tours, action: lead the families of new students through the school}
    ///   - {id: school-tours, action: lead families of new students through the school}
    /// ```
    /// ```yaml
    /// actions:
    ///   - {id: tours, action: lead the families of new students through the school}
    ///   - {id: buddies, action: give every new student a companion for the first week}
    /// ```
    "action-nearly-twice" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let dropped = plan.priorities.iter().flat_map(|priority| &priority.actions).map(|action| {
        action.action.is_some()
            && action.status.is_some_and(|status| status.value == Status::Dropped)
    });
    let texts = plan.priorities.iter().flat_map(|p| &p.actions).map(|a| a.action.as_ref());
    let mut kept = texts.zip(dropped).filter_map(|(text, dropped)| Some((text?, dropped)));
    // Both run in the order of the plan.
    let passages: Vec<&Passage<'_>> = around
        .passages
        .iter()
        .filter(|passage| passage.is("action", "action"))
        .filter(|passage| {
            kept.find(|(text, _)| std::ptr::eq(*text, passage.text)).is_some_and(|(_, gone)| !gone)
        })
        .collect();
    let said: Vec<Said<'_>> = passages.iter().copied().map(Said::of).collect();
    for (first, second) in near_pairs(&said) {
        let (Some(first), Some(second)) = (passages.get(first), passages.get(second)) else {
            continue;
        };
        findings
            .at(around.words(second.text), "two actions say nearly the same")
            .here("the second")
            .label(around.words(first.text), "the first")
            .note("their costs count twice, and a reader cannot tell which of them is done")
            .help("take one of them out, or say in both what sets them apart");
    }
}
