//! The `goal-without-priority` rule.

use std::collections::HashSet;

use crate::lint::{District, Findings, Scope, declare_rule};

declare_rule! {
    /// Checks for district goals that no department's priority serves.
    ///
    /// Checked for each open year, if all plans of that year are linted together.
    ///
    /// ## Why it matters
    /// The board set the goal and will ask who works on it.
    ///
    /// ## Example
    /// ```yaml,project
    /// goals:
    ///   - {id: lcap-3, goal: Every student comes to school each day}
    ///   - {id: lcap-4, goal: Schools are well fed}
    /// ```
    /// ```yaml,fires
    /// priorities:
    ///   - {id: breakfast, priority: bring breakfast to teenagers, goals: [lcap-4]}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - {id: breakfast, priority: bring breakfast to teenagers, goals: [lcap-4, lcap-3]}
    /// ```
    "goal-without-priority" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::District(check),
    }
}

fn check(district: &District<'_>, findings: &mut Findings<'_>) {
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
                1 => format!("not named by the only plan for {}", district.year),
                plans => format!("not named by any of {plans} plans for {}", district.year),
            })
            .note("the board set the goal and will ask who works on it")
            .help(format!("add `{}` to the `goals` of a priority that serves it", id.value));
    }
}
