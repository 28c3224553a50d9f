//! The `target-after-year` rule.
//!
//! Two of three authors who did not know the rule measured their year by numbers from the September after it (students
//! who meet the benchmark at entry, students enrolled), so the fall in which the next plan looks back is allowed.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics without a target or milestone that is due in the plan's school year.
    ///
    /// A target in a later year is fine if a milestone is due in this one. The four months after the year are
    /// allowed: numbers from the fall after it are in time for the next plan.
    ///
    /// ## Why it matters
    /// No one can look back on this year's plan with a number that is due in another year.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, baseline: 43%, target: {value: 90%, by: 2029-06-30}}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: suppers
    ///     metric: suppers taken
    ///     baseline: 43%
    ///     target:
    ///       - {value: 60%, by: 2027-05-28}
    ///       - {value: 90%, by: 2029-06-30}
    /// ```
    "target-after-year" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some((first, _)), Some(last), Some(year)) =
        (around.days(), around.last_results(), around.plan.year)
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
                "this target is due on {}, {} {}",
                date.value,
                if day < first { "before" } else { "after" },
                year.value
            ),
        )
        .label(year.span, "the plan's year")
        .note("no one can look back on this year's plan with a number that is due in another year")
        .help(if day < first {
            "correct the date"
        } else {
            "add a milestone that is due this year before it, or correct the date"
        });
}
