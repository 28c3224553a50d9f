//! `action-without-due`: some day.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Action;

declare_rule! {
    /// An action says by when it will be done.
    ///
    /// A month will do: `due: 2027-03`. What goes on all year is due on the year's last day.
    ///
    /// ## Why it matters
    /// Without a day nobody can say that it is late.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09}
    /// ```
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09, due: 2026-12}
    /// ```
    "action-without-due" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(text), None) = (&action.action, action.due) else { return };
    if around.is_dropped(action) || around.is_unread(action) {
        return;
    }
    let finding = findings.at(
        around.missing(action, "due", around.words(text)),
        match action.start {
            Some(_) => "this action has no day by which it is done",
            None => "this action has no dates",
        },
    );
    let finding = match action.start {
        Some(start) => finding.label(start.span, "it starts here, and ends when?"),
        None => finding.here("from when, and by when?"),
    };
    finding
        .note("without a day nobody can say that it is late")
        .help(format!("{}, a day or a month such as `2027-03`", around.add(action, "due: …")));
}
