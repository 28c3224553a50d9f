//! `metric-without-cadence`: looked at, but when?

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// A metric says how often it is read.
    ///
    /// ## Why it matters
    /// A number that is first read in June cannot change what happens in March.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, baseline: 43%, target: 60%, source: Meal counts}
    /// ```
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
    // A metric without a target has one message for all that it lacks.
    if super::metric_without_target::lacks_target(metric) || around.is_unread(metric) {
        return;
    }
    findings
        .at(
            around.missing(metric, "cadence", around.words(name)),
            "nothing says how often this is read",
        )
        .note("a number that is first read in June cannot change what happens in March")
        .help(format!(
            "{}, `quarterly` or `three-times-a-year`",
            around.add(metric, "cadence: monthly")
        ));
}
