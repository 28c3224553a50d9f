//! `adoption-against-stage`: adopted, and not.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Choice, Plan, Stage};

declare_rule! {
    /// A plan that names the day of its adoption is at stage `adopted`.
    ///
    /// A day that is still to come contradicts the stage `adopted` as well. A plan that has been looked
    /// at since it was adopted may be at an earlier stage: it is a revision on its way to the board.
    ///
    /// ## Why it matters
    /// The cover of the report says both, and a reader cannot tell which of them holds.
    ///
    /// ## Example
    /// ```yaml,fires
    /// stage: board
    /// adopted: {date: 2026-10-22, body: Board of Education}
    /// ```
    /// ```yaml
    /// stage: adopted
    /// adopted: {date: 2026-10-22, body: Board of Education}
    /// ```
    "adoption-against-stage" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(date) = plan.adopted.as_ref().and_then(|adopted| adopted.date) else { return };
    let stage = plan.stage();
    if stage == Stage::Adopted {
        if date.value.day > around.as_of {
            findings
                .at(date.span, "this plan is called adopted on a day that is still to come")
                .label(around.head(), "the stage says that it is done")
                .note(format!("today is taken to be {}", around.as_of))
                .help("correct the day, or write `stage: board` until then");
        }
        return;
    }
    if date.value.day > around.as_of {
        // A date that the board has on its calendar.
        return;
    }
    let reviews = around.actions().flat_map(|(_, action)| &action.reviews);
    let looks = reviews.filter_map(|review| review.date);
    let readings = around.metrics().flat_map(|metric| &metric.readings);
    let mut looks = looks.chain(readings.filter_map(|reading| reading.date));
    if looks.any(|look| look.value.day > date.value.day) {
        return;
    }
    let finding = findings
        .at(
            date.span,
            format!("this plan was adopted on {} and is at stage `{}`", date.value, stage.word()),
        )
        .note("a reader cannot tell which of the two holds")
        .help("write `stage: adopted`, or take `adopted` out");
    if let Some(stage) = plan.stage {
        finding.label(stage.span, "the stage is set here");
    }
}
