//! `language::similar_passages` defines the similarity measure and describes how it was tuned.

use crate::lint::language::{ContentWords, near_pairs};
use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
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
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let passages: Vec<_> =
        context.passages.iter().filter(|passage| passage.is(Priority::priority)).collect();
    let said: Vec<ContentWords<'_>> = passages.iter().copied().map(ContentWords::of).collect();
    for (first, second) in near_pairs(&said) {
        let (Some(first), Some(second)) = (passages.get(first), passages.get(second)) else {
            continue;
        };
        findings
            .at(context.words(second.text), "this priority is nearly identical to another priority")
            .label(context.words(first.text), "the other priority")
            .note("readers can't tell which actions serve which priority")
            .help("merge the two priorities into one with the actions of both");
    }
}
