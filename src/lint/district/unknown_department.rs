use std::collections::BTreeSet;

use crate::lint::{CheckScope, Findings, YearDigests, declare_rule};
use crate::schema;

declare_rule! {
    /// Checks for plans of departments that are not in the project file.
    ///
    /// Projects that list no departments are skipped.
    ///
    /// ## Why it matters
    /// A misspelled file name looks like a second department. To readers, the real department seems to have no
    /// plan.
    ///
    /// ## Example
    /// ```yaml,project
    /// departments: [{id: nutrition, name: Nutrition Services}]
    /// ```
    /// ```yaml,fires
    /// id: nutritoin
    /// ```
    /// Use instead:
    /// ```yaml
    /// id: nutrition
    /// ```
    "unknown-department" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::District(check),
    }
}

fn check(district: &YearDigests<'_>, findings: &mut Findings<'_>) {
    let ids = district.departments.iter().filter_map(|department| department.id.as_ref());
    let known: BTreeSet<&str> = ids.map(|id| &*id.value).collect();
    if known.is_empty() {
        return;
    }
    let plans = district.plans.iter().filter(|plan| district.is_asked(plan));
    for plan in plans.filter(|plan| !known.contains(&*plan.id)) {
        findings
            .at(plan.span, format!("unknown department `{}`", plan.id))
            .note("plancc identifies the department by the plan's `id` or, if there is none, by the file name")
            .help(match schema::nearest(&plan.id, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add the department to `departments` in the project file, or rename the plan's file"
                    .to_owned(),
            });
    }
}
