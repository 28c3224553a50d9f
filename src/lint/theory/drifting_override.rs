//! `drifting-override`: the same sentence twice, perhaps with a slip in one of them.
//!
//! An override that was written for its sentence changes several words. One that differs in a letter or
//! lacks one word was copied, and one of the two was then corrected. Tuned on overrides of both kinds.

use std::collections::BTreeMap;

use super::Theory;
use crate::diagnostic::Applicability;
use crate::lint::language::is_letter_apart;
use crate::lint::mend::without_key;
use crate::lint::{Around, Finding, Findings, Passage, Scope, Word, declare_rule};
use crate::model::Plan;

/// From how many words on a word more or less is a slip and not another sentence.
const FEWEST_WORDS: usize = 6;

declare_rule! {
    /// An `if` or `which_will` is there only where the sentence must differ.
    ///
    /// The report prints the action after "if we" and the priority after "which will". An `if` that
    /// differs from its action by one letter or one word is a copy that was not kept up, and one that
    /// says the same is a copy that will not be. `plancc fix` takes out the latter.
    ///
    /// ## Why it matters
    /// A reader who meets the two wordings asks which one holds, and whether they promise the same.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: tours
    ///     action: lead families through the new cafeteria before school starts
    ///     if: lead familes through the new cafeteria before school starts
    /// ```
    /// ```yaml
    /// actions:
    ///   - id: tours
    ///     action: lead families through the new cafeteria before school starts
    /// ```
    "drifting-override" {
        levels: [Warn, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    for theory in Theory::all(around.context) {
        let priority = theory.own.zip(theory.which_will);
        let priority = priority.filter(|(own, which_will)| !std::ptr::eq(*own, *which_will));
        let actions =
            theory.actions.iter().filter_map(|(action, if_we)| Some((*action, (*if_we)?)));
        for (own, over) in priority.into_iter().chain(actions) {
            if own.text.trimmed() == over.text.trimmed() {
                tell_copy(around, findings, own, over);
            } else if let Some(slip) = Slip::between(own, over) {
                slip.tell(around, findings, own, over);
            }
        }
    }
}

/// How short a word may be that is taken for another's slip; all other words are the same (`for`, `four`).
const SHORTEST: usize = 3;

/// The one word in which an override differs from what it stands for; each side's, where it has one.
struct Slip<'a> {
    own: Option<Word<'a>>,
    over: Option<Word<'a>>,
}

impl<'a> Slip<'a> {
    fn between(own: &'a Passage<'_>, over: &'a Passage<'_>) -> Option<Slip<'a>> {
        let slip = Slip { own: only(own, over)?, over: only(over, own)? };
        let is_slip = match (&slip.own, &slip.over) {
            (Some(a), Some(b)) => {
                let (a, b) = (a.lower(), b.lower());
                // `share` beside `shares` is grammar.
                is_letter_apart(a, b, SHORTEST) && !a.starts_with(b) && !b.starts_with(a)
            }
            (Some(_), None) | (None, Some(_)) => own.words().nth(FEWEST_WORDS).is_some(),
            (None, None) => false,
        };
        is_slip.then_some(slip)
    }

    fn tell(
        self,
        around: &Around<'_>,
        findings: &mut Findings<'_>,
        own: &Passage<'_>,
        over: &Passage<'_>,
    ) {
        let (key, name) = (over.field.key, own.field.key);
        let place = |passage: &Passage<'_>, word: Option<Word<'_>>, without: String| match word {
            Some(word) => (passage.at_words(word.at), format!("`{}` stands only here", word.text)),
            None => (around.words(passage.text), without),
        };
        let (at, here) = place(over, self.over, "a word has been lost".to_owned());
        let (other, there) = place(own, self.own, format!("the {name} that it was copied from"));
        let finding = findings
            .at(at, format!("this `{key}` and its {name} differ by a slip"))
            .here(here)
            .label(other, there)
            .note("a reader who meets both asks which of them holds")
            .help(format!("take the `{key}` out: the report prints the {name} in its place"));
        // Which of the two is right nobody knows but who wrote them.
        offer(finding, around, over, Applicability::Unsafe);
    }
}

/// Says that an override says what it stands for.
fn tell_copy(
    around: &Around<'_>,
    findings: &mut Findings<'_>,
    own: &Passage<'_>,
    over: &Passage<'_>,
) {
    let (key, name) = (over.field.key, own.field.key);
    let finding = findings
        .at(around.words(over.text), format!("this `{key}` says what its {name} says"))
        .label(around.words(own.text), format!("the {name}, which is printed without it too"))
        .note("one of the two will be changed one day, and the other will not")
        .help(format!("take the `{key}` out: the report prints the {name} in its place"));
    offer(finding, around, over, Applicability::Safe);
}

fn offer(
    finding: Finding<'_>,
    around: &Around<'_>,
    over: &Passage<'_>,
    applicability: Applicability,
) {
    let key = over.field.key;
    if let Some(edit) = without_key(over.text, key, around.source) {
        finding.fix(format!("take the `{key}` out"), applicability, vec![edit]);
    }
}

/// The one word of `passage` that `other` has not; `None` where there are more.
fn only<'a>(passage: &'a Passage<'_>, other: &Passage<'_>) -> Option<Option<Word<'a>>> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in other.words() {
        *left.entry(word.lower()).or_default() += 1;
    }
    let mut only = None;
    for word in passage.words() {
        match left.get_mut(word.lower()) {
            Some(count) if *count > 0 => *count -= 1,
            _ if only.is_none() => only = Some(word),
            _ => return None,
        }
    }
    Some(only)
}
