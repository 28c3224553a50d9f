//! `letter-off`: a word that is right, in another's place.
//!
//! No list of misspellings knows `though` for `through`. Here the plan itself is the witness: the same
//! phrase stands elsewhere with a word that differs by a letter. Tuned on the sample plans in English and
//! Spanish: words that differ in their last two letters are forms of one word (`maestro`, `maestra`), and
//! both neighbours must agree and say something.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Applicability, Edit};
use crate::lint::language::{Tongue, content};
use crate::lint::{Around, Findings, Scope, declare_rule};
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

/// The words that stand between the same two, each with its first place.
type Between<'a> = Vec<(&'a str, (usize, Range<usize>))>;

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let tongue = Tongue::of(around.language);
    let lower: Vec<Vec<(String, Range<usize>)>> = around
        .passages
        .iter()
        .map(|passage| {
            // An override repeats what it stands for; `drifting-override` compares the two.
            let is_own = passage.is_said() && !matches!(passage.field.key, "if" | "which_will");
            let words = is_own.then(|| passage.words()).into_iter().flatten();
            words.map(|word| (word.text.to_lowercase(), word.at)).collect()
        })
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places: BTreeMap<(&str, &str), Between<'_>> = BTreeMap::new();
    for (number, words) in lower.iter().enumerate() {
        for (word, _) in words {
            *counts.entry(word).or_default() += 1;
        }
        for three in words.windows(3) {
            let [(before, _), (word, at), (after, _)] = three else { continue };
            let is_looked_at = word.chars().count() >= 5
                && word.chars().all(char::is_alphabetic)
                && (content(before, tongue) || content(after, tongue));
            if !is_looked_at {
                continue;
            }
            let between = places.entry((before, after)).or_default();
            if between.len() < MOST_WORDS && !between.iter().any(|(other, _)| other == word) {
                between.push((word, (number, at.clone())));
            }
        }
    }
    for between in places.values().filter(|between| between.len() > 1) {
        for (word, (number, at)) in between {
            let more = between.iter().find(|(other, _)| {
                counts.get(other) > counts.get(word) && is_letter_off(word, other)
            });
            let Some((other, (there, other_at))) = more else { continue };
            let (Some(here), Some(there)) =
                (around.passages.get(*number), around.passages.get(*there))
            else {
                continue;
            };
            let span = here.at_words(at.clone());
            let finding = findings
                .at(span, format!("`{word}` stands where the plan else says `{other}`"))
                .here("here")
                .label(there.at_words(other_at.clone()), "the same phrase")
                .note("a reader takes them for two things, or stumbles over the slip")
                .help(format!("write `{other}`, if that is what is meant"));
            // A capital, or a word in several lines, is a person's to write.
            if around.source.slice(span) == *word {
                let edits = vec![Edit { span, text: (*other).to_owned() }];
                finding.fix(format!("write `{other}`"), Applicability::Unsafe, edits);
            }
        }
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
