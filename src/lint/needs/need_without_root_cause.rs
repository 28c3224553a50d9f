use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Need;

declare_rule! {
    /// Checks for needs that are not set aside and have no root cause.
    ///
    /// ## Why it matters
    /// Without the cause, the board cannot judge whether an action will help.
    ///
    /// ## Example
    /// ```yaml,fires
    /// needs:
    ///   - {id: lines, need: some students have less than 12 minutes to eat}
    /// ```
    /// Use instead:
    /// ```yaml
    /// needs:
    ///   - id: lines
    ///     need: some students have less than 12 minutes to eat
    ///     root_cause: there is one serving line for up to 700 students
    /// ```
    "need-without-root-cause" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Need(check),
    }
}

fn check(need: &Need, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(text), None, None) = (&need.need, &need.root_cause, &need.set_aside) else { return };
    if context.is_unread(need) {
        return;
    }
    findings
        .at(context.missing(need, "root_cause", context.words(text)), "this need has no root cause")
        .note("without the cause, the board can't judge whether an action will help")
        .help(context.add(need, "root_cause: …"));
}
