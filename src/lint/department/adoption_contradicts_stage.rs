use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::{Choice, Plan, Stage};

declare_rule! {
    /// Checks for plans with an adoption date that contradicts their stage.
    ///
    /// A plan with an adoption date in the past must be at stage `adopted`, and a plan at stage `adopted` must not
    /// have a date in the future. A plan with reviews or readings after its adoption may have an earlier stage,
    /// because it may be a revision that goes back to the board.
    ///
    /// ## Why it matters
    /// The cover of the report shows the stage and the date, and readers do not know which one is right.
    ///
    /// ## Example
    /// ```yaml,fires
    /// stage: board
    /// adopted: {date: 2026-10-22, body: Board of Education}
    /// ```
    /// Use instead:
    /// ```yaml
    /// stage: adopted
    /// adopted: {date: 2026-10-22, body: Board of Education}
    /// ```
    "adoption-contradicts-stage" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(date) = plan.adopted.as_ref().and_then(|adopted| adopted.date) else { return };
    let stage = plan.stage_or_draft();
    if stage == Stage::Adopted {
        if date.value.day > context.as_of {
            findings
                .at(
                    date.span,
                    "this plan is at stage `adopted`, but its adoption date is in the future",
                )
                .label(context.head(), "the stage")
                .note(format!("today is {}", context.today()))
                .help("correct the date, or write `stage: board` until the board adopts the plan");
        }
        return;
    }
    if date.value.day > context.as_of {
        // The board may already have scheduled the meeting.
        return;
    }
    let reviews = context.actions().flat_map(|(_, action)| &action.reviews);
    let looks = reviews.filter_map(|review| review.date);
    let readings = context.metrics().flat_map(|metric| &metric.readings);
    let mut looks = looks.chain(readings.filter_map(|reading| reading.date));
    if looks.any(|look| look.value.day > date.value.day) {
        return;
    }
    let finding = findings
        .at(
            date.span,
            format!(
                "this plan was adopted {}, but its stage is `{}`",
                on_date(date.value),
                stage.word()
            ),
        )
        .note("readers can't tell whether the date or the stage is right")
        .help("write `stage: adopted`, or delete the `adopted` date");
    if let Some(stage) = plan.stage {
        finding.label(stage.span, "the plan's stage");
    }
}
