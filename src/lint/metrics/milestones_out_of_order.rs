use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Metric;

declare_rule! {
    /// Checks for milestones that are out of order, by date or by value.
    ///
    /// ## Why it matters
    /// The report prints the last milestone as the target, so readers would see the wrong target.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - id: breakfasts
    ///     metric: breakfasts served a day
    ///     target:
    ///       - {value: 950, by: 2027-05-28}
    ///       - {value: 700, by: 2026-12-18}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - id: breakfasts
    ///     metric: breakfasts served a day
    ///     target:
    ///       - {value: 700, by: 2026-12-18}
    ///       - {value: 950, by: 2027-05-28}
    /// ```
    "milestones-out-of-order" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let mut steps = metric.target.iter().zip(metric.target.iter().skip(1));
    let late = steps.find_map(|(first, second)| {
        let (first, second) = (first.by?, second.by?);
        (first.value.day >= second.value.day).then_some((first, second))
    });
    if let Some((first, second)) = late {
        findings
            .at(
                second.span,
                format!(
                    "this milestone is not later than the milestone above it ({})",
                    first.value.in_words()
                ),
            )
            .label(first.span, "the milestone above")
            .note("the report prints the last milestone as the target")
            .help("sort the milestones by date, or correct the wrong date");
        return;
    }
    let from = metric.baseline.as_ref().and_then(|baseline| baseline.value.as_ref()?.number);
    let values = metric.target.iter().filter_map(|target| {
        let value = target.value.as_ref()?;
        Some((value.number?, value.text.span))
    });
    let values: Vec<_> = values.collect();
    let (Some((first, _)), Some((last, _))) = (values.first(), values.last()) else { return };
    let rises = last > from.as_ref().unwrap_or(first);
    let mut steps = values.iter().zip(values.iter().skip(1));
    let back = steps.find(|((one, _), (next, _))| if rises { next < one } else { next > one });
    if let Some(((_, one), (_, next))) = back.filter(|_| !context.is_unread(metric)) {
        findings
            .at(*next, "this milestone is a step back from the milestone above it")
            .label(*one, "the milestone above")
            .note("each milestone should be a step toward the last milestone")
            .help("correct the wrong value");
    }
}
