use jiff::ToSpan;

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for adoption dates outside the school year and the six months before it.
    ///
    /// In spring, boards adopt many plans for the year that starts in summer. A date outside this period is
    /// probably a typo or left over from last year's plan.
    ///
    /// ## Why it matters
    /// The cover of the report shows the adoption date, so every reader would see the wrong date.
    ///
    /// ## Example
    /// ```yaml,fires
    /// year: 2026-2027
    /// stage: adopted
    /// adopted: {date: 2025-10-22, body: Board of Education}
    /// ```
    /// Use instead:
    /// ```yaml
    /// year: 2026-2027
    /// stage: adopted
    /// adopted: {date: 2026-10-22, body: Board of Education}
    /// ```
    "adoption-outside-year" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let date = plan.adopted.as_ref().and_then(|adopted| adopted.date);
    let (Some(date), Some(year), Some((first, last))) = (date, plan.year, context.days()) else {
        return;
    };
    let earliest = first.saturating_sub(6.months());
    if (earliest..=last).contains(&date.value.day) {
        return;
    }
    findings
        .at(
            date.span,
            format!("the adoption date, {}, is outside {}", date.value.in_words(), year.value),
        )
        .label(year.span, "the plan's year")
        .note("readers see this date on the cover of the report")
        .help("correct the date or the year");
}
