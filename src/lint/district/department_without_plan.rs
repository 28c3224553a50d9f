//! `department-without-plan`: one chair empty.

use std::collections::HashSet;

use crate::lint::{District, Findings, Scope, declare_rule};
use crate::model::{Choice, Stage};

declare_rule! {
    /// Each department that the project names has a plan for the latest year.
    ///
    /// Only a run over the whole project knows.
    ///
    /// ## Why it matters
    /// The index of reports has a gap that nobody sees until the board does.
    ///
    /// ## Example
    /// ```yaml,project
    /// departments:
    ///   - {id: libraries, name: Libraries}
    ///   - {id: nutrition, name: Nutrition Services}
    /// ```
    /// ```yaml,fires
    /// id: nutrition
    /// ```
    /// ```yaml
    /// id: nutrition
    /// ---
    /// id: libraries
    /// ```
    "department-without-plan" {
        levels: [Info, Warn, Error, Error],
        scope: Scope::District(check),
    }
}

fn check(district: &District<'_>, findings: &mut Findings<'_>) {
    if !district.is_latest {
        return;
    }
    let there: HashSet<&str> = district.plans.iter().map(|plan| &*plan.id).collect();
    for department in district.departments {
        let Some(id) = department.id.as_ref().filter(|id| !there.contains(&*id.value)) else {
            continue;
        };
        findings
            .at(id.span, format!("department `{}` has no plan for {}", id.value, district.year))
            .note(format!(
                "the furthest plan of the year is at stage `{}`",
                district.plans.iter().map(|plan| plan.stage).max().unwrap_or(Stage::Draft).word()
            ))
            .help(format!("begin one: `plancc new {}`, or take the department out", id.value));
    }
}
