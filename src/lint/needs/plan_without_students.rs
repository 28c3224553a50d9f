//! `plan-without-students`: for everyone, so for no one.
//!
//! Judges words, tuned on the sample plans: departments that serve buildings or accounts serve no group of
//! students in particular, so only plans whose priorities, or what they are to change, speak of students are
//! asked which.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A plan whose priorities speak of students says of at least one which students it is for.
    ///
    /// Not every plan is for a group of students in particular, so this is a note.
    ///
    /// ## Why it matters
    /// Parents look for their child, and a board for the groups that it has pledged to serve.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: breakfast
    ///     priority: bring breakfast to students who come late
    ///     actions: [{id: carts, action: serve breakfast from carts}]
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: breakfast
    ///     priority: bring breakfast to students who come late
    ///     students: [high school students]
    ///     actions: [{id: carts, action: serve breakfast from carts}]
    /// ```
    "plan-without-students" {
        levels: [Off, Off, Info, Info],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(first) = plan.priorities.first().and_then(|it| it.priority.as_ref()) else { return };
    let of_priorities = plan.priorities.iter().any(|priority| !priority.students.is_empty());
    if of_priorities || around.metrics().any(|metric| !metric.students.is_empty()) {
        return;
    }
    let texts = plan.priorities.iter().flat_map(|priority| {
        let then = priority.theory_of_action.iter().flat_map(|theory| &theory.then);
        priority.priority.iter().chain(then)
    });
    if !texts.into_iter().any(|text| speaks_of_students(&text.value)) {
        return;
    }
    findings
        .at(around.words(first), "no priority of this plan says which students it is for")
        .here("the first of them")
        .note(
            "parents look for their child, and a board for the groups that it has pledged to serve",
        )
        .help("add `students: […]` where a priority or metric is for some students above others");
}

/// Words for students, English and Spanish, as they stand in a sentence about them.
const STUDENTS: &[&str] = &[
    "students",
    "children",
    "pupils",
    "learners",
    "teenagers",
    "estudiantes",
    "alumnos",
    "alumnas",
    "niños",
    "niñas",
    "aprendices",
    "jóvenes",
];

fn speaks_of_students(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| STUDENTS.contains(&word.to_lowercase().as_str()))
}
