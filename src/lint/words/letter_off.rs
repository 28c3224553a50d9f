//! `letter-off`: a word that is right, in another's place.
//!
//! No list of misspellings knows `though` for `through`. Here the plan itself is the witness: the same
//! phrase stands elsewhere with a word that differs by a letter. Tuned on the sample plans in English and
//! Spanish: words that differ in their last two letters are forms of one word (`maestro`, `maestra`), and
//! both neighbours must agree and say something.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::{Around, Findings, Passage, Scope, Word, declare_rule};
use crate::model::Plan;

/// How many words in one place of a phrase are compared with each other.
const MOST_WORDS: usize = 12;

declare_rule! {
    /// A phrase that comes twice is spelt alike.
    ///
    /// Looked for are two words that differ by one letter between the same neighbours, where the plan
    /// uses one of them more often.
    ///
    /// ## Why it matters
    /// A reader who knows the phrase stops at the slip; one who does not learns the wrong name.
    ///
    /// ## Example
    /// ```yaml,fires
    /// services:
    ///   - lessons from the mobile science lab
    ///   - field days with the mobile silence lab
    ///   - repairs of the mobile science lab
    /// ```
    /// ```yaml
    /// services:
    ///   - lessons from the mobile science lab
    ///   - field days with the mobile science lab
    ///   - repairs of the mobile science lab
    /// ```
    "letter-off" {
        levels: [Info, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

/// A word between two others.
struct Between<'p> {
    /// The numbers of the two.
    neighbours: (usize, usize),
    word: Word<'p>,
    passage: &'p Passage<'p>,
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let mut counts: Vec<usize> = Vec::new();
    let mut all: Vec<Between<'_>> = Vec::new();
    // An override repeats what it stands for; `drifting-override` compares the two.
    let is_own = |passage: &&Passage<'_>| {
        passage.is_said() && !matches!(passage.field.key, "if" | "which_will")
    };
    for passage in around.passages.iter().filter(is_own) {
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
                let neighbours = (before.number(), after.number());
                all.push(Between { neighbours, word: word.clone(), passage });
            }
        }
    }
    let count = |between: &Between<'_>| counts.get(between.word.number()).copied();
    let mut order: Vec<_> = all.iter().map(|between| between.neighbours).zip(0..).collect();
    order.sort_unstable();
    for alike in order.chunk_by(|one, next| one.0 == next.0) {
        if alike.len() < 2 {
            continue;
        }
        let alike = alike.iter().filter_map(|&(_, number): &(_, usize)| all.get(number));
        // Each word at its first place.
        let mut words: Vec<&Between<'_>> = Vec::new();
        for between in alike {
            let is_known = |known: &&Between<'_>| known.word.number() == between.word.number();
            if words.len() < MOST_WORDS && !words.iter().any(is_known) {
                words.push(between);
            }
        }
        for one in &words {
            let more = words.iter().find(|other| {
                count(other) > count(one) && is_letter_off(one.word.lower(), other.word.lower())
            });
            if let Some(other) = more {
                tell(one, other, around, findings);
            }
        }
    }
}

fn tell(one: &Between<'_>, other: &Between<'_>, around: &Around<'_>, findings: &mut Findings<'_>) {
    let place = |between: &Between<'_>| between.passage.at_words(between.word.at.clone());
    let (word, usual) = (one.word.lower(), other.word.lower());
    let span = place(one);
    let finding = findings
        .at(span, format!("`{word}` stands where the plan else says `{usual}`"))
        .here("here")
        .label(place(other), "the same phrase")
        .note("a reader takes them for two things, or stumbles over the slip")
        .help(format!("write `{usual}`, if that is what is meant"));
    // A capital, or a word in several lines, is a person's to write.
    if around.source.slice(span) == word {
        let edits = vec![Edit { span, text: usual.to_owned() }];
        finding.fix(format!("write `{usual}`"), Applicability::Unsafe, edits);
    }
}

/// Whether two words differ by one letter that no grammar asks for.
fn is_letter_off(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let alike = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let ends_alike = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let swapped = a.len() == b.len() && alike + ends_alike + 2 == long;
    let one = long - short <= 1 && alike + ends_alike + 1 >= long;
    // A letter among the last two is an ending; the first letter makes another word (`form`, `norm`).
    (one || swapped) && alike >= 1 && ends_alike >= 2
}
