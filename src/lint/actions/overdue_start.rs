use jiff::ToSpan;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::{Action, Status};

declare_rule! {
    /// Checks for actions that are still `not-started` a month after their start date.
    ///
    /// ## Why it matters
    /// Either the action is late or its status is out of date, and readers do not know which.
    ///
    /// ## Example
    /// ```yaml,fires,as-of=2026-11-24
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09-08, due: 2026-12-18, status: not-started}
    /// ```
    /// Use instead:
    /// ```yaml,as-of=2026-11-24
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09-08, due: 2026-12-18, status: in-progress}
    /// ```
    "overdue-start" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(start), Some(status)) = (action.start, action.status) else { return };
    let is_late = start.value.day.saturating_add(1.month()) < context.as_of;
    let is_overdue = action.due.is_some_and(|due| due.value.day < context.as_of);
    if status.value != Status::NotStarted || !is_late || is_overdue {
        return;
    }
    findings
        .at(
            status.span,
            format!(
                "this action was due to start {}, but had not started by {}",
                on_date(start.value),
                context.today()
            ),
        )
        .label(start.span, "start date")
        .note(
            "either the action is late or its status is out of date, and readers can't tell which",
        )
        .help("write `status: in-progress`, or change `start` to a later date");
}
