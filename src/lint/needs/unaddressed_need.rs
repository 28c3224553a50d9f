use std::collections::HashSet;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for needs that no priority addresses and that are not set aside.
    ///
    /// ## Why it matters
    /// The people who reported the need will ask what happened to it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   needs:
    ///     - {id: lines, need: some students have less than 12 minutes to eat}
    ///     - {id: supper, need: fewer than half of the students eat supper}
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat, needs: [lines]}
    /// ```
    /// Use instead:
    /// ```yaml
    /// needs_assessment:
    ///   needs:
    ///     - {id: lines, need: some students have less than 12 minutes to eat}
    ///     - id: supper
    ///       need: fewer than half of the students eat supper
    ///       set_aside: the delivery van is funded starting next year
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat, needs: [lines]}
    /// ```
    "unaddressed-need" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    // An unknown reference, which validation reports, may be meant for any of the needs.
    if plan.priorities.is_empty() || context.has_error("unknown-reference") {
        return;
    }
    if plan
        .priorities
        .iter()
        .any(|priority| priority.needs.is_empty() && context.is_unread(priority))
    {
        return;
    }
    let needs = plan.priorities.iter().flat_map(|priority| &priority.needs);
    let taken: HashSet<&str> = needs.map(|id| &*id.value).collect();
    for need in plan.needs_assessment.iter().flat_map(|assessment| &assessment.needs) {
        let Some(text) = &need.need else { continue };
        let is_taken = need.id.as_ref().is_some_and(|id| taken.contains(&*id.value));
        if is_taken || need.set_aside.is_some() || context.is_unread(need) {
            continue;
        }
        findings
            .at(context.words(text), "no priority addresses this need, and it is not set aside")
            .note("the people who reported the need will ask what happened to it")
            .help(match &need.id {
                Some(id) => format!(
                    "list `{}` under `needs` in a priority, or add `set_aside: …` with the reason",
                    id.value
                ),
                None => "add an `id` to the need and list it under `needs` in a priority, or add \
                         `set_aside: …` with the reason"
                    .to_owned(),
            });
    }
}
