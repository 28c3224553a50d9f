use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Priority;

declare_rule! {
    /// Checks for priorities that name none of the district's goals.
    ///
    /// This rule reports nothing if the project file lists no goals.
    ///
    /// ## Why it matters
    /// The board cannot see which of its goals the priority serves.
    ///
    /// ## Example
    /// ```yaml,project
    /// goals: [{id: lcap-4, goal: Every student is well fed}]
    /// ```
    /// ```yaml,fires
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat, goals: [lcap-4]}
    /// ```
    "priority-without-goal" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Priority(check),
    }
}

fn check(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(text), true) = (&priority.priority, priority.goals.is_empty()) else { return };
    if context.goals.is_empty() || context.is_unread(priority) {
        return;
    }
    let ids = context.goals.iter().filter_map(|goal| goal.id.as_ref());
    let ids: Vec<&str> = ids.map(|id| &*id.value).take(7).collect();
    let add = context.add(priority, "goals: […]");
    findings
        .at(
            context.missing(priority, "goals", context.words(text)),
            "this priority names no district goal",
        )
        .note("the board can't see which of its goals this priority serves")
        .help(if ids.len() > 6 {
            format!("{add}, with the id of a goal in the project file")
        } else {
            format!("{add}; the goals are `{}`", ids.join("`, `"))
        });
}
