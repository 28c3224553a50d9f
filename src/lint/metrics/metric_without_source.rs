use crate::lint::{Around, Findings, Scope, declare_rule};
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
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(name), None) = (&metric.metric, &metric.source) else { return };
    // `metric-without-target` reports everything that a metric without a target lacks.
    if super::metric_without_target::lacks_target(metric) || around.is_unread(metric) {
        return;
    }
    findings
        .at(around.missing(metric, "source", around.words(name)), "this metric has no source")
        .note("without a source, two people who look up the value may find two different numbers")
        .help(format!(
            "{}, such as `Meal counts` or `Survey of families, spring`",
            around.add(metric, "source: …")
        ));
}
