//! `metric-without-baseline`: a target with nothing to compare it to.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// A metric that has a target also says where it starts.
    ///
    /// ## Why it matters
    /// A target alone says where the department wants to be, not how far it has to go. A board that
    /// reads 80% cannot tell an easy year from a hard one.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - metric: students who attend 95% of days
    ///     target: {value: 80%, by: 2027-06-30}
    /// ```
    /// Say where the measure stands, and when that was:
    /// ```yaml
    /// metrics:
    ///   - metric: students who attend 95% of days
    ///     baseline: {value: 71%, date: 2026-06-12}
    ///     target: {value: 80%, by: 2027-06-30}
    /// ```
    "metric-without-baseline" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(name), Some(target), None) = (&metric.metric, metric.target.last(), &metric.baseline)
    else {
        return;
    };
    if around.is_unread(metric) {
        return;
    }
    findings
        .at(
            around.missing(metric, "baseline", around.words(name)),
            "this metric has a target but no baseline",
        )
        .here("where does it stand now?")
        .label(target.span, "the target is set here")
        .note("without a starting point a reader cannot see improvement")
        .help(around.add(metric, "baseline: {value: …, date: …}"));
}
