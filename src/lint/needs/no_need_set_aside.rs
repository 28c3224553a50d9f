//! Many good plans have three needs and address all of them. The rule therefore reports plans with at least five
//! needs, or with at least two if the text calls the needs prioritized. Tuned on the sample plans, and on one
//! district's plan that called its needs prioritized but addressed all of them.

use std::collections::HashSet;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for plans that address every need and set none aside.
    ///
    /// The rule reports a plan with two to four needs only if its text calls the needs prioritized.
    ///
    /// ## Why it matters
    /// If everything is a priority, readers cannot see what the department chose to do first.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   needs_intro: "These are the needs that we prioritized:"
    ///   needs:
    ///     - {id: lines, need: some students have less than 12 minutes to eat}
    ///     - {id: supper, need: fewer than half of the students eat supper}
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat, needs: [lines]}
    ///   - {id: supper, priority: make supper worth staying for, needs: [supper]}
    /// ```
    /// Use instead:
    /// ```yaml
    /// needs_assessment:
    ///   needs_intro: "These are the needs that we prioritized:"
    ///   needs:
    ///     - {id: lines, need: some students have less than 12 minutes to eat}
    ///     - id: supper
    ///       need: fewer than half of the students eat supper
    ///       set_aside: the delivery van is funded starting next year
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat, needs: [lines]}
    /// ```
    "no-need-set-aside" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(assessment) = &plan.needs_assessment else { return };
    let named = plan.priorities.iter().flat_map(|priority| &priority.needs);
    let taken: HashSet<&str> = named.map(|id| &*id.value).collect();
    let count = assessment.needs.len();
    let all = assessment.needs.iter().all(|need| {
        need.set_aside.is_none() && need.id.as_ref().is_some_and(|id| taken.contains(&*id.value))
    });
    let (Some(last), true) = (assessment.needs.last().and_then(|it| it.need.as_ref()), all) else {
        return;
    };
    let said = [&assessment.needs_intro, &assessment.needs_note];
    let claim = said.into_iter().flatten().find(|text| {
        let text = text.value.to_lowercase();
        context.language.mixed().any(|words| words.needs.prioritize_stems.is_in(&text))
    });
    if count < 2 || (count < 5 && claim.is_none()) {
        return;
    }
    let finding = findings
        .at(context.words(last), format!("all {count} needs are addressed and none is set aside"))
        .here("the last need");
    let finding = match claim {
        Some(claim) => finding.label(context.words(claim), "the text calls the needs prioritized"),
        None => finding,
    };
    finding
        .note("if everything is a priority, readers can't see what you chose to do first")
        .help("add `set_aside: …` with the reason to a need that can wait, and remove the need from every priority");
}
