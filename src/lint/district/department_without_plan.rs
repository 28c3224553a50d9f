use std::collections::HashSet;

use crate::lint::{CheckScope, Findings, YearDigests, declare_rule};
use crate::model::Choice;

declare_rule! {
    /// Checks for departments in the project file that have no plan for an open year.
    ///
    /// A year is open until its last day, and the latest year with a plan is always open. The rule runs only if you
    /// lint all plans of a year together.
    ///
    /// ## Why it matters
    /// The list of reports has a gap, and the board may be the first to notice.
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
    /// Use instead:
    /// ```yaml
    /// id: nutrition
    /// ---
    /// id: libraries
    /// ```
    "department-without-plan" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::District(check),
    }
}

fn check(district: &YearDigests<'_>, findings: &mut Findings<'_>) {
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
            .at(id.span, format!("no plan for department `{}` for {}", id.value, district.year))
            .note(match furthest {
                Some(stage) => {
                    format!("the most advanced plan for this year is at stage `{}`", stage.word())
                }
                None => "no department has a plan for this year".to_owned(),
            })
            .help(format!(
                "run `plancc new {}`, or remove the department from `departments`",
                id.value
            ));
    }
}
