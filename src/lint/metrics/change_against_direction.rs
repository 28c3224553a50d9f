//! `change-against-direction`: the other way.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Choice, Direction, Metric};

declare_rule! {
    /// A target lies in the direction that the metric is to go.
    ///
    /// ## Why it matters
    /// Either the direction is wrong or the two values have changed places, and the report shows both.
    ///
    /// ## Example
    /// ```yaml,fires
    /// metrics:
    ///   - {id: waste, metric: vegetables thrown away, baseline: 24%, target: 30%, direction: down}
    /// ```
    /// ```yaml
    /// metrics:
    ///   - {id: waste, metric: vegetables thrown away, baseline: 24%, target: 21%, direction: down}
    /// ```
    "change-against-direction" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Metric(check),
    }
}

fn check(metric: &Metric, _: &Around<'_>, findings: &mut Findings<'_>) {
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
    let (way, fits) = match direction.value {
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
                    "this metric is to be kept, and its target is another value".into()
                }
                _ => format!("this metric is to go {way}, and its target lies the other way"),
            },
        )
        .label(direction.span, format!("`{}`", direction.value.word()));
    let finding = match from {
        Some(from) => finding.label(from.text.span, "it starts here"),
        None => finding,
    };
    finding.note("either the direction is wrong or the values have changed places").help(
        "correct the one that is wrong; `direction` follows from the two and may be left out",
    );
}
