//! `result-against-numbers`: the word says one thing, the numbers another.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Achievement, Direction, Metric, Outcome, Plan};

declare_rule! {
    /// An outcome's result agrees with its numbers.
    ///
    /// What was not measured has none; what was met reached its targets, and what was not met missed one.
    /// Which way a measure was to go is taken from last year's plan, where it has a metric of that name.
    ///
    /// ## Why it matters
    /// The report prints the word above the numbers.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Cut what students throw away by a third
    ///     result: not-measured
    ///     results: [{metric: vegetables thrown away, target: 21%, actual: 24%}]
    /// ```
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut what students throw away by a third
    ///     result: partly-met
    ///     results: [{metric: vegetables thrown away, target: 21%, actual: 24%}]
    /// ```
    "result-against-numbers" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(reflection) = &plan.reflection else { return };
    let directions = directions(around.prior);
    for outcome in &reflection.outcomes {
        compare(outcome, &directions, findings);
    }
}

fn compare(
    outcome: &Outcome,
    directions: &HashMap<String, Direction>,
    findings: &mut Findings<'_>,
) {
    let Some(result) = outcome.result else { return };
    if result.value == Achievement::NotMeasured {
        let mut actual = outcome.results.iter().filter_map(|number| number.actual.as_ref());
        if let Some(actual) = actual.next() {
            findings
                .at(result.span, "this outcome was not measured, and has a number all the same")
                .label(actual.text.span, "the number")
                .note("the report prints the word above the number")
                .help("write `met`, `partly-met` or `not-met`, or take the numbers out");
        }
        return;
    }
    let mut reached = outcome.results.iter().filter_map(|number| {
        let (target, actual) = (number.target.as_ref()?, number.actual.as_ref()?);
        let (aim, came) = (target.number?, actual.number?);
        let name = normal(&number.metric.as_ref()?.value);
        let is_reached = match directions.get(&name) {
            _ if aim == came => true,
            Some(Direction::Up) => came > aim,
            Some(Direction::Down) => came < aim,
            Some(Direction::Keep) | None => return None,
        };
        Some((is_reached, actual))
    });
    let odd = match result.value {
        Achievement::Met => reached.find(|(is_reached, _)| !is_reached),
        Achievement::NotMet => {
            let all: Vec<_> = reached.collect();
            let is_whole = all.len() == outcome.results.len();
            all.into_iter()
                .max_by_key(|(is_reached, _)| !is_reached)
                .filter(|(is_reached, _)| *is_reached && is_whole)
        }
        _ => None,
    };
    let Some((is_reached, actual)) = odd else { return };
    findings
        .at(
            result.span,
            if is_reached {
                "this outcome was not met, and its numbers say that it was"
            } else {
                "this outcome was met, and a number says that it was not"
            },
        )
        .label(actual.text.span, "what it came to")
        .note("the report prints the word above the numbers")
        .help(if is_reached {
            "write `met`, or correct the number"
        } else {
            "write `partly-met`, or correct the number"
        });
}

/// Which way last year's metrics were to go, by what they measure.
fn directions(prior: Option<&Plan>) -> HashMap<String, Direction> {
    let priorities = prior.into_iter().flat_map(|plan| &plan.priorities);
    let metrics = priorities.flat_map(|priority| {
        priority.metrics.iter().chain(priority.actions.iter().flat_map(|action| &action.metrics))
    });
    let known = metrics
        .filter_map(|metric| Some((normal(&metric.metric.as_ref()?.value), direction(metric)?)));
    known.collect()
}

fn direction(metric: &Metric) -> Option<Direction> {
    if let Some(direction) = metric.direction {
        return Some(direction.value);
    }
    let from = metric.baseline.as_ref()?.value.as_ref()?.number?;
    let target = metric.target.last()?;
    let to = match (&target.value, &target.change) {
        (Some(value), _) => value.number?,
        (None, change) => from.saturating_add(change.as_ref()?.number?),
    };
    (to != from).then_some(if to - from > Decimal::ZERO { Direction::Up } else { Direction::Down })
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
