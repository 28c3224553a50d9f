//! `reading-outside-year`: read in another year, or not yet.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Readings are of the plan's school year and of days that have come.
    ///
    /// The two months after the year count, since many results arrive in summer; and the autumn after it for
    /// a metric whose target is due then.
    ///
    /// ## Why it matters
    /// The readings are this year's progress; another year's number shows it where there was none.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, readings: [{date: 2025-10-30, value: 51}]}
    /// ```
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, readings: [{date: 2026-10-30, value: 51}]}
    /// ```
    "reading-outside-year" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some((first, end)), Some(year)) = (around.days(), around.plan.year) else { return };
    let is_late = metric.target.iter().filter_map(|target| target.by).any(|by| by.value.day > end);
    let last = if is_late { around.last_results() } else { around.months_on(2) };
    let last = last.unwrap_or(end);
    for date in metric.readings.iter().filter_map(|reading| reading.date) {
        let day = date.value.day;
        if !(first..=last).contains(&day) {
            findings
                .at(
                    date.span,
                    format!("this reading is of {}, outside of {}", date.value, year.value),
                )
                .label(year.span, "the plan's year")
                .note("the readings are this year's progress")
                .help("correct the day; what was before the year is the `baseline`");
        } else if day > around.as_of && !date.value.month_only {
            findings
                .at(
                    date.span,
                    format!("this reading is of {}, a day that has not come", date.value),
                )
                .here(format!("today is taken to be {}", around.as_of))
                .note("nothing can have been read then")
                .help("correct the day; what is hoped for is a `target`");
        }
    }
}
