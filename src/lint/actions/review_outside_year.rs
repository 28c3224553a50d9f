//! `review-outside-year`: looked at, in another year or not yet.

use jiff::ToSpan;

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Action;

declare_rule! {
    /// An action's reviews are of the plan's school year and of days that have come.
    ///
    /// The month after the year counts: last looks are taken in summer.
    ///
    /// ## Why it matters
    /// A review of a day that has not come was not a look at anything.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: carts
    ///     action: buy four carts
    ///     reviews: [{date: 2025-11-10, note: Three carts run.}]
    /// ```
    /// ```yaml
    /// actions:
    ///   - id: carts
    ///     action: buy four carts
    ///     reviews: [{date: 2026-11-10, note: Three carts run.}]
    /// ```
    "review-outside-year" {
        levels: [Warn, Warn, Warn, Error],
        scope: Scope::Action(check),
    }
}

fn check(action: &Action, around: &Around<'_>, findings: &mut Findings<'_>) {
    let (Some((first, last)), Some(year)) = (around.days(), around.plan.year) else { return };
    let last = last.saturating_add(1.month());
    for date in action.reviews.iter().filter_map(|review| review.date) {
        let day = date.value.day;
        if !(first..=last).contains(&day) {
            findings
                .at(
                    date.span,
                    format!("this review is of {}, outside of {}", date.value, year.value),
                )
                .label(year.span, "the plan's year")
                .note("what was seen in another year is not this action")
                .help("correct the day");
        } else if day > around.as_of && !date.value.month_only {
            findings
                .at(date.span, format!("this review is of {}, a day that has not come", date.value))
                .here(format!("today is taken to be {}", around.as_of))
                .note("nothing can have been seen then")
                .help("correct the day");
        }
    }
}
