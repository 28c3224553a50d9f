//! `everything-taken-up`: chosen, all of it.
//!
//! Tuned on the sample plans, and on one district's plan that called its needs prioritized and left none out.
//! Judges words in that it looks for a claim to have put needs in order of priority. Three needs of which all
//! are taken up are what many good plans have; it fires on five and more, or where the text says that it
//! prioritises and then leaves nothing out.

use std::collections::HashSet;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Not every need that was found is taken up in one year.
    ///
    /// Said of five needs and more, and of fewer where the plan calls them prioritized.
    ///
    /// ## Why it matters
    /// Where everything is a priority, nothing was chosen, and money and weeks are the same as before.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   needs_intro: "These are the needs that we prioritized:"
    ///   needs:
    ///     - {id: lines, need: some children have under twelve minutes to eat}
    ///     - {id: supper, need: supper reaches fewer than half of the students}
    /// priorities:
    ///   - {id: time-to-eat, priority: give every child time to eat, needs: [lines]}
    ///   - {id: supper, priority: make supper worth staying for, needs: [supper]}
    /// ```
    /// ```yaml
    /// needs_assessment:
    ///   needs_intro: "These are the needs that we prioritized:"
    ///   needs:
    ///     - {id: lines, need: some children have under twelve minutes to eat}
    ///     - id: supper
    ///       need: supper reaches fewer than half of the students
    ///       set_aside: the van that it needs is paid for from next year on
    /// priorities:
    ///   - {id: time-to-eat, priority: give every child time to eat, needs: [lines]}
    /// ```
    "everything-taken-up" {
        levels: [Off, Info, Info, Info],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
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
        ["prioritiz", "prioritis", "prioriz"].iter().any(|stem| text.contains(stem))
    });
    if count < 2 || (count < 5 && claim.is_none()) {
        return;
    }
    let finding = findings
        .at(around.words(last), format!("all {count} needs are taken up, so nothing was chosen"))
        .here("the last of them");
    let finding = match claim {
        Some(claim) => finding.label(around.words(claim), "here they are said to be prioritized"),
        None => finding,
    };
    finding
        .note("where everything is a priority, money and weeks go the same way as before")
        .help("add `set_aside: …` to a need that can wait, with the reason");
}
