use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::{Plan, SchoolYear};

declare_rule! {
    /// Checks for plans whose year differs from the year in their folder's name.
    ///
    /// ## Why it matters
    /// The report appears under the wrong year, and readers do not find this year's report.
    ///
    /// ## Example
    /// A plan in the folder `2026-2027`:
    /// ```yaml,fires,in=plans/2026-2027
    /// year: 2025-2026
    /// purpose: We serve school meals.
    /// ```
    /// Use instead:
    /// ```yaml,in=plans/2026-2027
    /// year: 2026-2027
    /// purpose: We serve school meals.
    /// ```
    "mismatched-folder-year" {
        levels: [Warn, Error, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(year) = plan.year else { return };
    let mut folders = context.source.name().split('/').rev().skip(1);
    let Some(folder) = folders.find_map(SchoolYear::read) else { return };
    if folder == year.value {
        return;
    }
    findings
        .at(
            year.span,
            format!("the plan's year is {}, but its folder is `{folder}`", year.value),
        )
        .note("reports are sorted by the plan's year, so readers don't find this one under the folder's year")
        .help(format!("write `year: {folder}`, or move the file"));
}
