//! `priority-without-action`: a wish.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Priority;

declare_rule! {
    /// A priority has at least one action that has not been dropped.
    ///
    /// From the stage on from which the form requires actions.
    ///
    /// ## Why it matters
    /// A change that nobody does anything for is a wish.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - {id: time-to-eat, priority: give every child time to eat}
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: time-to-eat
    ///     priority: give every child time to eat
    ///     actions: [{id: second-line, action: open a second serving line}]
    /// ```
    "priority-without-action" {
        levels: [Error, Error, Error, Error],
        scope: Scope::Priority(check),
    }
}

fn check(priority: &Priority, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(text) = &priority.priority else { return };
    let is_active = priority.actions.iter().any(|action| !around.is_dropped(action));
    if is_active || !around.requires("priorities.actions") || around.is_unread(priority) {
        return;
    }
    findings
        .at(
            around.missing(priority, "actions", around.words(text)),
            if priority.actions.is_empty() {
                "nothing is planned for this priority"
            } else {
                "every action of this priority has been dropped"
            },
        )
        .note("a change that nobody does anything for is a wish")
        .help("add `actions:` to it, or take the priority out");
}
