//! If the numbers include the metric of last year's priority, that metric decides whether the outcome was met. For
//! example, "nine of ten instruments can be played" is met at 91%, even if an action repaired only 36 of 41
//! instruments.
//!
//! The direction of a metric comes from last year's plan, or else from the words of the outcome, or else from this
//! year's plan, or else from the words of the metric. Without any of them, it is unknown whether a target was
//! missed, and the rule reports nothing.

use std::cell::LazyCell;

use rust_decimal::Decimal;

use crate::lang::Language;
use crate::lint::language::{MetricNames, promised, usual};
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Achievement, Direction, Outcome, Plan, ResultNumber};
use crate::source::Span;

declare_rule! {
    /// Checks for outcomes whose result contradicts their numbers.
    ///
    /// `not-measured` requires that there are no numbers, `met` that all targets were reached, `partly-met` that a
    /// number got better, and `not-met` that at least one target was missed. If the priority's metric reached its
    /// target, metrics of actions are ignored.
    ///
    /// plancc takes the direction of a metric from the same metric in last year's plan, even if it is worded a little
    /// differently. Without one, the words must show the direction: "raise the score to 3.7", "no more than 12
    /// absences", or a target of 100%.
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
    ///   - intended: Raise the share of students who eat breakfast to 60%
    ///     result: met
    ///     results: [{metric: students who eat breakfast, target: 60%, actual: 54%}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Cut plate waste by a third
    ///     result: partly-met
    ///     results: [{metric: vegetables thrown away, target: 21%, actual: 24%}]
    ///   - intended: Raise the share of students who eat breakfast to 60%
    ///     result: partly-met
    ///     results: [{metric: students who eat breakfast, target: 60%, actual: 54%}]
    /// ```
    "result-contradicts-numbers" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(reflection) = &plan.reflection else { return };
    let language = context.language;
    let known = Known {
        language,
        prior: LazyCell::new(Box::new(|| measures(context.prior, language))),
        now: LazyCell::new(Box::new(|| measures(Some(plan), language))),
    };
    for outcome in &reflection.outcomes {
        compare(outcome, &known, findings);
    }
}

/// The metrics of last year's and of this year's plan. Most plans need only the first or neither.
struct Known<'a> {
    language: Language<'a>,
    prior: LazyMeasures<'a>,
    now: LazyMeasures<'a>,
}

type LazyMeasures<'a> =
    LazyCell<MetricNames<Measure<'a>>, Box<dyn FnOnce() -> MetricNames<Measure<'a>> + 'a>>;

/// A metric in a plan.
#[derive(Debug, Clone, Copy)]
struct Measure<'a> {
    direction: Direction,
    from: Option<Decimal>,
    /// The id of the priority that has this metric; `None` for metrics of actions.
    shows: Option<&'a str>,
}

/// A number of an outcome, compared with its target.
#[derive(Debug, Clone, Copy)]
struct Compared {
    is_reached: bool,
    /// `true` if the number is worse than last year's baseline.
    is_worse: bool,
    /// `true` if the metric belongs to the priority that the outcome continues.
    shows_outcome: bool,
    actual: Span,
}

/// The contradiction between a result and a number, and what to write instead.
struct Contradiction {
    message: &'static str,
    actual: Span,
    help: &'static str,
}

fn compare(outcome: &Outcome, known: &Known<'_>, findings: &mut Findings<'_>) {
    let Some(result) = outcome.result else { return };
    let found = if result.value == Achievement::NotMeasured {
        let mut actual = outcome.results.iter().filter_map(|number| number.actual.as_ref());
        actual.next().map(|actual| Contradiction {
            message: "the result is `not-measured`, but the outcome has a number",
            actual: actual.text.span,
            help: "write `met`, `partly-met` or `not-met`, or delete the numbers",
        })
    } else {
        let numbers = outcome.results.iter();
        let numbers: Vec<Compared> =
            numbers.filter_map(|number| compared(number, outcome, known)).collect();
        contradiction(result.value, &numbers, outcome)
    };
    let Some(Contradiction { message, actual, help }) = found else { return };
    findings
        .at(result.span, message)
        .label(actual, "the actual value")
        .note("readers see the result above the numbers and can't tell which one is right")
        .help(help);
}

fn contradiction(
    result: Achievement,
    numbers: &[Compared],
    outcome: &Outcome,
) -> Option<Contradiction> {
    let is_whole = !numbers.is_empty() && numbers.len() == outcome.results.len();
    let all_reached = is_whole && numbers.iter().all(|number| number.is_reached);
    let last = numbers.last()?;
    match result {
        Achievement::Met => {
            let has_shown = numbers.iter().any(|number| number.is_reached && number.shows_outcome);
            let mut missed = numbers.iter().filter(|number| !number.is_reached);
            let missed = missed.find(|number| number.shows_outcome || !has_shown)?;
            Some(Contradiction {
                message: "the result is `met`, but a number missed its target",
                actual: missed.actual,
                help: "write `partly-met`, or correct the number",
            })
        }
        Achievement::PartlyMet if is_whole && numbers.iter().all(|number| number.is_worse) => {
            Some(Contradiction {
                message: "the result is `partly-met`, but the numbers got worse",
                actual: last.actual,
                help: "write `not-met`, or correct the number",
            })
        }
        Achievement::NotMet if all_reached => Some(Contradiction {
            message: "the result is `not-met`, but all numbers reached their targets",
            actual: last.actual,
            help: "write `met`, or correct the number",
        }),
        _ => None,
    }
}

fn compared(number: &ResultNumber, outcome: &Outcome, known: &Known<'_>) -> Option<Compared> {
    let (target, actual) = (number.target.as_ref()?, number.actual.as_ref()?);
    let (aim, came) = (target.number?, actual.number?);
    let name = number.metric.as_ref()?.value.as_ref();
    let prior = known.prior.nearest(name, known.language);
    let intended = outcome.intended.as_ref().map_or("", |text| text.value.as_ref());
    let is_all = target.percent && aim == Decimal::ONE_HUNDRED;
    let direction = || {
        let from_words = match () {
            () if is_all => Some(Direction::Up),
            () if aim.is_zero() => Some(Direction::Down),
            () => promised(intended, name, aim, known.language)
                .or_else(|| promised(name, name, aim, known.language)),
        };
        let now = || known.now.nearest(name, known.language).map(|measure| measure.direction);
        let prior = prior.map(|measure| measure.direction);
        prior.or(from_words).or_else(now).or_else(|| usual(name, known.language))
    };
    let is_reached = match direction() {
        _ if aim == came => true,
        Some(Direction::Up) => came > aim,
        Some(Direction::Down) => came < aim,
        Some(Direction::Keep) | None => return None,
    };
    let from = prior.and_then(|measure| measure.from);
    let is_worse = from.is_some_and(|from| match prior.map(|measure| measure.direction) {
        Some(Direction::Up) => came < from,
        Some(Direction::Down) => came > from,
        _ => false,
    });
    let shows = prior.and_then(|measure| measure.shows);
    let continues = outcome.continues.as_ref().map(|id| &*id.value);
    Some(Compared {
        is_reached,
        is_worse,
        shows_outcome: shows.is_some() && shows == continues,
        actual: actual.text.span,
    })
}

/// Returns a plan's metrics by name. If a priority and an action have metrics with the same name, the priority's
/// metric wins.
fn measures<'p>(plan: Option<&'p Plan>, language: Language<'_>) -> MetricNames<Measure<'p>> {
    let priorities = || plan.into_iter().flat_map(|plan| &plan.priorities);
    let of_actions = priorities()
        .flat_map(|priority| priority.actions.iter().flat_map(|action| &action.metrics))
        .map(|metric| (metric, None));
    let of_priorities = priorities().flat_map(|priority| {
        let id = priority.id.as_ref().map(|id| &*id.value);
        priority.metrics.iter().map(move |metric| (metric, id))
    });
    let known = of_actions.chain(of_priorities).filter_map(|(metric, shows)| {
        let (direction, from) = (metric.desired_direction()?, metric.baseline_number());
        let measure = Measure { direction, from, shows };
        Some((metric.metric.as_ref()?.value.as_ref(), measure))
    });
    MetricNames::new(known, language)
}
