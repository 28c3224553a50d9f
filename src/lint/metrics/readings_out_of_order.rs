use std::collections::HashMap;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for readings that are not sorted by date, or that share a date.
    ///
    /// ## Why it matters
    /// Readers take the last reading in the list as the current value, so a wrong order misleads them.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: suppers
    ///     metric: students who eat supper
    ///     readings: [{date: 2026-10-30, value: 51}, {date: 2026-09-30, value: 47}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: suppers
    ///     metric: students who eat supper
    ///     readings: [{date: 2026-09-30, value: 47}, {date: 2026-10-30, value: 51}]
    /// ```
    "readings-out-of-order" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let mut seen = HashMap::new();
    let mut latest = None;
    for date in metric.readings.iter().filter_map(|reading| reading.date) {
        let day = date.value.day;
        if let Some(first) = seen.insert(day, date.span) {
            findings
                .at(date.span, format!("two readings are dated {}", date.value.in_words()))
                .label(first, "the other reading")
                .note("a metric can have only one value for each date")
                .help("correct one of the dates, or delete one of the readings");
            continue;
        }
        match latest {
            Some((before, span)) if day < before => {
                findings
                    .at(
                        date.span,
                        format!(
                            "this reading, dated {}, is earlier than the reading above it",
                            date.value.in_words()
                        ),
                    )
                    .label(span, "the reading above")
                    .note("readers take the last reading in the list as the current value")
                    .help("sort the readings by date");
            }
            _ => latest = Some((day, date.span)),
        }
    }
}
