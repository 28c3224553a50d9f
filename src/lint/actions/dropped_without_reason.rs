use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Action, Status};

declare_rule! {
    /// Checks for dropped actions without a reason in their note or in a review.
    ///
    /// ## Why it matters
    /// The report shows the action as dropped, and people who were counting on it want to know why.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, status: dropped}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, status: dropped, note: The vendor closed in August.}
    /// ```
    "dropped-without-reason" {
        levels: [Info, Warn, Warn, Warn],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(status) = action.status.filter(|status| status.value == Status::Dropped) else {
        return;
    };
    let is_told =
        action.note.is_some() || action.reviews.iter().any(|review| review.note.is_some());
    if is_told || context.is_unread(action) {
        return;
    }
    findings
        .at(
            context.missing(action, "note", status.span),
            "this action was dropped, but no reason is given",
        )
        .note("the report shows the action as dropped, and people who were counting on it want to know why")
        .help(format!("{}, with the reason", context.add(action, "note: …")));
}
