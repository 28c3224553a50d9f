//! `action-overdue`: the day has passed.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Action, Choice, Status};

declare_rule! {
    /// An action is done, or dropped, by the day that it is due.
    ///
    /// Today is the day of `--as-of`, else that of the run.
    ///
    /// ## Why it matters
    /// A parent reads that it is in progress, and when it should have ended.
    ///
    /// ## Example
    /// ```yaml,fires,as-of=2027-01-15
    /// actions:
    ///   - {id: carts, action: buy four carts, due: 2026-12-18, status: in-progress}
    /// ```
    /// ```yaml,as-of=2027-01-15
    /// actions:
    ///   - {id: carts, action: buy four carts, due: 2026-12-18, status: done}
    /// ```
    "action-overdue" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(due) = action.due.filter(|due| due.value.day < around.as_of) else { return };
    let status = action.status.map(|status| status.value);
    if matches!(status, Some(Status::Done | Status::Dropped)) || around.is_unread(action) {
        return;
    }
    let finding = findings
        .at(due.span, format!("this action was due on {}, and it is {}", due.value, around.as_of));
    let finding = match action.status {
        Some(status) => finding.label(status.span, format!("it is `{}`", status.value.word())),
        None => finding.here("nothing says how it stands"),
    };
    finding
        .note("a reader sees that it should have ended")
        .help("write `status: done` or `dropped`, or a later `due` with a `note` that says why");
}
