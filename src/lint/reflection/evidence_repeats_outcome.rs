//! `evidence-repeats-outcome`: asked how it is known, it says once more what was meant.
//!
//! Tuned on the sample plans, where evidence always brings words of its own: it repeats its outcome where it
//! has no content word and no figure that the outcome has not.

use std::collections::BTreeSet;

use crate::lint::language::Said;
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Evidence says more than the outcome that it is for.
    ///
    /// ## Why it matters
    /// "How do you know?" is the question that the board has. A heading in brackets leaves it open, and
    /// looks answered.
    ///
    /// ## Example
    /// ```yaml,fires
    /// outcomes:
    ///   - intended: Promote safe routes to school
    ///     evidence: (Safe Routes to School)
    /// ```
    /// ```yaml
    /// outcomes:
    ///   - intended: Promote safe routes to school
    ///     evidence: Crossing guards stood at nine of the eleven corners from October on.
    /// ```
    "evidence-repeats-outcome" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let mut intended: Option<&Passage<'_>> = None;
    for passage in around.passages.iter().filter(|passage| passage.entry.name == "outcome") {
        if passage.field.key == "intended" {
            intended = Some(passage);
        } else if passage.field.key == "evidence"
            && let Some(outcome) = intended
            && only_repeats(passage, outcome)
        {
            findings
                .at(around.words(passage.text), "this evidence only repeats its outcome")
                .here("what was seen, counted or said?")
                .label(around.words(outcome.text), "the outcome")
                .note("the board asks how it is known, and finds the question again")
                .help("say what shows it: a number, a date, who noticed what");
        }
    }
}

/// Whether a piece of evidence has no content word that its outcome has not.
pub(super) fn only_repeats(evidence: &Passage<'_>, outcome: &Passage<'_>) -> bool {
    let own = stems(evidence);
    !own.is_empty() && own.is_subset(&stems(outcome))
}

fn stems<'p>(passage: &'p Passage<'_>) -> BTreeSet<&'p str> {
    Said::of(passage).stems.into_iter().collect()
}
