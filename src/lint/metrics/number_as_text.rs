//! `number-as-text`: a number that cannot be compared.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// A metric whose values are numbers has a unit that counts.
    ///
    /// `unit: text` is for what has no number: “in use at all sites”.
    ///
    /// ## Why it matters
    /// Texts cannot be compared: no report can say how far it is to the target.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: seat-time
    ///     metric: minutes left when the last child is seated
    ///     unit: text
    ///     baseline: under 12
    ///     target: 20 or more
    /// ```
    /// ```yaml
    /// metrics:
    ///   - {id: policy, metric: state of the policy, unit: text, baseline: drafted, target: adopted by the board}
    /// ```
    "number-as-text" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, _: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(unit) = metric.unit.as_ref().filter(|unit| unit.trimmed() == "text") else { return };
    let baseline = metric.baseline.as_ref().and_then(|baseline| baseline.value.as_ref());
    let target = metric.target.last().and_then(|target| target.value.as_ref());
    let (Some(baseline), Some(target)) = (baseline, target) else { return };
    let figures = |text: &str| {
        let mut figures = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        // Years and several figures are of a sentence, not of a value.
        matches!((figures.next(), figures.next()), (Some(one), None) if one.len() < 4)
    };
    if !figures(&baseline.text.value) || !figures(&target.text.value) {
        return;
    }
    findings
        .at(unit.span, "the values of this metric are numbers, and its unit is text")
        .label(baseline.text.span, "a number, in words")
        .label(target.text.span, "and another")
        .note("texts cannot be compared: no report can say how far it is to the target")
        .help("write the numbers alone, and what they count as `unit`, such as `count` or `hours`");
}
