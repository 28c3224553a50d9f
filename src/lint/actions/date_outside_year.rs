use crate::lint::{CheckScope, EntryContext, Findings, declare_rule, on_date};
use crate::model::numbers::plain_day;
use crate::model::{Action, PlanDate};
use crate::source::Spanned;

declare_rule! {
    /// Checks for actions that start or are due outside the plan's school year.
    ///
    /// If an action takes several years, each year's plan describes the work of that year.
    ///
    /// ## Why it matters
    /// The board adopts a plan for one school year. A date outside that year is either a typo or a promise that
    /// belongs in another plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2025-09-08, due: 2026-12-18}
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09-08, due: 2026-12-18}
    /// ```
    "date-outside-year" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some((first, last)), Some(year)) = (context.days(), context.plan.year) else { return };
    let mut report = |date: Option<Spanned<PlanDate>>, verb: &str| {
        let Some(date) = date.filter(|date| !(first..=last).contains(&date.value.day)) else {
            return;
        };
        findings
            .at(
                date.span,
                format!(
                    "this action {verb} {}, which is outside {}",
                    on_date(date.value),
                    year.value
                ),
            )
            .label(
                year.span,
                format!(
                    "this plan's year runs from {}, to {}",
                    plain_day(first),
                    plain_day(last)
                ),
            )
            .note("the board adopts a plan for one year, so work in another year belongs in that year's plan")
            .help("correct the date, or describe only this year's part of the action");
    };
    report(action.start, "starts");
    report(action.due, "is due");
}
