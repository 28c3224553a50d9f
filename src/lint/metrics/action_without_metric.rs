use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Action;

declare_rule! {
    /// Checks for actions without a metric.
    ///
    /// The rule applies once the plan reaches the stage at which the form requires a metric.
    ///
    /// ## Why it matters
    /// Without a metric, no one knows a year later whether the action was done and worked.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: serve breakfast from four carts}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - id: carts
    ///     action: serve breakfast from four carts
    ///     metrics: [{id: cart-days, metric: school days on which all four carts were open}]
    /// ```
    "action-without-metric" {
        levels: [Error, Error, Error, Error],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(text), true) = (&action.action, action.metrics.is_empty()) else { return };
    if context.is_dropped(action)
        || !context.requires("priorities.actions.metrics")
        || context.is_unread(action)
    {
        return;
    }
    let finding = findings
        .at(context.missing(action, "metrics", context.words(text)), "this action has no metric");
    let of_priority = context.priority.and_then(|priority| priority.metrics.first());
    let finding = match of_priority.and_then(|metric| metric.metric.as_ref()) {
        Some(metric) => finding.label(
            context.words(metric),
            "this measures the change, but not whether this action was done",
        ),
        None => finding,
    };
    finding.note("a year from now, no one can tell whether the action was done and worked").help(
        format!(
            "{}, with a number that shows whether the action is done and works",
            context.add(action, "metrics:")
        ),
    );
}
