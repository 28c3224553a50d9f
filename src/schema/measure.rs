//! Measured values: numbers, unless their metric says that they are text.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Measure, Metric, Plan};

use super::check::shortened;
use super::fault;

/// Says of each value of a metric that is a text, where the metric's unit is not `text`.
pub(super) fn numbers(plan: &Plan, out: &mut Diagnostics) {
    for priority in &plan.priorities {
        let of_actions = priority.actions.iter().flat_map(|action| &action.metrics);
        for metric in priority.metrics.iter().chain(of_actions) {
            of_metric(metric, out);
        }
    }
}

fn of_metric(metric: &Metric, out: &mut Diagnostics) {
    if metric.unit.as_ref().is_some_and(|unit| unit.trimmed() == "text") {
        return;
    }
    let baseline = metric.baseline.iter().filter_map(|baseline| baseline.value.as_ref());
    let targets = metric.target.iter().flat_map(|target| [&target.value, &target.change]).flatten();
    let readings = metric.readings.iter().filter_map(|reading| reading.value.as_ref());
    for value in baseline.chain(targets).chain(readings) {
        if value.number.is_none() && !value.text.is_blank() {
            out.push(said(value, metric));
        }
    }
}

fn said(value: &Measure, metric: &Metric) -> Diagnostic {
    let written = value.text.trimmed();
    let said = Diagnostic::error(
        fault::NOT_A_NUMBER,
        value.text.span,
        format!("`{}` is not a number", shortened(written)),
    )
    .here("a number belongs here")
    .note("numbers are compared over the year; a text cannot be");
    let said = match &metric.unit {
        Some(unit) => said.label(unit.span, "this is what it is counted in"),
        None => said,
    };
    said.help(
        "write the number alone, as in `62` or `85%`, and what is to be known of it under `note`",
    )
    .help("if it can only be said in words, write `unit: text`")
}
