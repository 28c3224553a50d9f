//! `language::similar_passages` defines the similarity measure and describes how it was tuned. Dropped actions are skipped,
//! because the actions that replace them may use the same words.

use crate::lint::language::{ContentWords, near_pairs};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{Action, Plan, Status};

declare_rule! {
    /// Checks for actions with nearly the same wording.
    ///
    /// ## Why it matters
    /// If both describe the same work, the plan counts its cost twice, and reviewers confuse the two actions.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: tours, action: give the families of new students a tour of the school}
    ///   - {id: school-tours, action: give families of new students a tour of the school}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: tours, action: give the families of new students a tour of the school}
    ///   - {id: buddies, action: pair every new student with a buddy for the first week}
    /// ```
    "near-duplicate-action" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let dropped = plan.priorities.iter().flat_map(|priority| &priority.actions).map(|action| {
        action.action.is_some()
            && action.status.is_some_and(|status| status.value == Status::Dropped)
    });
    let texts = plan.priorities.iter().flat_map(|p| &p.actions).map(|a| a.action.as_ref());
    let mut kept = texts.zip(dropped).filter_map(|(text, dropped)| Some((text?, dropped)));
    // Both iterators follow the order of the plan.
    let passages: Vec<&Passage<'_>> = context
        .passages
        .iter()
        .filter(|passage| passage.is(Action::action))
        .filter(|passage| {
            kept.find(|(text, _)| std::ptr::eq(*text, passage.text)).is_some_and(|(_, gone)| !gone)
        })
        .collect();
    let said: Vec<ContentWords<'_>> = passages.iter().copied().map(ContentWords::of).collect();
    for (first, second) in near_pairs(&said) {
        let (Some(first), Some(second)) = (passages.get(first), passages.get(second)) else {
            continue;
        };
        findings
            .at(context.words(second.text), "this action is nearly identical to another action")
            .label(context.words(first.text), "the other action")
            .note("if both describe the same work, the plan counts its cost twice")
            .help("delete one of the actions, or reword both to show how they differ");
    }
}
