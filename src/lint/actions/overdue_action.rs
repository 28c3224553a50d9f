//! The `overdue-action` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Action, Choice, Status};

declare_rule! {
    /// Checks for actions that are past their due date and neither done nor dropped.
    ///
    /// Today is the date in `--as-of`, or the current date.
    ///
    /// ## Why it matters
    /// A parent reads that the action is in progress, and that it should have ended.
    ///
    /// ## Example
    /// ```yaml,fires,as-of=2027-01-15
    /// actions:
    ///   - {id: carts, action: buy four carts, due: 2026-12-18, status: in-progress}
    /// ```
    /// Use instead:
    /// ```yaml,as-of=2027-01-15
    /// actions:
    ///   - {id: carts, action: buy four carts, due: 2026-12-18, status: done}
    /// ```
    "overdue-action" {
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
    let finding = findings.at(
        due.span,
        format!("this action was due on {}, and today is {}", due.value.in_words(), around.today()),
    );
    let finding = match action.status {
        Some(status) => {
            finding.label(status.span, format!("its status is `{}`", status.value.word()))
        }
        None => finding.here("it has no status"),
    };
    finding
        .note("readers see that it should have ended")
        .help("write `status: done` or `dropped`, or a later `due` and a `note` with the reason");
}
