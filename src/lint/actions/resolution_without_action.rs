//! The `resolution-without-action` rule.
//!
//! Never more than `info`, because the action may use other words. Tuned on one district's plan, whose learnings end
//! with a resolution that it never mentions again, and tested on the reflections of all plans in this repository.
//! Reports "need to", "must" or "should" before a verb of making, if neither of the first two content words after
//! the verb has its root in any need, priority or action.

use std::collections::BTreeSet;

use crate::lint::language::Tongue;
use crate::lint::{Around, Findings, Passage, Scope, Word, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for resolutions in the reflection that no action carries out.
    ///
    /// ## Why it matters
    /// A resolution is the plainest promise in a plan, and the first to be forgotten.
    ///
    /// ## Example
    /// ```yaml,fires
    /// reflection:
    ///   learnings: Schools buy the same thing twice. We need to draft one price list for office paper.
    /// priorities:
    ///   - id: nights
    ///     priority: end calls at night
    ///     actions: [{id: card, action: give every custodian a card with what to do}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// reflection:
    ///   learnings: Schools buy the same thing twice. We need to draft one price list for office paper.
    /// priorities:
    ///   - id: purchases
    ///     priority: let no school buy what another has
    ///     actions: [{id: prices, action: keep one price list of office paper for all schools}]
    /// ```
    "resolution-without-action" {
        levels: [Off, Info, Info, Info],
        scope: Scope::Plan(check),
    }
}

/// English verbs of making; knowing, feeling or understanding something is not an action.
#[rustfmt::skip]
const MAKING: &[&str] = &[
    "build", "buy", "collect", "compile", "create", "develop", "draft", "establish", "hire",
    "install", "organize", "prepare", "publish", "purchase", "schedule", "train", "translate",
    "update", "write",
];

/// Spanish verbs of making.
#[rustfmt::skip]
const SPANISH_MAKING: &[&str] = &[
    "capacitar", "comprar", "contratar", "crear", "elaborar", "escribir", "establecer", "formar",
    "instalar", "organizar", "preparar", "publicar", "traducir",
];

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let tongue = Tongue::of(around.language);
    if plan.priorities.is_empty() || tongue == Tongue::Other {
        return;
    }
    let mut answers: Option<BTreeSet<&str>> = None;
    for passage in around.passages.iter().filter(|passage| {
        passage.is("reflection", "learnings") || passage.is("reflection", "challenges")
    }) {
        let words: Vec<Word<'_>> = passage.words().collect();
        for start in 0..words.len() {
            let Some(objects) = words.get(start..).and_then(|from| resolved(passage, from, tongue))
            else {
                continue;
            };
            let answers = answers.get_or_insert_with(|| all_roots(around));
            let (Some(first), Some(last)) = (words.get(start), objects.last()) else { continue };
            if objects.iter().any(|word| answers.contains(word.root())) {
                continue;
            }
            findings
                .at(
                    passage.at_words(first.at.start..last.at.end),
                    "no action carries out this resolution",
                )
                .here("no need, priority or action mentions it")
                .note("a resolution is a promise to the reader, and the first to be forgotten")
                .help("add an action, or explain in the reflection why there is none");
        }
    }
}

/// Returns the first two content words after the verb if `words` begin with a resolution.
fn resolved<'p>(
    passage: &Passage<'_>,
    words: &[Word<'p>],
    tongue: Tongue,
) -> Option<Vec<Word<'p>>> {
    let said = |at: usize| words.get(at).map_or("", |word| word.lower());
    let making = match tongue {
        Tongue::English => MAKING,
        _ => SPANISH_MAKING,
    };
    let verb = match (said(0), said(1)) {
        ("need" | "needs", "to") | ("hay", "que") => 2,
        ("must" | "should" | "debemos" | "necesitamos", _) => 1,
        _ => return None,
    };
    if !making.contains(&said(verb)) {
        return None;
    }
    let rest = words.get(verb + 1..)?;
    let end = rest.first()?.at.start;
    let text = passage.scan().words.text().get(end..)?;
    let clause = text.find(['.', ',', ';', ':', '\n']).map_or(usize::MAX, |length| end + length);
    let says = |word: &&Word<'_>| word.is_content() && word.at.end <= clause;
    let objects: Vec<Word<'p>> = rest.iter().filter(says).take(2).cloned().collect();
    (objects.len() == 2).then_some(objects)
}

/// The roots of all words in needs, priorities and actions.
fn all_roots<'a>(around: &Around<'a>) -> BTreeSet<&'a str> {
    let answering = around
        .context
        .passages
        .iter()
        .filter(|passage| passage.priority.is_some() || passage.entry.name == "need");
    answering.flat_map(|passage| passage.words().map(|word| word.root())).collect()
}
