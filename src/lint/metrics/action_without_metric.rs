//! `action-without-metric`: done, and who would know?

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Action;

declare_rule! {
    /// An action has a metric that shows whether it is done and whether it works.
    ///
    /// From the stage on from which the form requires one.
    ///
    /// ## Why it matters
    /// Without one, next year's reflection has nothing to look at.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: serve breakfast from four carts}
    /// ```
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
        .at(around.missing(action, "metrics", around.words(text)), "nothing measures this action");
    let of_priority = around.priority.and_then(|priority| priority.metrics.first());
    let finding = match of_priority.and_then(|metric| metric.metric.as_ref()) {
        Some(metric) => finding.label(
            around.words(metric),
            "this shows the change, and not which of the actions was done and brought it",
        ),
        None => finding,
    };
    finding.note("next year's reflection would have nothing to look at").help(format!(
        "{}, with what shows that it is done and that it works",
        around.add(action, "metrics:")
    ));
}
