use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Measure, Metric};

declare_rule! {
    /// Checks for metrics whose values have different units.
    ///
    /// ## Why it matters
    /// Readers cannot compare a count of 43 students with a target of 60%.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, unit: count, baseline: 43, target: 60%}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, unit: count, baseline: 43, target: 60}
    /// ```
    "mismatched-units" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let baseline = metric.baseline.iter().filter_map(|baseline| baseline.value.as_ref());
    let targets = metric.target.iter().filter_map(|target| target.value.as_ref());
    let readings = metric.readings.iter().filter_map(|reading| reading.value.as_ref());
    let values: Vec<&Measure> = baseline.chain(targets).chain(readings).collect();
    let numbers = || values.iter().copied().filter(|value| value.number.is_some());
    if let Some(unit) = &metric.unit {
        if matches!(unit.trimmed(), "percent" | "percentage-points" | "text") {
            return;
        }
        let Some(value) = numbers().find(|value| value.percent) else { return };
        findings
            .at(
                value.text.span,
                format!("the unit is `{}`, but this value is a percentage", unit.trimmed()),
            )
            .label(unit.span, "the metric's unit")
            .note("readers can't tell which of the two is right")
            .help("write `unit: percent`, or write the number without `%`");
        return;
    }
    let percent = numbers().find(|value| value.percent);
    let plain = numbers().find(|value| !value.percent);
    if let (Some(percent), Some(plain)) = (percent, plain) {
        findings
            .at(plain.text.span, "this value is a plain number, but another value is a percentage")
            .label(percent.text.span, "a percentage")
            .note("readers can't compare a plain number with a percentage")
            .help("write `unit: percent`, or add `%` to all values or to none");
    }
}
