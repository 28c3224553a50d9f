//! `learning-unanswered`: learned, and nothing done about it.
//!
//! A note, never more: the answer may stand in words of its own. It is told only where a challenge or a
//! learning of at least five content words shares no root of a word with any need, priority or action
//! (`community` and `communicate` count as one root, so that doubt is silence), and does not say itself what
//! was done (`and we took it off the menu`). Services are not looked at: tried on the sample plans, most
//! services rightly go on without an action, and nothing in the words tells which should not.

use crate::lint::language::{Set, Tongue};
use crate::lint::{Around, Findings, Passage, Scope, Word, declare_rule};
use crate::model::{Answer, Plan};
use crate::source::Text;

/// From how many content words on a text says enough to be answered.
const FEWEST_WORDS: usize = 5;

declare_rule! {
    /// What last year taught is taken up in this year's plan.
    ///
    /// ## Why it matters
    /// A challenge that nothing answers will stand in next year's reflection again.
    ///
    /// ## Example
    /// ```yaml,fires
    /// reflection:
    ///   challenges:
    ///     - substitute custodians seldom knew the alarm codes and called supervisors at night
    /// priorities:
    ///   - id: shade
    ///     priority: give every playground shade at noon
    ///     actions: [{id: sails, action: hang sails over the sandpits}]
    /// ```
    /// ```yaml
    /// reflection:
    ///   challenges:
    ///     - substitute custodians seldom knew the alarm codes and called supervisors at night
    /// priorities:
    ///   - id: nights
    ///     priority: end calls at night
    ///     actions: [{id: card, action: give every custodian a card with what to do}]
    /// ```
    "learning-unanswered" {
        levels: [Off, Info, Info, Info],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let is_answering =
        |passage: &&Passage<'_>| passage.priority.is_some() || matches!(passage.entry.name, "need");
    if plan.priorities.is_empty() || Tongue::of(around.language) == Tongue::Other {
        return;
    }
    let answers: Set<'_> = around.passages.iter().filter(is_answering).flat_map(roots).collect();
    let reflection = plan.reflection.as_ref();
    let challenges = reflection.and_then(|reflection| reflection.challenges.as_ref());
    let learnings = reflection.and_then(|reflection| reflection.learnings.as_ref());
    let mut passages = around.passages.iter();
    for (answer, name) in [(challenges, "challenge"), (learnings, "learning")] {
        let Some(Answer::Items(texts)) = answer else { continue };
        for text in texts {
            // Both run in the order of the language's fields.
            let of = |passage: &&Passage<'_>| std::ptr::eq::<Text>(passage.text, text);
            let Some(passage) = passages.find(of) else { break };
            let own: Set<'_> = roots(passage).collect();
            let says_it = passage.words().skip(1).any(|word| word.text == "we");
            if own.len() >= FEWEST_WORDS && !says_it && own.is_disjoint(&answers) {
                findings
                    .at(around.words(passage.text), format!("no action answers this {name}"))
                    .here("no need, priority or action shares a word with it")
                    .note("what nothing answers comes back next year")
                    .help("add an action, or say in the reflection why it is left");
            }
        }
    }
}

fn roots<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = &'a str> {
    passage.words().filter(Word::is_content).map(|word| word.root())
}
