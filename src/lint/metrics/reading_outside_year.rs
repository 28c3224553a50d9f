use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for readings that are dated outside the plan's school year or in the future.
    ///
    /// Readings in the two months after the year are allowed, because many results arrive in summer. If a target is
    /// due after the year, readings in the four months after the year are allowed.
    ///
    /// ## Why it matters
    /// Readers take every reading as this year's progress, so a value from another year misleads them.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, readings: [{date: 2025-10-30, value: 51}]}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, readings: [{date: 2026-10-30, value: 51}]}
    /// ```
    "reading-outside-year" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some((first, end)), Some(year)) = (context.days(), context.plan.year) else { return };
    let is_late = metric.target.iter().filter_map(|target| target.by).any(|by| by.value.day > end);
    let last = if is_late { context.last_results() } else { context.months_on(2) };
    let last = last.unwrap_or(end);
    for date in metric.readings.iter().filter_map(|reading| reading.date) {
        let day = date.value.day;
        if !(first..=last).contains(&day) {
            findings
                .at(
                    date.span,
                    format!(
                        "this reading is dated {}, which is outside {}",
                        date.value.in_words(),
                        year.value
                    ),
                )
                .label(year.span, "the plan's year")
                .note("readers take every reading as this year's progress")
                .help("correct the date; use `baseline` for a value from before the year");
        } else if day > context.as_of && !date.value.month_only {
            findings
                .at(
                    date.span,
                    format!(
                        "this reading is dated {}, which is in the future",
                        date.value.in_words()
                    ),
                )
                .here(format!("today is {}", context.today()))
                .note("a reading is a value that has already been measured")
                .help("correct the date; use `target` for a future value");
        }
    }
}
