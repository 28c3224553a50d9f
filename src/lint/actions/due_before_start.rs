//! `due-before-start`: done before it began.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Action;

declare_rule! {
    /// An action ends after it starts.
    ///
    /// ## Why it matters
    /// One of the two days is not what was meant, and a reader cannot tell which.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2027-02-01, due: 2026-12-18}
    /// ```
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09-08, due: 2026-12-18}
    /// ```
    "due-before-start" {
        levels: [Warn, Error, Error, Error],
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, _: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(start), Some(due)) = (action.start, action.due) else { return };
    if start.value.day <= due.value.day {
        return;
    }
    findings
        .at(due.span, format!("this action is due on {}, before it starts", due.value))
        .label(start.span, "it starts here")
        .note("one of the two is not what was meant, and a reader cannot tell which")
        .help("correct the day that is wrong, or exchange the two");
}
