//! `department-unknown`: a plan of nobody's.

use std::collections::BTreeSet;

use crate::lint::{District, Findings, Scope, declare_rule};
use crate::schema;

declare_rule! {
    /// Each plan is of a department that the project names.
    ///
    /// A project that names no departments has none to compare with.
    ///
    /// ## Why it matters
    /// A file that is misnamed is a second department, and the first seems to have no plan.
    ///
    /// ## Example
    /// ```yaml,project
    /// departments: [{id: nutrition, name: Nutrition Services}]
    /// ```
    /// ```yaml,fires
    /// id: nutritoin
    /// ```
    /// ```yaml
    /// id: nutrition
    /// ```
    "department-unknown" {
        levels: [Warn, Warn, Warn, Warn],
        scope: Scope::District(check),
    }
}

fn check(district: &District<'_>, findings: &mut Findings<'_>) {
    let ids = district.departments.iter().filter_map(|department| department.id.as_ref());
    let known: BTreeSet<&str> = ids.map(|id| &*id.value).collect();
    if known.is_empty() {
        return;
    }
    let plans = district.plans.iter().filter(|plan| district.is_asked(plan));
    for plan in plans.filter(|plan| !known.contains(&*plan.id)) {
        findings
            .at(
                plan.span,
                format!("this plan is of `{}`, which the project does not name", plan.id),
            )
            .note("a plan's `id`, else the name of its file, says which department's it is")
            .help(match schema::nearest(&plan.id, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add it to `departments` in the project, or rename the file".to_owned(),
            });
    }
}
