//! If the numbers include the metric of last year's priority, that metric decides whether the outcome was met. For
//! example, "nine of ten instruments can be played" is met at 91%, even if an action repaired only 36 of 41
//! instruments.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Achievement, Direction, Metric, Outcome, Plan};

declare_rule! {
    /// Checks for outcomes whose result contradicts their numbers.
    ///
    /// `not-measured` requires that there are no numbers, `met` that all targets were reached, and `not-met` that
    /// at least one target was missed. If the priority's metric reached its target, metrics of actions are ignored.
    /// plancc takes the direction of a metric from the metric with the same name in last year's plan.
    ///
    /// ## Why it matters
    /// The report prints the result above the numbers, and readers do not know which one is right.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Cut plate waste by a third
    ///     result: not-measured
    ///     results: [{metric: vegetables thrown away, target: 21%, actual: 24%}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut plate waste by a third
    ///     result: partly-met
    ///     results: [{metric: vegetables thrown away, target: 21%, actual: 24%}]
    /// ```
    "result-contradicts-numbers" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(reflection) = &plan.reflection else { return };
    let measures = measures(context.prior);
    for outcome in &reflection.outcomes {
        compare(outcome, &measures, findings);
    }
}

/// A metric in last year's plan.
#[derive(Clone, Copy)]
struct PriorMetric<'a> {
    direction: Direction,
    /// The id of the priority that has this metric; `None` for metrics of actions.
    shows: Option<&'a str>,
}

fn compare(
    outcome: &Outcome,
    measures: &HashMap<String, PriorMetric<'_>>,
    findings: &mut Findings<'_>,
) {
    let Some(result) = outcome.result else { return };
    if result.value == Achievement::NotMeasured {
        let mut actual = outcome.results.iter().filter_map(|number| number.actual.as_ref());
        if let Some(actual) = actual.next() {
            findings
                .at(result.span, "the result is `not-measured`, but the outcome has a number")
                .label(actual.text.span, "the number")
                .note("readers see the result above the numbers and can't tell which one is right")
                .help("write `met`, `partly-met` or `not-met`, or delete the numbers");
        }
        return;
    }
    let continues = outcome.continues.as_ref().map(|id| &*id.value);
    let reached = outcome.results.iter().filter_map(|number| {
        let (target, actual) = (number.target.as_ref()?, number.actual.as_ref()?);
        let (aim, came) = (target.number?, actual.number?);
        let name = normal(&number.metric.as_ref()?.value);
        let measure = measures.get(&name);
        let is_reached = match measure.map(|measure| measure.direction) {
            _ if aim == came => true,
            Some(Direction::Up) => came > aim,
            Some(Direction::Down) => came < aim,
            Some(Direction::Keep) | None => return None,
        };
        let shows = measure.and_then(|measure| measure.shows);
        Some((is_reached, shows.is_some() && shows == continues, actual))
    });
    let reached: Vec<_> = reached.collect();
    let odd = match result.value {
        Achievement::Met => {
            let shows_outcome = reached.iter().any(|(is_reached, shows, _)| *is_reached && *shows);
            reached
                .into_iter()
                .find(|(is_reached, shows, _)| !is_reached && (*shows || !shows_outcome))
        }
        Achievement::NotMet => {
            let is_whole = reached.len() == outcome.results.len();
            let is_reached = is_whole && reached.iter().all(|(is_reached, ..)| *is_reached);
            reached.into_iter().next_back().filter(|_| is_reached)
        }
        _ => None,
    };
    let Some((is_reached, _, actual)) = odd else { return };
    findings
        .at(
            result.span,
            if is_reached {
                "the result is `not-met`, but all numbers reached their targets"
            } else {
                "the result is `met`, but a number missed its target"
            },
        )
        .label(actual.text.span, "the actual value")
        .note("readers see the result above the numbers and can't tell which one is right")
        .help(if is_reached {
            "write `met`, or correct the number"
        } else {
            "write `partly-met`, or correct the number"
        });
}

/// Returns last year's metrics by name. If a priority and an action have metrics with the same name, the priority's
/// metric wins.
fn measures(prior: Option<&Plan>) -> HashMap<String, PriorMetric<'_>> {
    let priorities = || prior.into_iter().flat_map(|plan| &plan.priorities);
    let of_actions = priorities()
        .flat_map(|priority| priority.actions.iter().flat_map(|action| &action.metrics))
        .map(|metric| (metric, None));
    let of_priorities = priorities().flat_map(|priority| {
        let id = priority.id.as_ref().map(|id| &*id.value);
        priority.metrics.iter().map(move |metric| (metric, id))
    });
    let known = of_actions.chain(of_priorities).filter_map(|(metric, shows)| {
        let measure = PriorMetric { direction: direction(metric)?, shows };
        Some((normal(&metric.metric.as_ref()?.value), measure))
    });
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
