use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Priority;

declare_rule! {
    /// Checks for priorities that name no need.
    ///
    /// ## Why it matters
    /// The board will ask why the department chose this priority and not another.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs_assessment:
    ///   needs: [{id: lines, need: some students have less than 12 minutes to eat}]
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat}
    /// ```
    /// Use instead:
    /// ```yaml
    /// needs_assessment:
    ///   needs: [{id: lines, need: some students have less than 12 minutes to eat}]
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat, needs: [lines]}
    /// ```
    "priority-without-need" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Priority(check),
    }
}

fn check(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(text), true) = (&priority.priority, priority.needs.is_empty()) else { return };
    let needs = context.plan.needs_assessment.as_ref().map(|assessment| &*assessment.needs);
    // `unanswered-part` reports a plan without needs.
    let Some(needs) = needs.filter(|needs| !needs.is_empty()) else { return };
    if context.is_unread(priority) {
        return;
    }
    let ids: Vec<&str> =
        needs.iter().filter_map(|need| need.id.as_ref()).map(|id| &*id.value).collect();
    let add = context.add(priority, "needs: […]");
    findings
        .at(context.missing(priority, "needs", context.words(text)), "this priority names no need")
        .note("the board will ask why you chose this priority and not another")
        .help(match ids.as_slice() {
            [] => "add an `id` to the need that this priority addresses, and add `needs: […]` to the priority"
                .to_owned(),
            [one] => format!(
                "{}, or the id of another need",
                context.add(priority, &format!("needs: [{one}]"))
            ),
            [..] if ids.len() > 6 => {
                format!("{add}, with the id of the need that this priority addresses")
            }
            [..] => format!("{add}; the needs are `{}`", ids.join("`, `")),
        });
}
