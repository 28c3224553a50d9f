//! No list of misspellings has `though` for `through`. Instead, the rule compares the plan with itself: it looks
//! for the same phrase with a word that differs by one letter or two. Both neighbors must match, and at least one
//! of them must be a content word. Words that differ in their last two letters are skipped, because they are often
//! forms of one word (`maestro`, `maestra`). Tuned on the sample plans in English and Spanish.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};
use crate::model::{Action, Plan, TheoryOfAction};

/// The maximum number of different words that are compared for one pair of neighbors.
const MOST_WORDS: usize = 12;

declare_rule! {
    /// Checks for phrases that are spelled in two ways.
    ///
    /// The rule compares words that have the same neighbors. It reports a word if another word differs from it by
    /// one letter or by two adjacent letters and is more frequent in the plan.
    ///
    /// ## Why it matters
    /// Readers who know the phrase stumble over the mistake, and others learn the wrong name.
    ///
    /// ## Example
    /// ```yaml,fires
    /// services:
    ///   - lessons from the mobile science lab
    ///   - field days with the mobile silence lab
    ///   - repairs of the mobile science lab
    /// ```
    /// Use instead:
    /// ```yaml
    /// services:
    ///   - lessons from the mobile science lab
    ///   - field days with the mobile science lab
    ///   - repairs of the mobile science lab
    /// ```
    "inconsistent-spelling" {
        levels: [Info, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

/// A word between two neighbors.
struct WordInContext<'p> {
    /// The numbers of the two neighbors.
    neighbors: (usize, usize),
    word: Word<'p>,
    passage: &'p Passage<'p>,
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let mut counts: Vec<usize> = Vec::new();
    let mut all: Vec<WordInContext<'_>> = Vec::new();
    // An override repeats its original; `outdated-override` compares the two.
    let is_own = |passage: &&Passage<'_>| {
        passage.is_said() && !matches!(passage.field.id, Action::if_we | TheoryOfAction::which_will)
    };
    for passage in context.passages.iter().filter(is_own) {
        let words: Vec<Word<'_>> = passage.words().collect();
        for word in &words {
            if counts.len() <= word.number() {
                counts.resize(word.number() + 1, 0);
            }
            counts.get_mut(word.number()).into_iter().for_each(|count| *count += 1);
        }
        for three in words.windows(3) {
            let [before, word, after] = three else { continue };
            let is_looked_at = (before.is_content() || after.is_content())
                && word.lower().len() >= 5
                && word.lower().chars().count() >= 5
                && word.lower().chars().all(char::is_alphabetic);
            if is_looked_at {
                let neighbors = (before.number(), after.number());
                all.push(WordInContext { neighbors, word: word.clone(), passage });
            }
        }
    }
    let count = |between: &WordInContext<'_>| counts.get(between.word.number()).copied();
    let mut order: Vec<_> = all.iter().map(|between| between.neighbors).zip(0..).collect();
    order.sort_unstable();
    for alike in order.chunk_by(|one, next| one.0 == next.0) {
        if alike.len() < 2 {
            continue;
        }
        let alike = alike.iter().filter_map(|&(_, number): &(_, usize)| all.get(number));
        // Keep only the first occurrence of each word.
        let mut words: Vec<&WordInContext<'_>> = Vec::new();
        for between in alike {
            let is_known =
                |known: &&WordInContext<'_>| known.word.number() == between.word.number();
            if words.len() < MOST_WORDS && !words.iter().any(is_known) {
                words.push(between);
            }
        }
        for one in &words {
            let more = words.iter().find(|other| {
                count(other) > count(one) && is_letter_off(one.word.lower(), other.word.lower())
            });
            if let Some(other) = more {
                report(one, other, context, findings);
            }
        }
    }
}

fn report(
    one: &WordInContext<'_>,
    other: &WordInContext<'_>,
    context: &EntryContext<'_>,
    findings: &mut Findings<'_>,
) {
    let place = |between: &WordInContext<'_>| between.passage.at_words(between.word.at.clone());
    let (word, usual) = (one.word.lower(), other.word.lower());
    let span = place(one);
    let finding = findings
        .at(span, format!("`{word}` is spelled `{usual}` elsewhere in this plan"))
        .label(place(other), "the usual spelling in this phrase")
        .note("readers stumble over the mistake or think that the spellings mean two different things")
        .help(format!("write `{usual}` if you mean the same thing"));
    // A person must change a word that has capitals or is split across lines.
    if context.source.slice(span) == word {
        let edits = vec![Edit { span, text: usual.to_owned() }];
        finding.fix(format!("write `{usual}`"), Applicability::Unsafe, edits);
    }
}

/// Returns `true` if two words differ by one letter, or by two adjacent letters, before their endings.
fn is_letter_off(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let alike = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let ends_alike = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let swapped = a.len() == b.len() && alike + ends_alike + 2 == long;
    let one = long - short <= 1 && alike + ends_alike + 1 >= long;
    // The last two letters may be an ending, and a different first letter makes a different word (`form`, `norm`).
    (one || swapped) && alike >= 1 && ends_alike >= 2
}
