//! `improvement-unshown`: better, it says here; nothing, it shows there.
//!
//! Tuned on the sample plans, whose successes bring numbers or stand beside outcomes that do. Told only
//! where a success says "improved" or the like without a figure, and the outcome that shares a word with it
//! has no figure, no result and evidence that is absent or only its label.

use std::collections::BTreeSet;

use super::evidence_repeats_outcome::only_repeats;
use crate::lint::{Around, Findings, Passage, Scope, Word, declare_rule};
use crate::model::Plan;

/// Words that say that something is better than before.
const BETTER: &[&str] = &[
    "better",
    "enhanced",
    "greater",
    "grew",
    "improved",
    "improvement",
    "improvements",
    "increase",
    "increased",
    "increases",
    "stronger",
    "strengthened",
    "aumentó",
    "avanzó",
    "creció",
    "fortaleció",
    "mejor",
    "mejora",
    "mejoró",
    "mejoramos",
    "mejorado",
];

declare_rule! {
    /// What the successes claim, the outcomes show.
    ///
    /// ## Why it matters
    /// A reader who goes from the claim to the outcome finds nothing, and doubts the other claims too.
    ///
    /// ## Example
    /// ```yaml,fires
    /// reflection:
    ///   outcomes:
    ///     - intended: Promote safe routes to school
    ///       evidence: (Safe Routes)
    ///   successes:
    ///     - improved routes for walkers
    /// ```
    /// ```yaml
    /// reflection:
    ///   outcomes:
    ///     - intended: Promote safe routes to school
    ///       evidence: Crossing guards stood at nine of the eleven corners from October on.
    ///   successes:
    ///     - improved routes for walkers
    /// ```
    "improvement-unshown" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

/// An outcome that nothing shows: its text, its evidence and the roots of its words.
type Bare<'a> = (&'a Passage<'a>, Option<&'a Passage<'a>>, BTreeSet<&'a str>);

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(reflection) = &plan.reflection else { return };
    // The outcomes that nothing shows, with their intended and evidence.
    let mut bare: Vec<Bare<'_>> = Vec::new();
    let mut of_outcomes = around.passages.iter().filter(|p| p.entry.name == "outcome").peekable();
    for outcome in &reflection.outcomes {
        let Some(intended) = of_outcomes.next_if(|p| p.field.key == "intended") else { continue };
        let evidence = of_outcomes.next_if(|passage| passage.field.key == "evidence");
        let shows = !outcome.results.is_empty()
            || evidence.is_some_and(|evidence| !only_repeats(evidence, intended));
        if !shows {
            bare.push((intended, evidence, roots(intended.words())));
        }
    }
    if bare.is_empty() {
        return;
    }
    for passage in around.passages.iter().filter(|p| p.is("reflection", "successes")) {
        let text = passage.scan().words.text();
        let mut start = 0;
        for claim in text.split_inclusive([';', '.', '\n']) {
            let (from, to) = (start, start + claim.len());
            start = to;
            let words: Vec<_> =
                passage.words().filter(|w| from <= w.at.start && w.at.end <= to).collect();
            let better = words.iter().find(|w| BETTER.contains(&w.lower()));
            let (Some(better), false) = (better, claim.contains(|c: char| c.is_ascii_digit()))
            else {
                continue;
            };
            let own = roots(words.iter().cloned());
            let near = bare.iter().find(|(.., outcome)| !outcome.is_disjoint(&own));
            let Some((intended, evidence, _)) = near else { continue };
            findings
                .at(
                    passage.at_words(better.at.clone()),
                    "an improvement is claimed and nowhere shown",
                )
                .here("since when, and by how much?")
                .label(
                    around.words(evidence.unwrap_or(intended).text),
                    "the outcome that it belongs to shows nothing",
                )
                .note("a reader who looks for the proof doubts the other claims too")
                .help("give the outcome evidence or numbers, or take the claim out");
        }
    }
}

fn roots<'p>(words: impl Iterator<Item = Word<'p>>) -> BTreeSet<&'p str> {
    let words = words.filter(Word::is_content);
    let words = words.filter(|word| !BETTER.contains(&word.lower()) && !is_of_plans(word.lower()));
    words.map(|word| word.root()).collect()
}

/// Words that stand in any outcome.
fn is_of_plans(word: &str) -> bool {
    matches!(
        word,
        "school"
            | "schools"
            | "student"
            | "students"
            | "district"
            | "staff"
            | "support"
            | "plan"
            | "plans"
            | "escuela"
            | "escuelas"
            | "estudiantes"
            | "distrito"
    )
}
