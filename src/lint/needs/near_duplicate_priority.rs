//! `language::likeness` defines the similarity measure and describes how it was tuned.

use crate::lint::language::{Said, near_pairs};
use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::{Plan, Priority};

declare_rule! {
    /// Checks for priorities with nearly the same wording.
    ///
    /// ## Why it matters
    /// If two priorities mean the same thing, readers do not know which actions serve which priority.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: shade
    ///     priority: provide shade at noon on every playground
    ///   - id: noon-shade
    ///     priority: provide shade on every playground at noon
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: shade
    ///     priority: provide shade at noon on every playground
    ///   - id: water
    ///     priority: repair the drinking fountain on every playground
    /// ```
    "near-duplicate-priority" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let passages: Vec<_> =
        around.passages.iter().filter(|passage| passage.is(Priority::priority)).collect();
    let said: Vec<Said<'_>> = passages.iter().copied().map(Said::of).collect();
    for (first, second) in near_pairs(&said) {
        let (Some(first), Some(second)) = (passages.get(first), passages.get(second)) else {
            continue;
        };
        findings
            .at(around.words(second.text), "this priority is nearly identical to another priority")
            .label(around.words(first.text), "the other priority")
            .note("readers can't tell which actions serve which priority")
            .help("merge the two priorities into one with the actions of both");
    }
}
