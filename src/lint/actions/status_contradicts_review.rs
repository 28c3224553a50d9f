use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Action, Choice, Status};

declare_rule! {
    /// Checks for actions whose status is behind the status in their last review.
    ///
    /// The status may be ahead of the last review, because an action may be finished after its last review.
    ///
    /// ## Why it matters
    /// The report prints the status and the review, and readers do not know which one is right.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: carts
    ///     action: buy four carts
    ///     status: in-progress
    ///     reviews: [{date: 2026-11-10, status: done}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - id: carts
    ///     action: buy four carts
    ///     status: done
    ///     reviews: [{date: 2026-11-10, status: done}]
    /// ```
    "status-contradicts-review" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let reviews =
        action.reviews.iter().filter_map(|review| Some((review.date?.value, review.status?)));
    let Some((date, found)) = reviews.max_by_key(|(date, _)| *date) else { return };
    let Some(status) = action.status.filter(|status| far(status.value) < far(found.value)) else {
        return;
    };
    let found_word = found.value.word();
    findings
        .at(
            status.span,
            format!(
                "status `{}` is behind the last review, which reports `{found_word}`",
                status.value.word()
            ),
        )
        .label(found.span, format!("the review from {}", date.in_words()))
        .note("the report prints both, and readers can't tell which one is right")
        .help(format!("write `status: {found_word}`, or correct the review"));
}

fn far(status: Status) -> u8 {
    match status {
        Status::NotStarted => 0,
        Status::InProgress => 1,
        Status::Done | Status::Dropped => 2,
    }
}
