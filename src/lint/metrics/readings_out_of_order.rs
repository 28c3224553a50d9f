//! `readings-out-of-order`: a day before the one above it.

use std::collections::HashMap;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Readings stand in the order of their days, one a day.
    ///
    /// ## Why it matters
    /// The last one is read as where things stand now.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: suppers
    ///     metric: suppers taken
    ///     readings: [{date: 2026-10-30, value: 51}, {date: 2026-09-30, value: 47}]
    /// ```
    /// ```yaml
    /// metrics:
    ///   - id: suppers
    ///     metric: suppers taken
    ///     readings: [{date: 2026-09-30, value: 47}, {date: 2026-10-30, value: 51}]
    /// ```
    "readings-out-of-order" {
        levels: [Warn, Warn, Warn, Warn],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, _: &Around<'_>, findings: &mut Findings<'_>) {
    let mut seen = HashMap::new();
    let mut latest = None;
    for date in metric.readings.iter().filter_map(|reading| reading.date) {
        let day = date.value.day;
        if let Some(first) = seen.insert(day, date.span) {
            findings
                .at(date.span, format!("two readings are of {}", date.value))
                .label(first, "the other one")
                .note("readings are matched by their day, and only one of the two can hold")
                .help("correct a day, or take one of them out");
            continue;
        }
        match latest {
            Some((before, span)) if day < before => {
                findings
                    .at(
                        date.span,
                        format!("this reading, of {}, is before the one above it", date.value),
                    )
                    .label(span, "the one above")
                    .note("the last one is read as where things stand now")
                    .help("put the readings in the order of their days");
            }
            _ => latest = Some((day, date.span)),
        }
    }
}
