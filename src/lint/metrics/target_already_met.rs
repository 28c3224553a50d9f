//! Compares the last reading with the target and with each milestone. A reading that meets a target near its date is a
//! success, so a reading counts only in the first half of the time that the plan gives to the target.
//!
//! Events that are counted over the year, such as suspensions, start at zero, and absences are rare in September. So if less is
//! better, only percentages and scores of other things are compared, and only with readings of at least half the target.
//! Tuned on the sample plans.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Direction, Metric, PlanDate, numbers};
use crate::source::Spanned;

declare_rule! {
    /// Checks for metrics whose last reading is already better than a target or milestone of this year.
    ///
    /// A reading in the second half of the time until the target is a success and is not reported.
    ///
    /// ## Why it matters
    /// If a target is met before the work began, it shows nothing about the work, and the board asks why it was so low.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: supper
    ///     metric: students who eat supper
    ///     baseline: {value: 43%, date: 2026-05-29}
    ///     target: {value: 50%, by: 2027-06-11}
    ///     readings: [{date: 2026-09-30, value: 52%}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: supper
    ///     metric: students who eat supper
    ///     baseline: {value: 43%, date: 2026-05-29}
    ///     target: {value: 60%, by: 2027-06-11}
    ///     readings: [{date: 2026-09-30, value: 52%}]
    /// ```
    "target-already-met" {
        levels: [Info, Info, Info, Info],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(direction), Some((first, end))) = (metric.desired_direction(), context.days()) else {
        return;
    };
    let dated = metric.readings.iter().filter_map(|reading| {
        Some((reading.date?.value.day, reading.value.as_ref()?, reading.value.as_ref()?.number?))
    });
    let Some((day, reading, value)) = dated.max_by_key(|(day, ..)| *day) else { return };
    let is_better = |aim: &Decimal| match direction {
        Direction::Up => value > *aim,
        Direction::Down => {
            value < *aim
                && is_state(metric, context.language)
                && value.saturating_add(value) >= *aim
        }
        Direction::Keep => false,
    };
    let mut start = first;
    for (number, target) in metric.target.iter().enumerate() {
        let by = target.by.map_or(end, |by| by.value.day);
        let is_early = day < middle(start, by);
        start = by;
        let aim = target.number(metric.baseline_number()).filter(is_better);
        let Some(aim) = aim.filter(|_| is_early) else { continue };
        let Some(place) = target.value.as_ref().or(target.change.as_ref()) else { continue };
        let is_milestone = number + 1 < metric.target.len();
        let name = if is_milestone { "milestone" } else { "target" };
        let until = target.by.map(|by: Spanned<PlanDate>| format!(" for {}", by.value.in_words()));
        findings
            .at(
                place.text.span,
                format!(
                    "the {name} of {}{} is already met",
                    target.value.as_ref().map_or_else(
                        || numbers::number(aim.normalize()),
                        |value| value.text.trimmed().to_owned(),
                    ),
                    until.unwrap_or_default()
                ),
            )
            .label(reading.text.span, "the last reading")
            .note("a target that is met before the work begins shows nothing about the work")
            .help(format!(
                "set a {name} that is better than the last reading, or correct the reading"
            ));
        return;
    }
}

/// Returns `true` if a metric describes a state and doesn't add up over the year.
fn is_state(metric: &Metric, language: Language<'_>) -> bool {
    let unit = metric.unit.as_ref().map(|unit| unit.trimmed());
    let has_percent = || {
        let values = metric.target.iter().filter_map(|target| target.value.as_ref());
        values.into_iter().any(|value| value.percent)
    };
    let adds_up = metric.metric.as_ref().is_some_and(|name| {
        let mut words = name.value.split(|c: char| !c.is_alphanumeric());
        words.any(|word| language.words().metrics.adding_up.begins(&word.to_lowercase()))
    });
    let has_unit = matches!(unit, Some("percent" | "percentage-points" | "score"));
    (has_unit || has_percent()) && !adds_up
}

/// Returns the day halfway between two days.
fn middle(start: Date, end: Date) -> Date {
    let days = (end - start).get_days() / 2;
    start.saturating_add(jiff::Span::new().days(days.max(0)))
}
