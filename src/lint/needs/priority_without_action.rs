use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Priority;

declare_rule! {
    /// Checks for priorities that have no actions, or whose actions were all dropped.
    ///
    /// The rule applies once the plan reaches the stage at which the form requires actions.
    ///
    /// ## Why it matters
    /// Readers see a promise that no one is working on.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: time-to-eat
    ///     priority: give every student time to eat
    ///     actions: [{id: second-line, action: open a second serving line}]
    /// ```
    "priority-without-action" {
        levels: [Error, Error, Error, Error],
        scope: CheckScope::Priority(check),
    }
}

fn check(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(text) = &priority.priority else { return };
    let is_active = priority.actions.iter().any(|action| !context.is_dropped(action));
    if is_active || !context.requires("priorities.actions") || context.is_unread(priority) {
        return;
    }
    findings
        .at(
            context.missing(priority, "actions", context.words(text)),
            if priority.actions.is_empty() {
                "this priority has no actions"
            } else {
                "all actions of this priority are dropped"
            },
        )
        .note("readers see a promise that no one is working on")
        .help(if priority.actions.is_empty() {
            format!("{}, or delete the priority", context.add(priority, "actions:"))
        } else {
            "add another action, or delete the priority".to_owned()
        });
}
