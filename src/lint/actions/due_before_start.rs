use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::Action;

declare_rule! {
    /// Checks for actions that are due before they start.
    ///
    /// ## Why it matters
    /// One of the two dates is wrong, and readers do not know which.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2027-02-01, due: 2026-12-18}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09-08, due: 2026-12-18}
    /// ```
    "due-before-start" {
        levels: [Warn, Error, Error, Error],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(start), Some(due)) = (action.start, action.due) else { return };
    if start.value.day <= due.value.day {
        return;
    }
    findings
        .at(due.span, format!("this action is due {}, before it starts", on_date(due.value)))
        .label(start.span, "start date")
        .note("one of the two dates is wrong, and readers can't tell which")
        .help("correct the wrong date, or swap the two dates");
}
