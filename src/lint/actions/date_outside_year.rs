//! `date-outside-year`: another year's day.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Action, PlanDate};
use crate::source::Spanned;

declare_rule! {
    /// An action starts and ends in the plan's school year.
    ///
    /// What takes several years has a part in each year's plan.
    ///
    /// ## Why it matters
    /// The board adopts a year; what lies outside it is another plan's, or a slip of the pen.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2025-09-08, due: 2026-12-18}
    /// ```
    /// ```yaml
    /// actions:
    ///   - {id: carts, action: buy four carts, start: 2026-09-08, due: 2026-12-18}
    /// ```
    "date-outside-year" {
        levels: [Info, Warn, Error, Error],
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some((first, last)), Some(year)) = (around.days(), around.plan.year) else { return };
    let mut say = |date: Option<Spanned<PlanDate>>, what: &str| {
        let Some(date) = date.filter(|date| !(first..=last).contains(&date.value.day)) else {
            return;
        };
        findings
            .at(
                date.span,
                format!("this action {what} on {}, outside of {}", date.value, year.value),
            )
            .label(year.span, format!("this plan is of {first} to {last}"))
            .note("the board adopts a year; what lies outside of it is another plan's")
            .help("correct the day, or plan this year's part of the action");
    };
    say(action.start, "starts");
    say(action.due, "is due");
}
