//! `metric-read-too-seldom`: a number that comes when the year is over.
//!
//! Judges words in that it looks into the form's own for how often it asks measures to be read. Where the
//! form does not say, only once a year is too seldom.
//!
//! Authors who had not read the rule counted a tour of three weeks once, after it, and visits of April and May at
//! the end of May. An action that is over within a quarter is read often enough when it is over.

use jiff::ToSpan;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Action, Cadence, Choice, Metric};

declare_rule! {
    /// An action's metric is read while the action can still be changed.
    ///
    /// Where the form asks for “quarterly” or “more than twice per year”, twice is too seldom; elsewhere,
    /// once. A priority's own metrics may be yearly, as state tests are, and so may those of an action that
    /// is over within three months.
    ///
    /// ## Why it matters
    /// A number that comes when the year is over only says what should have been done.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: carts
    ///     action: serve breakfast from four carts
    ///     metrics: [{id: cart-days, metric: days on which all carts opened, cadence: yearly}]
    /// ```
    /// ```yaml
    /// actions:
    ///   - id: carts
    ///     action: serve breakfast from four carts
    ///     metrics: [{id: cart-days, metric: days on which all carts opened, cadence: quarterly}]
    /// ```
    "metric-read-too-seldom" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some(cadence), Some(action)) = (metric.cadence, around.action) else { return };
    if cadence.value < Cadence::TwiceAYear || is_short(action) {
        return;
    }
    let asked = asks_for_more(around);
    if cadence.value == Cadence::TwiceAYear && !asked {
        return;
    }
    let often = match cadence.value {
        Cadence::Yearly => "once a year",
        _ => "twice a year",
    };
    let finding = findings
        .at(cadence.span, format!("this action's metric is read {often}"))
        .here(format!("`{}`", cadence.value.word()));
    let finding = if asked {
        finding.note("the form asks for measures that are read quarterly or more than twice a year")
    } else {
        finding
    };
    finding
        .note("a number that comes when the year is over only says what should have been done")
        .help(
            "write `cadence: quarterly` or `three-times-a-year`, or choose what can be read sooner",
        );
}

/// Whether an action begins and ends within a quarter.
fn is_short(action: &Action) -> bool {
    let (Some(start), Some(due)) = (action.start, action.due) else { return false };
    let (start, due) = (start.value.day, due.value.day);
    start <= due && due <= start.saturating_add(3.months())
}

/// Whether the form's own words ask for measures to be read more than twice a year.
fn asks_for_more(around: &Around<'_>) -> bool {
    ["priorities", "priorities.metrics", "priorities.actions", "priorities.actions.metrics"]
        .into_iter()
        .flat_map(|part| around.part(part))
        .flat_map(|part| [&part.prompt, &part.intro].into_iter().flatten())
        .filter_map(|wording| wording.get(around.language))
        .any(|text| {
            let text = text.value.to_lowercase();
            ["quarterly", "more than twice", "trimestral", "más de dos veces"]
                .iter()
                .any(|phrase| text.contains(phrase))
        })
}
