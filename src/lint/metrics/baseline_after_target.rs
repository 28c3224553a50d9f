//! `baseline-after-target`: it starts where it has ended.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// A baseline is of a day before the target's, and before the first reading.
    ///
    /// ## Why it matters
    /// The two days have changed places, or one is a slip; a reader cannot tell what moved from where.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: suppers
    ///     metric: suppers taken
    ///     baseline: {value: 43%, date: 2027-05-28}
    ///     target: {value: 60%, by: 2026-05-29}
    /// ```
    /// ```yaml
    /// metrics:
    ///   - id: suppers
    ///     metric: suppers taken
    ///     baseline: {value: 43%, date: 2026-05-29}
    ///     target: {value: 60%, by: 2027-05-28}
    /// ```
    "baseline-after-target" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, _: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(start) = metric.baseline.as_ref().and_then(|baseline| baseline.date) else { return };
    let targets = metric.target.iter().filter_map(|target| target.by);
    let readings = metric.readings.iter().filter_map(|reading| reading.date);
    let first_target = targets.min_by_key(|by| by.value.day);
    let first_reading = readings.min_by_key(|date| date.value.day);
    let early = |date: &crate::source::Spanned<crate::model::PlanDate>| {
        date.value.day < start.value.day && !date.value.month_only
    };
    let (other, what) = match (first_target.filter(early), first_reading.filter(early)) {
        (Some(target), _) => (target, "the target is due"),
        (None, Some(reading)) => (reading, "the first reading was taken"),
        (None, None) => return,
    };
    findings
        .at(start.span, format!("this baseline is of {}, after {what}", start.value))
        .label(other.span, format!("{what} on {}", other.value))
        .note("a reader cannot tell what moved from where")
        .help("correct the day that is wrong, or exchange the two");
}
