//! Looks for successes that contain "improved" or a similar word but no number. Reports a success if the outcome
//! that shares the most words with it has no numbers and no evidence beyond its own words. Tuned on the sample
//! plans, whose successes or outcomes contain numbers. Also tuned on one district's plan, in which a claim shared a
//! word with two outcomes and belonged to the supported one.

use std::collections::BTreeSet;

use super::evidence_repeats_outcome::only_repeats;
use crate::lang::{Language, ReflectionWords, WordList};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::{EntityKind, Outcome, Plan, Reflection};

declare_rule! {
    /// Checks for successes that claim an improvement that no outcome supports.
    ///
    /// ## Why it matters
    /// A reader who looks for proof in the outcomes finds none and doubts the other claims too.
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
    /// Use instead:
    /// ```yaml
    /// reflection:
    ///   outcomes:
    ///     - intended: Promote safe routes to school
    ///       evidence: Crossing guards were at nine of the eleven corners from October on.
    ///   successes:
    ///     - improved routes for walkers
    /// ```
    "unsupported-improvement" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

/// An outcome, its evidence, and the roots of the words in both. `is_shown` is `true` if evidence or numbers
/// support it.
struct OutcomeEvidence<'a> {
    intended: &'a Passage<'a>,
    evidence: Option<&'a Passage<'a>>,
    roots: BTreeSet<&'a str>,
    is_shown: bool,
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(reflection) = &plan.reflection else { return };
    let language = context.language;
    let mut outcomes: Vec<OutcomeEvidence<'_>> = Vec::new();
    let mut of_outcomes =
        context.passages.iter().filter(|p| p.entry.is(EntityKind::Outcome)).peekable();
    for outcome in &reflection.outcomes {
        let Some(intended) = of_outcomes.next_if(|p| p.is(Outcome::intended)) else { continue };
        let evidence = of_outcomes.next_if(|passage| passage.is(Outcome::evidence));
        let is_shown = !outcome.results.is_empty()
            || evidence.is_some_and(|evidence| !only_repeats(evidence, intended));
        outcomes.push(OutcomeEvidence { intended, evidence, roots: BTreeSet::new(), is_shown });
    }
    if outcomes.iter().all(|outcome| outcome.is_shown) {
        return;
    }
    for outcome in &mut outcomes {
        let texts = [Some(outcome.intended), outcome.evidence].into_iter().flatten();
        outcome.roots = texts.flat_map(|text| roots(text.words(), language)).collect();
    }
    for passage in context.passages.iter().filter(|p| p.is(Reflection::successes)) {
        let text = passage.scan().words.text();
        let mut start = 0;
        for claim in text.split_inclusive([';', '.', '\n']) {
            let (from, to) = (start, start + claim.len());
            start = to;
            let words: Vec<_> =
                passage.words().filter(|w| from <= w.at.start && w.at.end <= to).collect();
            let better =
                words.iter().find(|w| language.has(|it| it.reflection.improvement, w.lower()));
            let (Some(better), false) = (better, claim.contains(|c: char| c.is_ascii_digit()))
            else {
                continue;
            };
            let own = roots(words.iter().cloned(), language);
            let Some(outcome) = nearest(&own, &outcomes) else { continue };
            findings
                .at(passage.at_words(better.at.clone()), "no outcome supports this improvement")
                .label(
                    context.words(outcome.evidence.unwrap_or(outcome.intended).text),
                    match outcome.evidence {
                        Some(_) => "this evidence only repeats the outcome",
                        None => "the related outcome has no evidence",
                    },
                )
                .note("readers who find no proof doubt the other claims too")
                .help("add evidence or numbers to the outcome, or delete the claim");
        }
    }
}

/// Returns the outcome that shares the most words with a claim; `None` if that outcome is supported. Supported
/// outcomes win ties.
fn nearest<'a>(
    claim: &BTreeSet<&str>,
    outcomes: &'a [OutcomeEvidence<'a>],
) -> Option<&'a OutcomeEvidence<'a>> {
    let shared =
        |it: &OutcomeEvidence<'_>| claim.iter().filter(|&root| it.roots.contains(root)).count();
    let near = outcomes.iter().map(|it| (shared(it), it.is_shown, it));
    let (shared, is_shown, outcome) = near.max_by_key(|&(shared, shown, _)| (shared, shown))?;
    (shared > 0 && !is_shown).then_some(outcome)
}

fn roots<'p>(words: impl Iterator<Item = Word<'p>>, language: Language<'_>) -> BTreeSet<&'p str> {
    let is = |word: &Word<'_>, list: fn(&ReflectionWords) -> WordList| {
        language.has(|words| list(&words.reflection), word.lower())
    };
    let words = words.filter(Word::is_content);
    let words = words.filter(|word| !is(word, |it| it.improvement) && !is(word, |it| it.common));
    words.map(|word| word.root()).collect()
}
