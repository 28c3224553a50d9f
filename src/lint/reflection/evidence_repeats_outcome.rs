//! Evidence repeats its outcome if the outcome contains all content words and numbers of the evidence. Tuned on the
//! sample plans, in which evidence always adds words.

use std::collections::BTreeSet;

use crate::lint::language::ContentWords;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{EntityKind, Outcome, Plan};

declare_rule! {
    /// Checks for evidence that only repeats its outcome.
    ///
    /// ## Why it matters
    /// The board asks, "How do you know?" Evidence that only repeats the outcome does not answer the question.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Promote safe routes to school
    ///     evidence: (Safe Routes to School)
    /// ```
    /// Use instead:
    /// ```yaml
    /// outcomes:
    ///   - intended: Promote safe routes to school
    ///     evidence: Crossing guards were at nine of the eleven corners from October on.
    /// ```
    "evidence-repeats-outcome" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let mut intended: Option<&Passage<'_>> = None;
    for passage in context.passages.iter().filter(|passage| passage.entry.is(EntityKind::Outcome)) {
        if passage.is(Outcome::intended) {
            intended = Some(passage);
        } else if passage.is(Outcome::evidence)
            && let Some(outcome) = intended
            && only_repeats(passage, outcome)
        {
            findings
                .at(context.words(passage.text), "this evidence only repeats its outcome")
                .label(context.words(outcome.text), "the outcome")
                .note("the board asks how you know, and this evidence doesn't answer")
                .help("give evidence for the result: a number, a date, or what someone observed");
        }
    }
}

/// Returns `true` if the evidence has content words and the outcome contains all of them.
pub(super) fn only_repeats(evidence: &Passage<'_>, outcome: &Passage<'_>) -> bool {
    let own = stems(evidence);
    !own.is_empty() && own.is_subset(&stems(outcome))
}

fn stems<'p>(passage: &'p Passage<'_>) -> BTreeSet<&'p str> {
    ContentWords::of(passage).stems.into_iter().collect()
}
