//! `target-after-year`: another board's promise.
//!
//! Two of three authors who had not read the rule measured their year by what is counted in the September
//! after it (who meets the benchmark at entry, who is enrolled), so the autumn in which the next plan looks back
//! counts.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// A metric has a target or a milestone that is due in the plan's school year.
    ///
    /// A target of a later year is good where a milestone says what is to be reached in this one. The four
    /// months after the year count as its own: what is counted in the autumn after it comes in time for the next plan.
    ///
    /// ## Why it matters
    /// Nobody can look back on this year's plan by a number that is due in another.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: suppers taken, baseline: 43%, target: {value: 90%, by: 2029-06-30}}
    /// ```
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
    // Without a day, a target is due at the year's end.
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
        .note("nobody can look back on this year's plan by a number that is due in another")
        .help(if day < first {
            "correct the day"
        } else {
            "add a milestone before it that is due this year, or correct the day"
        });
}
