use jiff::ToSpan;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Action;

declare_rule! {
    /// Checks for action reviews that are dated outside the plan's school year or in the future.
    ///
    /// Dates in the month after the year are allowed, because final reviews often take place in the summer.
    ///
    /// ## Why it matters
    /// A review shows readers how an action went this year. With a wrong date, they cannot rely on it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: carts
    ///     action: buy four carts
    ///     reviews: [{date: 2025-11-10, note: Three carts are in use.}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - id: carts
    ///     action: buy four carts
    ///     reviews: [{date: 2026-11-10, note: Three carts are in use.}]
    /// ```
    "review-outside-year" {
        levels: [Warn, Warn, Warn, Error],
        scope: CheckScope::Action(check),
    }
}

fn check(action: &Action, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some((first, last)), Some(year)) = (context.days(), context.plan.year) else { return };
    let last = last.saturating_add(1.month());
    for date in action.reviews.iter().filter_map(|review| review.date) {
        let day = date.value.day;
        if !(first..=last).contains(&day) {
            findings
                .at(
                    date.span,
                    format!(
                        "this review is dated {}, which is outside {}",
                        date.value.in_words(),
                        year.value
                    ),
                )
                .label(year.span, "the plan's year")
                .note("reviews show how an action went this year")
                .help("correct the date");
        } else if day > context.as_of && !date.value.month_only {
            findings
                .at(
                    date.span,
                    format!(
                        "this review is dated {}, which is in the future",
                        date.value.in_words()
                    ),
                )
                .here(format!("today is {}", context.today()))
                .note("a review describes work that has already been done")
                .help("correct the date");
        }
    }
}
