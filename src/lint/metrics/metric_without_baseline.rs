use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics that have a target but no baseline.
    ///
    /// ## Why it matters
    /// A target alone shows where the department wants to be, not how far it has to go. A board that reads 80% does
    /// not know whether that is easy or hard to reach.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - metric: students who attend 95% of days
    ///     target: {value: 80%, by: 2027-06-30}
    /// ```
    /// Add the current value and its date:
    /// ```yaml
    /// metrics:
    ///   - metric: students who attend 95% of days
    ///     baseline: {value: 71%, date: 2026-06-12}
    ///     target: {value: 80%, by: 2027-06-30}
    /// ```
    "metric-without-baseline" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(name), Some(target), None) = (&metric.metric, metric.target.last(), &metric.baseline)
    else {
        return;
    };
    if context.is_unread(metric) {
        return;
    }
    findings
        .at(
            context.missing(metric, "baseline", context.words(name)),
            "this metric has a target but no baseline",
        )
        .label(target.span, "the metric's target")
        .note("without a starting point, no one can see improvement")
        .help(context.add(metric, "baseline: {value: …, date: …}"));
}
