//! Searches metrics and priorities without a baseline for a number with `%` or "percent" and a word for an increase
//! or decrease. Tested on the sample plans, which set all targets as values, so the rule
//! reports none of them.

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Metric, Priority};
use crate::source::Text;

declare_rule! {
    /// Checks for percentage changes, such as "5% increase", without a baseline.
    ///
    /// ## Why it matters
    /// Without a baseline, readers do not know how large the change is, or whether "percent" means percentage
    /// points.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - metric: 5% increase in attendance
    ///     target: 5%
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - metric: students who attend 95% of days
    ///     baseline: {value: 71%, date: 2026-06-12}
    ///     target: {change: 5, by: 2027-06-30}
    /// ```
    "increase-without-baseline" {
        levels: [Info, Warn, Warn, Warn],
        scope: CheckScope::Metric(of_metric), CheckScope::Priority(of_priority),
    }
}

fn of_metric(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if metric.baseline.is_none() && !context.is_unread(metric) {
        check(metric.metric.as_ref(), context, findings);
    }
}

fn of_priority(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let actions = priority.actions.iter().flat_map(|action| &action.metrics);
    let mut metrics = priority.metrics.iter().chain(actions);
    if metrics.all(|metric| metric.baseline.is_none()) {
        check(priority.priority.as_ref(), context, findings);
    }
}

fn check(text: Option<&Text>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(text) = text.filter(|text| is_change_in_percent(&text.value, context.language)) else {
        return;
    };
    findings
        .at(context.words(text), "this percentage change has no baseline")
        .note("readers can't tell how large the change is, or whether it means percentage points")
        .help("name what is measured, and add `baseline: {value: …, date: …}` and `target: {change: …}` to the metric");
}

fn is_change_in_percent(text: &str, language: Language<'_>) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| language.mixed().any(|words| words.metrics.changes.begins(word)))
        && has_percent(&lower, language)
}

/// Returns `true` for a number before `%` or words for it, unless "of" follows, as in `95% of days`.
fn has_percent(lower: &str, language: Language<'_>) -> bool {
    let marks = language.mixed().flat_map(|words| words.metrics.percent.iter()).chain(["%"]);
    marks.into_iter().flat_map(|mark| lower.match_indices(mark)).any(|(at, mark)| {
        let (before, after) = lower.split_at_checked(at).unwrap_or_default();
        let has_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let next = after.strip_prefix(mark).unwrap_or_default().trim_start();
        let is_part =
            next.split_once(' ').is_some_and(|(of, _)| language.has(|it| it.metrics.of, of));
        has_number && !is_part
    })
}
