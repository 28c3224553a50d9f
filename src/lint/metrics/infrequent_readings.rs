//! Searches the form's prompts and introductions for the required cadence. If the form requires none, only `yearly`
//! is reported.
//!
//! If an action lasts at most three months, one reading at its end is enough: for example, the visitors of a
//! three-week tour are counted once, after the tour.

use jiff::ToSpan;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Action, Cadence, Metric};

declare_rule! {
    /// Checks for metrics of actions that are measured too rarely to adjust the action in time.
    ///
    /// Once a year is not enough. Twice a year is not enough if the form asks for "quarterly" readings or "more
    /// than twice" a year. Metrics of a priority, such as state test results, may be yearly. Metrics of an action
    /// that lasts at most three months are not checked.
    ///
    /// ## Why it matters
    /// A number that arrives after the end of the year comes too late to change anything for students.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: carts
    ///     action: serve breakfast from four carts
    ///     metrics: [{id: cart-days, metric: days on which all carts were open, cadence: yearly}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - id: carts
    ///     action: serve breakfast from four carts
    ///     metrics: [{id: cart-days, metric: days on which all carts were open, cadence: quarterly}]
    /// ```
    "infrequent-readings" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(cadence), Some(action)) = (metric.cadence, context.action) else { return };
    if cadence.value < Cadence::TwiceAYear || is_short(action) {
        return;
    }
    let asked = asks_for_more(context);
    if cadence.value == Cadence::TwiceAYear && !asked {
        return;
    }
    let often = match cadence.value {
        Cadence::Yearly => "once a year",
        _ => "twice a year",
    };
    let finding =
        findings.at(cadence.span, format!("this action's metric is measured only {often}"));
    let finding = if asked {
        finding.note("the form asks for metrics that are measured more than twice a year")
    } else {
        finding
    };
    finding
        .note("a number that arrives after the end of the year comes too late to change anything")
        .help(
            "write `cadence: quarterly` or `cadence: three-times-a-year`, or choose a metric that can be measured more often",
        );
}

/// Returns `true` if an action has a start and a due date that are at most three months apart.
fn is_short(action: &Action) -> bool {
    let (Some(start), Some(due)) = (action.start, action.due) else { return false };
    let (start, due) = (start.value.day, due.value.day);
    start <= due && due <= start.saturating_add(3.months())
}

/// Returns `true` if the form's own text asks for metrics to be measured more than twice a year.
fn asks_for_more(context: &EntryContext<'_>) -> bool {
    ["priorities", "priorities.metrics", "priorities.actions", "priorities.actions.metrics"]
        .into_iter()
        .flat_map(|part| context.part(part))
        .flat_map(|part| [&part.prompt, &part.intro].into_iter().flatten())
        .filter_map(|wording| wording.get(context.language.tag()))
        .any(|text| {
            let text = text.value.to_lowercase();
            context.language.mixed().any(|words| words.metrics.often.is_in(&text))
        })
}
