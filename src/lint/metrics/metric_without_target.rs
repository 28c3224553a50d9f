use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for metrics without a target.
    ///
    /// The finding also lists any other missing fields: the baseline, the cadence or the source.
    ///
    /// ## Why it matters
    /// Without a target, readers do not know whether a value is good or bad.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: cart-days
    ///     metric: share of school days on which all four carts were open
    ///     baseline: {value: 0%, date: 2026-08-12}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: cart-days
    ///     metric: share of school days on which all four carts were open
    ///     baseline: {value: 0%, date: 2026-08-12}
    ///     target: {value: 90%, by: 2027-06-11}
    /// ```
    "metric-without-target" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(name), true) = (&metric.metric, lacks_target(metric)) else { return };
    if context.is_unread(metric) {
        return;
    }
    let lacking: Vec<(&str, &str)> = [
        ("baseline", "baseline: {value: …, date: …}", metric.baseline.is_none()),
        ("target", "target: {value: …, by: …}", true),
        ("cadence", "cadence: monthly", metric.cadence.is_none()),
        ("source", "source: …", metric.source.is_none()),
    ]
    .into_iter()
    .filter_map(|(key, entry, is_missing)| is_missing.then_some((key, entry)))
    .collect();
    let (keys, entries): (Vec<&str>, Vec<&str>) = lacking.into_iter().unzip();
    let message = match keys.as_slice() {
        [] | [_] => "this metric has no target".to_owned(),
        [first @ .., last] => format!("this metric has no {} and no {last}", first.join(", no ")),
    };
    findings
        .at(context.missing(metric, "target", context.words(name)), message)
        .note("without a target, readers can't tell whether a value is good or bad")
        .help(context.add_all(metric, &entries));
}

/// Returns `true` if no target has a value or a change.
pub(super) fn lacks_target(metric: &Metric) -> bool {
    metric.target.iter().all(|target| target.value.is_none() && target.change.is_none())
}
