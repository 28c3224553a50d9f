use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Action;

declare_rule! {
    /// Checks for actions without an owner.
    ///
    /// The owner of the priority does not count: the person who is responsible for a priority rarely carries out
    /// every action. A role is better than a name, because it stays valid when people change jobs.
    ///
    /// ## Why it matters
    /// Work without an owner is easily forgotten, and a parent with a question does not know whom to ask.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: lunch-hours
    ///     action: open every middle school library at lunch
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - id: lunch-hours
    ///     action: open every middle school library at lunch
    ///     owner: Coordinator of Libraries
    /// ```
    "action-without-owner" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(text), None) = (&action.action, &action.owner) else { return };
    if context.is_dropped(action) || context.is_unread(action) {
        return;
    }
    findings
        .at(context.missing(action, "owner", context.words(text)), "this action has no owner")
        .note("readers with a question don't know whom to ask")
        .help(format!(
            "{}, a role such as `Coordinator of Libraries`",
            context.add(action, "owner: …")
        ));
}
