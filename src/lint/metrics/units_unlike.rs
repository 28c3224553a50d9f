//! `units-unlike`: percent here, a number there.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Measure, Metric};

declare_rule! {
    /// A metric's values are in its unit, and all in one.
    ///
    /// ## Why it matters
    /// A reader who compares 62 with 80% compares nothing.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, unit: count, baseline: 43, target: 60%}
    /// ```
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, unit: percent, baseline: 43, target: 60%}
    /// ```
    "units-unlike" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, _: &Around<'_>, findings: &mut Findings<'_>) {
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
                format!("this is a percentage, and the unit is {}", unit.trimmed()),
            )
            .label(unit.span, "the unit is set here")
            .note("a reader could not tell which of the two holds")
            .help("write `unit: percent`, or the number without `%`");
        return;
    }
    let percent = numbers().find(|value| value.percent);
    let plain = numbers().find(|value| !value.percent);
    if let (Some(percent), Some(plain)) = (percent, plain) {
        findings
            .at(
                plain.text.span,
                "this is a plain number, and another value of this metric a percentage",
            )
            .label(percent.text.span, "a percentage")
            .note("a reader who compares the two compares nothing")
            .help("write `unit: percent`, or `%` after each or none of them");
    }
}
