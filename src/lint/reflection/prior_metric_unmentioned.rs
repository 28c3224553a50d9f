//! `prior-metric-unmentioned`: last year's number, passed over.
//!
//! Judges words: a metric counts as mentioned where half of its longer words stand anywhere in the
//! reflection. An outcome with numbers under `results` is left alone, since it names them in its own way
//! (the sample district's “students who miss a tenth of the days” became “chronically absent”). Only a priority that is looked back on is asked for its metrics, and only the priority's
//! own, which say whether the change came about. A note, never more: reflections name measures in
//! words of their own.

use std::collections::{HashMap, HashSet};

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Plan, Priority};

declare_rule! {
    /// The numbers that last year's priorities were to be judged by are looked back on.
    ///
    /// ## Why it matters
    /// A measure that is named in June and forgotten a year later was never one.
    ///
    /// ## Example
    /// ```yaml,last-year
    /// priorities:
    ///   - id: waste
    ///     priority: cut what students throw away by a third
    ///     metrics: [{id: plate-waste, metric: vegetables thrown away at lunch}]
    /// ```
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Less is wasted
    ///     continues: waste
    ///     result: met
    ///     evidence: Custodians say that the bins are lighter.
    /// ```
    /// ```yaml
    /// outcomes:
    ///   - intended: Less is wasted
    ///     continues: waste
    ///     result: partly-met
    ///     evidence: The share of vegetables thrown away fell to 24 percent.
    /// ```
    "prior-metric-unmentioned" {
        levels: [Off, Info, Info, Info],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(prior), Some(reflection)) = (around.prior, &plan.reflection) else { return };
    let said: HashSet<String> = around
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
                .at(continues.span, "this outcome says nothing of what it was to be measured by")
                .label(text.span, "the measure in last year's plan")
                .note("a measure that is forgotten a year later was never one")
                .help("add it to `results:`, or say why it was not taken");
        }
    }
}
