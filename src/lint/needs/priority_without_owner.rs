use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Priority;

declare_rule! {
    /// Checks for priorities without an owner.
    ///
    /// ## Why it matters
    /// Each action has its own owner, but the board needs one person who answers for the priority.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - {id: time-to-eat, priority: give every student time to eat, owner: Operations Supervisor}
    /// ```
    "priority-without-owner" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Priority(check),
    }
}

fn check(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(text), None) = (&priority.priority, &priority.owner) else { return };
    if context.is_unread(priority) {
        return;
    }
    findings
        .at(context.missing(priority, "owner", context.words(text)), "this priority has no owner")
        .note("the board needs one person who answers for the priority")
        .help(format!(
            "{}, a role such as `Director of Nutrition Services`",
            context.add(priority, "owner: …")
        ));
}
