use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Direction, Metric};

declare_rule! {
    /// Checks for targets that contradict the metric's direction.
    ///
    /// ## Why it matters
    /// Either the direction or a value is wrong, and readers do not know which.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: waste, metric: vegetables thrown away, baseline: 24%, target: 30%, direction: down}
    /// ```
    /// Use instead:
    /// ```yaml
    /// metrics:
    ///   - {id: waste, metric: vegetables thrown away, baseline: 24%, target: 21%, direction: down}
    /// ```
    "change-contradicts-direction" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(direction), Some(target)) = (metric.direction, metric.target.last()) else { return };
    let from = metric.baseline.as_ref().and_then(|baseline| baseline.value.as_ref());
    let (place, step) = match (&target.value, &target.change, from) {
        (None, Some(change), _) => (change.text.span, change.number),
        (Some(to), _, Some(from)) => {
            let step = from.number.zip(to.number).and_then(|(from, to)| to.checked_sub(from));
            (to.text.span, step)
        }
        _ => return,
    };
    let Some(step) = step.filter(|step| !step.is_zero()) else { return };
    let goes_up = step.is_sign_positive();
    let (goal, fits) = match direction.value {
        Direction::Up => ("up", goes_up),
        Direction::Down => ("down", !goes_up),
        Direction::Keep => ("stay", false),
    };
    if fits {
        return;
    }
    let finding = findings
        .at(
            place,
            match direction.value {
                Direction::Keep => {
                    "the direction is `keep`, but the target differs from the baseline".into()
                }
                _ => format!(
                    "the direction is `{goal}`, but the target is {}",
                    if goes_up { "an increase" } else { "a decrease" }
                ),
            },
        )
        .label(direction.span, "the metric's direction");
    let finding = match from {
        Some(from) => finding.label(from.text.span, "the baseline"),
        None => finding,
    };
    finding
        .note("either the direction or a value is wrong, and readers can't tell which")
        .help("correct the value or the `direction`, or delete `direction` and let plancc derive it from the values");
}
