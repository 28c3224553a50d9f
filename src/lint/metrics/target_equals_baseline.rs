use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Direction, Metric};

declare_rule! {
    /// Checks for targets that equal the baseline, unless the direction is `keep`.
    ///
    /// ## Why it matters
    /// The department would reach the target by doing nothing, and the board would see no improvement.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, baseline: 60%, target: 60%}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: suppers, metric: students who eat supper, baseline: 60%, target: 60%, direction: keep}
    /// ```
    "target-equals-baseline" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(target) = metric.target.last() else { return };
    if metric.direction.is_some_and(|direction| direction.value == Direction::Keep) {
        return;
    }
    if let Some(change) = target.change.as_ref().filter(|_| target.value.is_none()) {
        if change.number.is_some_and(|number| number.is_zero()) {
            findings
                .at(change.text.span, "this target is a change of zero")
                .note("the department would reach the target by doing nothing")
                .help("change the target, or add `direction: keep`");
        }
        return;
    }
    let Some(from) = metric.baseline.as_ref().and_then(|baseline| baseline.value.as_ref()) else {
        return;
    };
    let Some(to) = &target.value else { return };
    let is_equal = match (from.number, to.number) {
        (Some(from), Some(to)) => from == to,
        (None, None) => from.text.trimmed() == to.text.trimmed(),
        _ => false,
    };
    if is_equal {
        findings
            .at(to.text.span, "this target equals the baseline")
            .label(from.text.span, "the baseline")
            .note("the department would reach the target by doing nothing")
            .help(
                "correct one of the two values, or add `direction: keep` if the goal is to keep the value",
            );
    }
}
