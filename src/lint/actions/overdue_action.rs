use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::{Action, Choice, Status};

declare_rule! {
    /// Checks for actions that are past their due date but are not done or dropped.
    ///
    /// The due date is compared with the current date, or with the date in `--as-of`.
    ///
    /// ## Why it matters
    /// Readers see that the action should be finished. They do not know whether it is late or the plan is out of
    /// date.
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
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(due) = action.due.filter(|due| due.value.day < context.as_of) else { return };
    let status = action.status.map(|status| status.value);
    if matches!(status, Some(Status::Done | Status::Dropped)) || context.is_unread(action) {
        return;
    }
    let finding = findings.at(
        due.span,
        format!("this action was due {}, and today is {}", on_date(due.value), context.today()),
    );
    let finding = match action.status {
        Some(status) => {
            finding.label(status.span, format!("the status is `{}`", status.value.word()))
        }
        None => finding.here("this action has no status"),
    };
    finding
        .note("readers can't tell whether the action is late or the plan is out of date")
        .help(match context.has_empty_key(action, "status") {
            true => "write `done` or `dropped` after `status:`, or write a later `due` and add a `note` with the reason",
            false => "write `status: done` or `status: dropped`, or write a later `due` and add a `note` with the reason",
        });
}
