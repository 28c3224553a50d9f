//! `priority-nearly-twice`: two priorities that are one.
//!
//! What counts as nearly the same is said, with how it was tuned, in `language::likeness`.

use crate::lint::language::{Said, near_pairs};
use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// No two priorities say nearly the same.
    ///
    /// ## Why it matters
    /// A priority is what was chosen over the rest. Two that are one were not chosen, and their actions
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
    /// ```yaml
    /// priorities:
    ///   - id: shade
    ///     priority: give every playground shade at noon
    ///   - id: water
    ///     priority: give every playground a working fountain
    /// ```
    "priority-nearly-twice" {
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
            .at(around.words(second.text), "two priorities say nearly the same")
            .here("the second")
            .label(around.words(first.text), "the first")
            .note("a reader cannot tell which of their actions serve which")
            .help("make one priority of the two, with the actions of both");
    }
}
