use rust_decimal::Decimal;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Metric, numbers};

declare_rule! {
    /// Checks for percentages below 0 or above 100.
    ///
    /// ## Why it matters
    /// Most of these values are typos, such as 950 for 95.0, and the board would read the wrong number.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, unit: percent, baseline: 43, target: 600}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, unit: percent, baseline: 43, target: 60}
    /// ```
    "percentage-over-100" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let is_percent = metric.unit.as_ref().is_some_and(|unit| unit.trimmed() == "percent");
    let baseline = metric.baseline.iter().filter_map(|baseline| baseline.value.as_ref());
    let targets = metric.target.iter().filter_map(|target| target.value.as_ref());
    let readings = metric.readings.iter().filter_map(|reading| reading.value.as_ref());
    for value in baseline.chain(targets).chain(readings) {
        let Some(number) = value.number.filter(|_| is_percent || value.percent) else { continue };
        if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&number) {
            continue;
        }
        findings
            .at(
                value.text.span,
                if number.is_sign_negative() {
                    format!("{}% is less than 0%", numbers::number(number.normalize()))
                } else {
                    format!("{}% is more than 100%", numbers::number(number.normalize()))
                },
            )
            .note("the report prints this value as a percentage")
            .help("correct the value, or the metric's `unit`");
    }
}
