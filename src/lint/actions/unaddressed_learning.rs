//! Reports a challenge or learning if it has at least five content words, none of which shares a root with a
//! word in any need, priority or action. An item that describes what was done ("and we took it off the menu")
//! is skipped. The level is never above `info`, because an action may use other words. Unrelated words such as
//! `community` and `communicate` may share a root, so the rule reports too little rather than too much.
//! Services are not checked: in the sample plans, most services rightly continue without an action, and their
//! wording doesn't show which ones should not.

use crate::lint::language::WordSet;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::{Answer, EntityKind, Plan};
use crate::source::Text;

/// The minimum number of content words in an item for the rule to check it.
const FEWEST_WORDS: usize = 5;

declare_rule! {
    /// Checks for last year's challenges and learnings that nothing in this year's plan addresses.
    ///
    /// ## Why it matters
    /// A challenge that no one works on will appear again in next year's reflection.
    ///
    /// ## Example
    /// ```yaml,fires
    /// reflection:
    ///   challenges:
    ///     - substitute custodians rarely knew the alarm codes and called supervisors at night
    /// priorities:
    ///   - id: shade
    ///     priority: add shade to every playground
    ///     actions: [{id: sails, action: put up shade sails over the play structures}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// reflection:
    ///   challenges:
    ///     - substitute custodians rarely knew the alarm codes and called supervisors at night
    /// priorities:
    ///   - id: nights
    ///     priority: stop calls to supervisors at night
    ///     actions: [{id: card, action: give every substitute custodian a card with the alarm codes}]
    /// ```
    "unaddressed-learning" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let is_answering =
        |passage: &&Passage<'_>| passage.priority.is_some() || passage.entry.is(EntityKind::Need);
    if plan.priorities.is_empty() || context.language.words().function_words.is_empty() {
        return;
    }
    let answers: WordSet<'_> =
        context.passages.iter().filter(is_answering).flat_map(roots).collect();
    let reflection = plan.reflection.as_ref();
    let challenges = reflection.and_then(|reflection| reflection.challenges.as_ref());
    let learnings = reflection.and_then(|reflection| reflection.learnings.as_ref());
    let is_we = |word: &Word<'_>| context.language.has(|words| words.reflection.we, word.text);
    let mut passages = context.passages.iter();
    for (answer, name) in [(challenges, "challenge"), (learnings, "learning")] {
        let Some(Answer::Items(texts)) = answer else { continue };
        for text in texts {
            // Both iterators follow the order of the fields.
            let of = |passage: &&Passage<'_>| std::ptr::eq::<Text>(passage.text, text);
            let Some(passage) = passages.find(of) else { break };
            let own: WordSet<'_> = roots(passage).collect();
            let says_it = passage.words().skip(1).any(|word| is_we(&word));
            if own.len() >= FEWEST_WORDS && !says_it && own.is_disjoint(&answers) {
                findings
                    .at(
                        context.words(passage.text),
                        format!("nothing in this plan addresses this {name}"),
                    )
                    .here("no need, priority or action uses any of its key words")
                    .note(format!("a {name} that no one works on will come up again next year"))
                    .help("add an action, or explain in the reflection why there is none");
            }
        }
    }
}

fn roots<'a>(passage: &'a Passage<'_>) -> impl Iterator<Item = &'a str> {
    passage.words().filter(Word::is_content).map(|word| word.root())
}
