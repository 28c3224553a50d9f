//! The `mismatched-folder-year` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Plan, SchoolYear};

declare_rule! {
    /// Checks for plans whose year differs from the year in their folder's name.
    ///
    /// ## Why it matters
    /// The report would appear under another year, and this year's would be missing.
    ///
    /// ## Example
    /// A plan in the folder `2026-2027`:
    /// ```yaml,fires,in=plans/2026-2027
    /// year: 2025-2026
    /// purpose: We feed children.
    /// ```
    /// Use instead:
    /// ```yaml,in=plans/2026-2027
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    "mismatched-folder-year" {
        levels: [Warn, Error, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(year) = plan.year else { return };
    let mut folders = around.source.name().split('/').rev().skip(1);
    let Some(folder) = folders.find_map(SchoolYear::read) else { return };
    if folder == year.value {
        return;
    }
    findings
        .at(
            year.span,
            format!("the plan's year {} differs from its folder, `{folder}`", year.value),
        )
        .note("the report appears under the plan's year")
        .help(format!("write `year: {folder}`, or move the file"));
}
