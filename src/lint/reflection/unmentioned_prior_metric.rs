//! A metric counts as mentioned if half of its long words appear anywhere in the reflection. Outcomes with numbers
//! under `results` are skipped, because they may rename the metric (in the sample district, "students who miss a
//! tenth of the days" became "chronically absent"). The rule checks the metrics of priorities that an outcome
//! continues, because they show whether the change happened. It does not check the metrics of actions. The level is
//! never above `info`, because a reflection may describe a metric in other words.

use std::collections::{HashMap, HashSet};

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Plan, Priority};

declare_rule! {
    /// Checks for metrics of last year's priorities that the reflection does not mention.
    ///
    /// ## Why it matters
    /// The board saw the metric in last year's plan and looks for its result.
    ///
    /// ## Example
    /// ```yaml,last-year
    /// priorities:
    ///   - id: waste
    ///     priority: cut plate waste by a third
    ///     metrics: [{id: plate-waste, metric: vegetables thrown away at lunch}]
    /// ```
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Students throw away less food
    ///     continues: waste
    ///     result: met
    ///     evidence: Custodians report that the bins are lighter.
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Students throw away less food
    ///     continues: waste
    ///     result: partly-met
    ///     evidence: The share of vegetables thrown away fell to 24 percent.
    /// ```
    "unmentioned-prior-metric" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(prior), Some(reflection)) = (context.prior, &plan.reflection) else { return };
    let said: HashSet<String> = context
        .passages
        .iter()
        .filter(|passage| passage.part.starts_with("reflection"))
        .flat_map(|passage| super::long_words(&passage.text.value))
        .collect();
    let priorities = prior.priorities.iter();
    let priorities: HashMap<&str, &Priority> =
        priorities.filter_map(|it| Some((&*it.id.as_ref()?.value, it))).collect();
    for outcome in &reflection.outcomes {
        let (Some(continues), []) = (&outcome.continues, outcome.results.as_slice()) else {
            continue;
        };
        let priority = priorities.get(&*continues.value);
        for metric in priority.into_iter().flat_map(|priority| &priority.metrics) {
            let Some(text) = &metric.metric else { continue };
            let words: HashSet<String> = super::long_words(&text.value).collect();
            let shared = words.intersection(&said).count();
            if words.len() < 2 || shared * 2 >= words.len() {
                continue;
            }
            findings
                .at(
                    continues.span,
                    format!(
                        "this outcome doesn't mention last year's metric for `{}`",
                        continues.value
                    ),
                )
                .label(text.span, "the metric in last year's plan")
                .note("the board saw the metric in last year's plan and looks for its result")
                .help("add the metric to `results:`, or explain why it was not measured");
        }
    }
}
