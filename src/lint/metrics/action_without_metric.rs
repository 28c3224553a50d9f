//! The `action-without-metric` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Action;

declare_rule! {
    /// Checks for actions without a metric.
    ///
    /// Applies from the stage at which the form requires one.
    ///
    /// ## Why it matters
    /// Without a metric, next year's reflection has nothing to look at.
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
    ///     metrics: [{id: cart-days, metric: school days on which all four carts opened}]
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
            "this shows the change, but not whether this action was done",
        ),
        None => finding,
    };
    finding.note("next year's reflection would have nothing to look at").help(format!(
        "{}, with a number that shows whether it is done and works",
        around.add(action, "metrics:")
    ));
}
