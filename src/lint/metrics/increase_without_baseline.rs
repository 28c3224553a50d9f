//! Searches metrics and priorities without a baseline for a number with `%` or "percent" and a word for an increase
//! or decrease, in English and Spanish. Tested on the sample plans, which set all targets as values, so the rule
//! reports none of them.

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
    let Some(text) = text.filter(|text| is_change_in_percent(&text.value)) else { return };
    findings
        .at(context.words(text), "this percentage change has no baseline")
        .note("readers can't tell how large the change is, or whether it means percentage points")
        .help("name what is measured, and add `baseline: {value: …, date: …}` and `target: {change: …}`");
}

/// Prefixes of words for an increase or decrease, in English and Spanish.
const CHANGES: &[&str] = &[
    "increas",
    "decreas",
    "reduc",
    "improv",
    "growth",
    "grow",
    "rais",
    "rise",
    "lower",
    "gain",
    "aument",
    "disminu",
    "mejor",
    "increment",
    "crec",
];

fn is_change_in_percent(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| CHANGES.iter().any(|stem| word.starts_with(stem))) && has_percent(&lower)
}

/// Returns `true` for a number before `%`, `percent` or `por ciento`, unless "of" follows, as in `95% of days`.
fn has_percent(lower: &str) -> bool {
    for (at, _) in lower.match_indices(['%', 'p']) {
        let (before, after) = lower.split_at_checked(at).unwrap_or_default();
        let rest = ["%", "percent", "por ciento"].iter().find_map(|mark| after.strip_prefix(mark));
        let Some(rest) = rest else { continue };
        let has_number = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let next = rest.trim_start();
        let is_part = next.starts_with("of ") || next.starts_with("de ");
        if has_number && !is_part {
            return true;
        }
    }
    false
}
