use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics with `unit: text` whose values are numbers.
    ///
    /// `unit: text` is for values without a number, such as "in use at all sites".
    ///
    /// ## Why it matters
    /// The report cannot compare text, so readers do not see how far the value is from the target.
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
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: seat-time
    ///     metric: minutes left when the last child is seated
    ///     unit: count
    ///     baseline: 12
    ///     target: 20
    /// ```
    "number-as-text" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(unit) = metric.unit.as_ref().filter(|unit| unit.trimmed() == "text") else { return };
    let baseline = metric.baseline.as_ref().and_then(|baseline| baseline.value.as_ref());
    let target = metric.target.last().and_then(|target| target.value.as_ref());
    let (Some(baseline), Some(target)) = (baseline, target) else { return };
    let figures = |text: &str| {
        let mut figures = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        // A year, or text with several numbers, is probably a sentence and not a value.
        matches!((figures.next(), figures.next()), (Some(one), None) if one.len() < 4)
    };
    if !figures(&baseline.text.value) || !figures(&target.text.value) {
        return;
    }
    findings
        .at(unit.span, "the unit is `text`, but the values are numbers")
        .label(baseline.text.span, "this text contains a number")
        .label(target.text.span, "this text contains a number too")
        .note("the report can't compare text, so readers don't see how far the value is from the target")
        .help(
            "delete the words around the numbers, and set `unit` to what is counted, such as `hours`",
        );
}
