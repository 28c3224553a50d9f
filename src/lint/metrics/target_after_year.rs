//! Targets in the fall after the year are allowed, because some departments measure a year by numbers from the
//! following September, such as enrollment.

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics without a target or milestone that is due in the plan's school year.
    ///
    /// A target in a later year is allowed if the first milestone is due this year. Dates in the four months
    /// after the year are allowed too, because fall numbers arrive in time for the next plan.
    ///
    /// ## Why it matters
    /// Next year's reflection needs a value for this year, and the board will not find one.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, baseline: 43%, target: {value: 90%, by: 2029-06-30}}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: suppers
    ///     metric: students who eat supper
    ///     baseline: 43%
    ///     target:
    ///       - {value: 60%, by: 2027-05-28}
    ///       - {value: 90%, by: 2029-06-30}
    /// ```
    "target-after-year" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some((first, _)), Some(last), Some(year)) =
        (context.days(), context.last_results(), context.plan.year)
    else {
        return;
    };
    let mut dates = metric.target.iter().map(|target| target.by);
    // A target without a date is due at the end of the year.
    let Some(Some(date)) = dates.next() else { return };
    let day = date.value.day;
    if (first..=last).contains(&day) || dates.any(|date| date.is_none()) {
        return;
    }
    findings
        .at(
            date.span,
            format!(
                "this target is due {}, {} {}",
                on_date(date.value),
                if day < first { "before" } else { "after" },
                year.value
            ),
        )
        .label(year.span, "the plan's year")
        .note("next year's reflection needs a value for this year")
        .help(if day < first {
            "correct the date"
        } else {
            "add a milestone that is due this year above this target, or correct the date"
        });
}
