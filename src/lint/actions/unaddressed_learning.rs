//! The `unaddressed-learning` rule.
//!
//! Never more than `info`, because an action may respond to it in other words. A challenge or learning is reported if
//! it has at least five content words, none of which shares a root with any need, priority or action, and if it
//! doesn't state what was done ("and we took it off the menu"). `community` and `communicate` count as one root, so that
//! the rule errs on the side of silence. Services are not checked: in the sample plans, most services rightly
//! continue without an action, and their wording doesn't show which ones should not.

use crate::lint::language::{Set, Tongue};
use crate::lint::{Around, Findings, Passage, Scope, Word, declare_rule};
use crate::model::{Answer, Plan};
use crate::source::Text;

/// The fewest content words of a text that can be compared.
const FEWEST_WORDS: usize = 5;

declare_rule! {
    /// Checks for last year's challenges and learnings that nothing in this year's plan addresses.
    ///
    /// ## Why it matters
    /// A challenge that no one works on comes back in next year's reflection.
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
    /// Use instead:
    /// ```yaml
    /// reflection:
    ///   challenges:
    ///     - substitute custodians seldom knew the alarm codes and called supervisors at night
    /// priorities:
    ///   - id: nights
    ///     priority: end calls at night
    ///     actions: [{id: card, action: give every custodian a card with what to do}]
    /// ```
    "unaddressed-learning" {
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
            // Both iterators follow the order of the fields.
            let of = |passage: &&Passage<'_>| std::ptr::eq::<Text>(passage.text, text);
            let Some(passage) = passages.find(of) else { break };
            let own: Set<'_> = roots(passage).collect();
            let says_it = passage.words().skip(1).any(|word| word.text == "we");
            if own.len() >= FEWEST_WORDS && !says_it && own.is_disjoint(&answers) {
                findings
                    .at(
                        around.words(passage.text),
                        format!("nothing in this plan addresses this {name}"),
                    )
                    .here("no need, priority or action has a word in common with it")
                    .note(format!("a {name} that no one works on comes back next year"))
                    .help("add an action, or explain in the reflection why there is none");
            }
        }
    }
}

fn roots<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = &'a str> {
    passage.words().filter(Word::is_content).map(|word| word.root())
}
