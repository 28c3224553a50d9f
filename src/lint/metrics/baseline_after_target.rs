use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::Metric;

declare_rule! {
    /// Checks for baselines dated after the target or after the first reading.
    ///
    /// ## Why it matters
    /// Either the two dates are swapped or one is wrong, and readers do not know when the change began.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: suppers
    ///     metric: students who eat supper
    ///     baseline: {value: 43%, date: 2027-05-28}
    ///     target: {value: 60%, by: 2026-05-29}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: suppers
    ///     metric: students who eat supper
    ///     baseline: {value: 43%, date: 2026-05-29}
    ///     target: {value: 60%, by: 2027-05-28}
    /// ```
    "baseline-after-target" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(start) = metric.baseline.as_ref().and_then(|baseline| baseline.date) else { return };
    let targets = metric.target.iter().filter_map(|target| target.by);
    let readings = metric.readings.iter().filter_map(|reading| reading.date);
    let first_target = targets.min_by_key(|by| by.value.day);
    let first_reading = readings.min_by_key(|date| date.value.day);
    let early = |date: &crate::source::Spanned<crate::model::PlanDate>| {
        date.value.day < start.value.day && !date.value.month_only
    };
    let (other, event) = match (first_target.filter(early), first_reading.filter(early)) {
        (Some(target), _) => (target, "the target is due"),
        (None, Some(reading)) => (reading, "the first reading was taken"),
        (None, None) => return,
    };
    findings
        .at(start.span, format!("this baseline is dated {}, after {event}", start.value.in_words()))
        .label(other.span, format!("{event} {}", on_date(other.value)))
        .note("readers can't tell when the change began")
        .help("correct the wrong date, or swap the two dates");
}
