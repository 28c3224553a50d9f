use std::collections::HashMap;

use crate::lint::{CheckScope, EntryContext, Findings, MetricUse, YearDigests, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for metrics with the same wording but different baselines in the plans for a school year.
    ///
    /// The rule compares two metrics if they are for the same students and their baselines have the same date,
    /// or if neither baseline has a date.
    ///
    /// ## Why it matters
    /// A board that reads two different values for the same metric trusts neither.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: attendance
    ///     priority: bring students back to school
    ///     metrics: [{id: chronic, metric: students chronically absent, baseline: 20.9%}]
    ///   - id: visits
    ///     priority: visit families at home
    ///     metrics: [{id: absent, metric: students chronically absent, baseline: 23.4%}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: bring students back to school
    ///     metrics: [{id: chronic, metric: students chronically absent, baseline: 20.9%}]
    ///   - id: visits
    ///     priority: visit families at home
    ///     metrics: [{id: absent, metric: students chronically absent, baseline: 20.9%}]
    /// ```
    "conflicting-baselines" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Plan(in_plan), CheckScope::District(in_district),
    }
}

fn in_plan(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let metrics: Vec<MetricUse> = MetricUse::all(context).collect();
    check(metrics.iter().map(|metric| (0, metric)), true, &|_| true, findings);
}

fn in_district(district: &YearDigests<'_>, findings: &mut Findings<'_>) {
    let plans = district.plans.iter().enumerate();
    let metrics = plans.flat_map(|(number, plan)| plan.metrics.iter().map(move |it| (number, it)));
    let is_asked =
        |metric: &MetricUse| district.asked.is_none_or(|asked| asked.contains(&metric.span.source));
    check(metrics, false, &is_asked, findings);
}

/// Compares each metric with the first metric with the same name and date: in the same plan if `within` is `true`,
/// otherwise in other plans.
fn check<'a>(
    metrics: impl Iterator<Item = (usize, &'a MetricUse)>,
    within: bool,
    is_asked: &dyn Fn(&MetricUse) -> bool,
    findings: &mut Findings<'_>,
) {
    let mut firsts: HashMap<(&str, Option<jiff::civil::Date>), (usize, &MetricUse)> =
        HashMap::new();
    for (plan, metric) in metrics {
        let (first_plan, first) =
            *firsts.entry((&metric.name, metric.date)).or_insert((plan, metric));
        if (first_plan == plan) != within || first.baseline == metric.baseline {
            continue;
        }
        if !is_asked(metric) && !is_asked(first) {
            continue;
        }
        findings
            .at(
                metric.baseline_span,
                "another metric with the same wording has a different baseline",
            )
            .here(if within { "this baseline" } else { "this department's baseline" })
            .label(first.baseline_span, "the other baseline")
            .note("a board that reads two different values for the same metric trusts neither")
            .help("correct one of the baselines, or reword the metrics to show how they differ");
    }
}
