//! `year-unlike-folder`: last year's file, copied.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Plan, SchoolYear};

declare_rule! {
    /// A plan in a folder that is named after a school year is of that year.
    ///
    /// ## Why it matters
    /// The report would appear among another year's, and this year's would be missing.
    ///
    /// ## Example
    /// A plan in the folder `2026-2027`:
    /// ```yaml,fires,in=plans/2026-2027
    /// year: 2025-2026
    /// purpose: We feed children.
    /// ```
    /// ```yaml,in=plans/2026-2027
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    "year-unlike-folder" {
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
        .at(year.span, format!("this plan is in the folder of {folder} and says {}", year.value))
        .note("the report appears under the year that the plan says")
        .help(format!("write `year: {folder}`, or move the file"));
}
