//! `department-without-plan`: one chair empty.

use std::collections::HashSet;

use crate::lint::{District, Findings, Scope, declare_rule};
use crate::model::Choice;

declare_rule! {
    /// Each department that the project names has a plan for each open year.
    ///
    /// A year is open until its last day has passed; the latest year that has a plan is always open. Only a run over
    /// all plans of a year can tell.
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
    if !district.is_open {
        return;
    }
    let there: HashSet<&str> = district.plans.iter().map(|plan| &*plan.id).collect();
    for department in district.departments {
        let Some(id) = department.id.as_ref().filter(|id| !there.contains(&*id.value)) else {
            continue;
        };
        let furthest = district.plans.iter().map(|plan| plan.stage).max();
        findings
            .at(id.span, format!("department `{}` has no plan for {}", id.value, district.year))
            .note(match furthest {
                Some(stage) => {
                    format!("the furthest plan of the year is at stage `{}`", stage.word())
                }
                None => "no department has a plan for that year".to_owned(),
            })
            .help(format!("begin one: `plancc new {}`, or take the department out", id.value));
    }
}
