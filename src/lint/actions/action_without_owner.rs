//! `action-without-owner`: nobody sees to it.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Action;

declare_rule! {
    /// An action says who sees to it.
    ///
    /// The owner of its priority does not stand in for it: who answers for a change is seldom who makes
    /// each of its steps. A role is better than a name, since it outlasts the year.
    ///
    /// ## Why it matters
    /// What everybody is to do, nobody does; and a parent who asks after it does not know whom to ask.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: lunch-hours
    ///     action: open every middle school library at lunch
    /// ```
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
        .here("who sees to it?")
        .note("a reader who asks after it does not know whom to ask")
        .help(format!(
            "{}, a role such as `Coordinator of Libraries`",
            around.add(action, "owner: …")
        ));
}
