//! Results for a year arrive up to four months after it ends, such as test results from the state, so dates until
//! then are accepted.

use jiff::ToSpan;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::Plan;

declare_rule! {
    /// Checks for results in the reflection that were measured in a different year than the one under review.
    ///
    /// The reflection of a plan for 2026-2027 reviews 2025-2026. Its results are from that year, or from the four
    /// months after it, when states publish test results.
    ///
    /// ## Why it matters
    /// Readers take every number in the reflection as last year's result. An older number was often copied from an
    /// older plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Raise the share of students who eat breakfast to 60%
    ///     result: partly-met
    ///     results: [{metric: students who eat breakfast, target: 60%, actual: 54%, date: 2024-05-17}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Raise the share of students who eat breakfast to 60%
    ///     result: partly-met
    ///     results: [{metric: students who eat breakfast, target: 60%, actual: 54%, date: 2026-05-15}]
    /// ```
    "result-outside-year" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(reflection), Some(year)) = (&plan.reflection, plan.year) else { return };
    let (reviewed, starts) = (year.value.previous(), context.setting.year_starts());
    let (first, end) = (reviewed.first_day(starts), reviewed.last_day(starts));
    let last = end.saturating_add(1.day()).saturating_add(4.months());
    let results = reflection.outcomes.iter().flat_map(|outcome| &outcome.results);
    for (result, date) in results.filter_map(|result| Some((result, result.date?))) {
        // A month may be only partly in the year.
        if (first..last).contains(&date.value.day) {
            continue;
        }
        let finding = findings.at(
            date.span,
            format!(
                "this result was measured {}, but the reflection is about {reviewed}",
                on_date(date.value)
            ),
        );
        let finding = match &result.metric {
            Some(metric) => finding.label(context.words(metric), "the metric"),
            None => finding,
        };
        finding
            .note("readers take every number in the reflection as last year's result")
            .help(format!("correct the date, or give the result of {reviewed}"));
    }
}
