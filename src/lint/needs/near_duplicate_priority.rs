//! The `near-duplicate-priority` rule.
//!
//! The similarity measure and how it was tuned are in `language::likeness`.

use crate::lint::language::{Said, near_pairs};
use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for priorities whose wording is nearly the same.
    ///
    /// ## Why it matters
    /// A priority is a choice over the rest. Two priorities that mean the same are not a choice, and their actions
    /// compete for the same hours.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: shade
    ///     priority: give every playground shade at noon
    ///   - id: noon-shade
    ///     priority: give shade at noon to every playground
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: shade
    ///     priority: give every playground shade at noon
    ///   - id: water
    ///     priority: give every playground a working fountain
    /// ```
    "near-duplicate-priority" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let passages: Vec<_> =
        around.passages.iter().filter(|passage| passage.is("priority", "priority")).collect();
    let said: Vec<Said<'_>> = passages.iter().copied().map(Said::of).collect();
    for (first, second) in near_pairs(&said) {
        let (Some(first), Some(second)) = (passages.get(first), passages.get(second)) else {
            continue;
        };
        findings
            .at(around.words(second.text), "this priority is nearly the same as another one")
            .label(around.words(first.text), "the other priority")
            .note("readers can't tell which actions serve which priority")
            .help("merge them into one priority with the actions of both");
    }
}
