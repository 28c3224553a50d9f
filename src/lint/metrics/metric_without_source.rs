//! `metric-without-source`: a number from nowhere.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// A metric says where its number comes from.
    ///
    /// ## Why it matters
    /// Without it two people who look it up come back with two numbers.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, baseline: 43%, target: 60%, cadence: monthly}
    /// ```
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, baseline: 43%, target: 60%, cadence: monthly, source: Meal counts}
    /// ```
    "metric-without-source" {
        levels: [Off, Info, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(name), None) = (&metric.metric, &metric.source) else { return };
    // A metric without a target has one message for all that it lacks.
    if super::metric_without_target::lacks_target(metric) || around.is_unread(metric) {
        return;
    }
    findings
        .at(
            around.missing(metric, "source", around.words(name)),
            "nothing says where this number comes from",
        )
        .note("two people who look it up would come back with two numbers")
        .help(format!(
            "{}, such as `Meal counts` or `Survey of families, spring`",
            around.add(metric, "source: …")
        ));
}
