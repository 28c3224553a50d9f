use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics without a `cadence`, which states how often the metric is measured.
    ///
    /// ## Why it matters
    /// If no one measures progress during the year, the department learns too late that an action does not work.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {metric: students who eat supper, baseline: 43%, target: 60%, source: Meal counts}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {metric: students who eat supper, baseline: 43%, target: 60%, cadence: monthly, source: Meal counts}
    /// ```
    "metric-without-cadence" {
        levels: [Off, Info, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(name), None) = (&metric.metric, metric.cadence) else { return };
    // `metric-without-target` reports everything that a metric without a target lacks.
    if super::metric_without_target::lacks_target(metric) || context.is_unread(metric) {
        return;
    }
    findings
        .at(context.missing(metric, "cadence", context.words(name)), "this metric has no cadence")
        .note("if no one measures progress during the year, you learn too late that an action isn't working")
        .help(format!(
            "{}, `quarterly` or `three-times-a-year`",
            context.add(metric, "cadence: monthly")
        ));
}
