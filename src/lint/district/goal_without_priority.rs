use std::collections::HashSet;

use crate::lint::{CheckScope, Findings, YearDigests, declare_rule};

declare_rule! {
    /// Checks for district goals that no department's priority serves.
    ///
    /// The rule checks every open year, but only if you lint all plans of that year together.
    ///
    /// ## Why it matters
    /// The board set the goal and will ask which department is working on it.
    ///
    /// ## Example
    /// ```yaml,project
    /// goals:
    ///   - {id: lcap-3, goal: Every student attends school every day}
    ///   - {id: lcap-4, goal: Every student is well fed}
    /// ```
    /// ```yaml,fires
    /// priorities:
    ///   - {id: breakfast, priority: serve breakfast to more teenagers, goals: [lcap-4]}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - {id: breakfast, priority: serve breakfast to more teenagers, goals: [lcap-4, lcap-3]}
    /// ```
    "goal-without-priority" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::District(check),
    }
}

fn check(district: &YearDigests<'_>, findings: &mut Findings<'_>) {
    if !district.is_open {
        return;
    }
    let served: HashSet<&str> =
        district.plans.iter().flat_map(|plan| &plan.goals).map(|id| &**id).collect();
    for goal in district.goals {
        let Some(id) = goal.id.as_ref().filter(|id| !served.contains(&*id.value)) else { continue };
        findings
            .at(
                id.span,
                format!("no priority serves the goal “{}”", goal.name(district.setting.language())),
            )
            .here(match district.plans.len() {
                0 => format!("there are no plans for {}", district.year),
                1 => format!("the only plan for {} doesn't name this goal", district.year),
                plans => format!("none of the {plans} plans for {} names this goal", district.year),
            })
            .note("the board set the goal and will ask which department is working on it")
            .help(format!("add `{}` to the `goals` of a priority that serves this goal", id.value));
    }
}
