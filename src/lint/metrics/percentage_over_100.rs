//! Some percentages may be more than 100: growth, and the share of what was planned, expected or allowed. Their names
//! show it. Tested on the metrics of the sample plans.

use rust_decimal::Decimal;

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Metric, numbers};

declare_rule! {
    /// Checks for percentages below 0 or above 100.
    ///
    /// A metric that compares with a plan or an earlier value may be more than 100% or less than 0%: growth, or the
    /// "meals served as a share of meals planned". For such a metric, only values above 300% or below -100% are reported.
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

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let is_percent = metric.unit.as_ref().is_some_and(|unit| unit.trimmed() == "percent");
    let name = metric.metric.as_ref().map_or("", |name| &*name.value);
    let valid = match is_open(name, context.language) {
        true => -Decimal::ONE_HUNDRED..=MOST,
        false => Decimal::ZERO..=Decimal::ONE_HUNDRED,
    };
    let baseline = metric.baseline.iter().filter_map(|baseline| baseline.value.as_ref());
    let targets = metric.target.iter().filter_map(|target| target.value.as_ref());
    let readings = metric.readings.iter().filter_map(|reading| reading.value.as_ref());
    for value in baseline.chain(targets).chain(readings) {
        let Some(number) = value.number.filter(|_| is_percent || value.percent) else { continue };
        if valid.contains(&number) {
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

/// The largest percentage that is plausible for a metric that may be more than 100%.
const MOST: Decimal = Decimal::from_parts(300, 0, 0, false, 0);

/// Returns `true` if a metric may be more than 100%.
fn is_open(metric: &str, language: Language<'_>) -> bool {
    let mut words = metric.split(|c: char| !c.is_alphanumeric());
    words.any(|word| language.has(|it| it.metrics.beyond_whole, &word.to_lowercase()))
}
