use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics without a source for their numbers.
    ///
    /// ## Why it matters
    /// Without a source, two people who look up the value may find two different numbers.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {metric: students who eat supper, baseline: 43%, target: 60%, cadence: monthly}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {metric: students who eat supper, baseline: 43%, target: 60%, cadence: monthly, source: Meal counts}
    /// ```
    "metric-without-source" {
        levels: [Off, Info, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(name), None) = (&metric.metric, &metric.source) else { return };
    // `metric-without-target` reports everything that a metric without a target lacks.
    if super::metric_without_target::lacks_target(metric) || context.is_unread(metric) {
        return;
    }
    findings
        .at(context.missing(metric, "source", context.words(name)), "this metric has no source")
        .note("without a source, two people who look up the value may find two different numbers")
        .help(format!(
            "{}, such as `Meal counts` or `Survey of families, spring`",
            context.add(metric, "source: …")
        ));
}
