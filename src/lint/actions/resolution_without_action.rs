//! Looks for "need to", "must" or "should" before a verb such as "build" or "hire". Reports the sentence if neither
//! of the first two content words after the verb shares a root with a word in any need, priority or action. The
//! level is never above `info`, because an action may use other words. Tuned on one district's plan, whose
//! learnings end with a resolution that it never mentions again, and tested on the reflections of all plans in this
//! repository.

use std::collections::BTreeSet;

use crate::lang::ReflectionWords;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::{EntityKind, Plan, Reflection};

declare_rule! {
    /// Checks for resolutions in the reflection, such as "we need to hire", that no action carries out.
    ///
    /// ## Why it matters
    /// Readers understand "we need to" as a promise and ask next year what happened to it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// reflection:
    ///   learnings: Schools pay different prices for paper. We need to draft one price list for office paper.
    /// priorities:
    ///   - id: shade
    ///     priority: add shade to every playground
    ///     actions: [{id: sails, action: put up shade sails over the play structures}]
    /// ```
    /// Use instead:
    /// ```yaml
    /// reflection:
    ///   learnings: Schools pay different prices for paper. We need to draft one price list for office paper.
    /// priorities:
    ///   - id: purchases
    ///     priority: give all schools the same prices for supplies
    ///     actions: [{id: prices, action: publish one price list for office paper}]
    /// ```
    "resolution-without-action" {
        levels: [Off, Info, Info, Info],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let verbs = &context.language.words().reflection;
    if plan.priorities.is_empty() || verbs.work.is_empty() {
        return;
    }
    let mut answers: Option<BTreeSet<&str>> = None;
    for passage in context
        .passages
        .iter()
        .filter(|passage| passage.is(Reflection::learnings) || passage.is(Reflection::challenges))
    {
        let words: Vec<Word<'_>> = passage.words().collect();
        for start in 0..words.len() {
            let Some(objects) = words.get(start..).and_then(|from| resolved(passage, from, verbs))
            else {
                continue;
            };
            let answers = answers.get_or_insert_with(|| all_roots(context));
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
                .note("readers take this sentence as a promise")
                .help("add an action, or explain in the reflection why there is none");
        }
    }
}

/// Returns the first two content words after the verb if `words` begin with a resolution.
fn resolved<'p>(
    passage: &Passage<'_>,
    words: &[Word<'p>],
    verbs: &ReflectionWords,
) -> Option<Vec<Word<'p>>> {
    let said = |at: usize| words.get(at).map_or("", |word| word.lower());
    let verb = match verbs.resolutions {
        phrases if phrases.has(said(0)) => 1,
        phrases if verbs.work.has(said(2)) && phrases.has(&format!("{} {}", said(0), said(1))) => 2,
        _ => return None,
    };
    if !verbs.work.has(said(verb)) {
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

/// Returns the roots of all words in needs, and in priorities with their actions.
fn all_roots<'a>(context: &EntryContext<'a>) -> BTreeSet<&'a str> {
    let answering = context
        .plan_context
        .passages
        .iter()
        .filter(|passage| passage.priority.is_some() || passage.entry.is(EntityKind::Need));
    answering.flat_map(|passage| passage.words().map(|word| word.root())).collect()
}
