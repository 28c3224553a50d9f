use crate::lint::{Around, Findings, Scope, declare_rule};
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
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(text), None) = (&action.action, &action.owner) else { return };
    if around.is_dropped(action) || around.is_unread(action) {
        return;
    }
    findings
        .at(around.missing(action, "owner", around.words(text)), "this action has no owner")
        .note("readers with a question don't know whom to ask")
        .help(format!(
            "{}, a role such as `Coordinator of Libraries`",
            around.add(action, "owner: …")
        ));
}
