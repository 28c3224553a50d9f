use crate::lint::{Around, Findings, Scope, declare_rule};
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
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(text), true) = (&action.action, action.metrics.is_empty()) else { return };
    if around.is_dropped(action)
        || !around.requires("priorities.actions.metrics")
        || around.is_unread(action)
    {
        return;
    }
    let finding = findings
        .at(around.missing(action, "metrics", around.words(text)), "this action has no metric");
    let of_priority = around.priority.and_then(|priority| priority.metrics.first());
    let finding = match of_priority.and_then(|metric| metric.metric.as_ref()) {
        Some(metric) => finding.label(
            around.words(metric),
            "this measures the change, but not whether this action was done",
        ),
        None => finding,
    };
    finding.note("a year from now, no one can tell whether the action was done and worked").help(
        format!(
            "{}, with a number that shows whether the action is done and works",
            around.add(action, "metrics:")
        ),
    );
}
