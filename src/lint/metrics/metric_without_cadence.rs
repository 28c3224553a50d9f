//! The `metric-without-cadence` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics without a cadence: how often they are read.
    ///
    /// ## Why it matters
    /// A number that is first read in June can't change what happens in March.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, baseline: 43%, target: 60%, source: Meal counts}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, baseline: 43%, target: 60%, cadence: monthly, source: Meal counts}
    /// ```
    "metric-without-cadence" {
        levels: [Off, Info, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(name), None) = (&metric.metric, metric.cadence) else { return };
    // `metric-without-target` reports everything that a metric without a target lacks.
    if super::metric_without_target::lacks_target(metric) || around.is_unread(metric) {
        return;
    }
    findings
        .at(around.missing(metric, "cadence", around.words(name)), "this metric has no cadence")
        .note("a number that is first read in June can't change what happens in March")
        .help(format!(
            "{}, `quarterly` or `three-times-a-year`",
            around.add(metric, "cadence: monthly")
        ));
}
