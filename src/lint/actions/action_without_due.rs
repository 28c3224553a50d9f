use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Action;

declare_rule! {
    /// Checks for actions without a due date.
    ///
    /// A month is enough: `due: 2027-03`. An action that lasts all year is due on the last day of the year.
    ///
    /// ## Why it matters
    /// Without a due date, no one knows whether the action is late.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09, due: 2026-12}
    /// ```
    "action-without-due" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(text), None) = (&action.action, action.due) else { return };
    if context.is_dropped(action) || context.is_unread(action) {
        return;
    }
    let finding = findings.at(
        context.missing(action, "due", context.words(text)),
        match action.start {
            Some(_) => "this action has no due date",
            None => "this action has no dates",
        },
    );
    let finding = match action.start {
        Some(start) => finding.label(start.span, "start date"),
        None => finding,
    };
    finding.note("without a due date, no one can tell whether the action is late").help(format!(
        "{}, with a date or a month such as `2027-03`",
        context.add(action, "due: …")
    ));
}
