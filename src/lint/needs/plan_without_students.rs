//! Some departments, such as those for buildings or accounting, serve no particular group of students. The rule
//! therefore reports a plan only if a priority, or a change under `then`, mentions students. Tuned on the sample
//! plans.

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for plans about students in which no priority or metric names a group of students.
    ///
    /// The level is never above `info`, because not every plan serves a particular group of students.
    ///
    /// ## Why it matters
    /// Parents look for their child's group, and the board looks for the groups that it promised to serve.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: breakfast
    ///     priority: bring breakfast to students who arrive late
    ///     actions: [{id: carts, action: serve breakfast from carts}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: breakfast
    ///     priority: bring breakfast to students who arrive late
    ///     students: [high school students]
    ///     actions: [{id: carts, action: serve breakfast from carts}]
    /// ```
    "plan-without-students" {
        levels: [Off, Off, Info, Info],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(first) = plan.priorities.first().and_then(|it| it.priority.as_ref()) else { return };
    let of_priorities = plan.priorities.iter().any(|priority| !priority.students.is_empty());
    if of_priorities || context.metrics().any(|metric| !metric.students.is_empty()) {
        return;
    }
    let texts = plan.priorities.iter().flat_map(|priority| {
        let then = priority.theory_of_action.iter().flat_map(|theory| &theory.then);
        priority.priority.iter().chain(then)
    });
    if !texts.into_iter().any(|text| speaks_of_students(&text.value, context.language)) {
        return;
    }
    findings
        .at(context.words(first), "no priority or metric in this plan names a group of students")
        .here("the first priority")
        .note("parents look for their child's group, and the board looks for the groups that it promised to serve")
        .help("add `students: […]` to a priority or metric that is for a group of students");
}

fn speaks_of_students(text: &str, language: Language<'_>) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| language.has(|it| it.needs.students, &word.to_lowercase()))
}
