//! An override that was reworded on purpose differs in several words. If it differs by one letter or one word,
//! it was copied, and later only the copy or the original was corrected. Tuned on overrides of both kinds.

use std::collections::BTreeMap;

use super::TheoryPassages;
use crate::diagnostic::Applicability;
use crate::lint::key_edits::without_key;
use crate::lint::language::is_letter_apart;
use crate::lint::{CheckScope, EntryContext, Finding, Findings, Passage, Word, declare_rule};
use crate::model::Plan;

/// The minimum length in words, exclusive, of text in which one extra or missing word counts as a mistake.
const FEWEST_WORDS: usize = 6;

declare_rule! {
    /// Checks for an `if` or `which_will` that is a copy of its action or priority.
    ///
    /// The report prints the action after "if we" and the priority after "which will". An `if` or `which_will`
    /// overrides this text. If it differs from the text by only one letter or one word, it is an outdated copy. If
    /// it is identical, it has no effect, and `plancc fix` deletes it.
    ///
    /// ## Why it matters
    /// Readers who see two wordings do not know which one is right.
    ///
    /// ## Example
    /// ```yaml,fires
    /// actions:
    ///   - id: tours
    ///     action: lead families through the new cafeteria before school starts
    ///     if: lead familes through the new cafeteria before school starts
    /// ```
    /// Use instead:
    /// ```yaml
    /// actions:
    ///   - id: tours
    ///     action: lead families through the new cafeteria before school starts
    /// ```
    "outdated-override" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    for theory in TheoryPassages::all(context.plan_context) {
        let priority = theory.own.zip(theory.which_will);
        let priority = priority.filter(|(own, which_will)| !std::ptr::eq(*own, *which_will));
        let actions =
            theory.actions.iter().filter_map(|(action, if_we)| Some((*action, (*if_we)?)));
        for (own, over) in priority.into_iter().chain(actions) {
            if own.text.trimmed() == over.text.trimmed() {
                report_copy(context, findings, own, over);
            } else if let Some(slip) = WordDifference::between(own, over) {
                slip.report(context, findings, own, over);
            }
        }
    }
}

/// The minimum length of a word that may be a misspelling of another word (`for`, `four`), if all other words are
/// the same.
const SHORTEST: usize = 3;

/// The only word in which an override and its original differ; `None` on the side that lacks a word.
struct WordDifference<'a> {
    own: Option<Word<'a>>,
    over: Option<Word<'a>>,
}

impl<'a> WordDifference<'a> {
    fn between(own: &'a Passage<'_>, over: &'a Passage<'_>) -> Option<WordDifference<'a>> {
        let slip = WordDifference { own: only(own, over)?, over: only(over, own)? };
        let is_slip = match (&slip.own, &slip.over) {
            (Some(a), Some(b)) => {
                let (a, b) = (a.lower(), b.lower());
                // `share` and `shares` are forms of one word.
                is_letter_apart(a, b, SHORTEST) && !a.starts_with(b) && !b.starts_with(a)
            }
            (Some(_), None) | (None, Some(_)) => own.words().nth(FEWEST_WORDS).is_some(),
            (None, None) => false,
        };
        is_slip.then_some(slip)
    }

    fn report(
        self,
        context: &EntryContext<'_>,
        findings: &mut Findings<'_>,
        own: &Passage<'_>,
        over: &Passage<'_>,
    ) {
        let (key, name) = (over.field.key, own.field.key);
        let place = |passage: &Passage<'_>, word: Option<Word<'_>>, without: String| match word {
            Some(word) => (passage.at_words(word.at), format!("`{}` appears only here", word.text)),
            None => (context.words(passage.text), without),
        };
        let (at, here) = place(over, self.over, "a word is missing".to_owned());
        let (other, there) = place(own, self.own, format!("this {name} is the original"));
        let finding = findings
            .at(at, format!("this `{key}` is an outdated copy of its {name}"))
            .here(here)
            .label(other, there)
            .note("readers who see both can't tell which one is right")
            .help(format!("delete the `{key}`, and the report will use the {name}"));
        // Only the author knows which of the two is right.
        offer(finding, context, over, Applicability::Unsafe);
    }
}

/// Reports an override that is identical to its original.
fn report_copy(
    context: &EntryContext<'_>,
    findings: &mut Findings<'_>,
    own: &Passage<'_>,
    over: &Passage<'_>,
) {
    let (key, name) = (over.field.key, own.field.key);
    let finding = findings
        .at(context.words(over.text), format!("this `{key}` is identical to its {name}"))
        .label(context.words(own.text), format!("the {name} with the same text"))
        .note("if someone later changes only one of them, readers see two wordings")
        .help(format!("delete the `{key}`, and the report will use the {name}"));
    offer(finding, context, over, Applicability::Safe);
}

fn offer(
    finding: Finding<'_>,
    context: &EntryContext<'_>,
    over: &Passage<'_>,
    applicability: Applicability,
) {
    let key = over.field.key;
    if let Some(edit) = without_key(over.text, key, context.source) {
        finding.fix(format!("delete the `{key}`"), applicability, vec![edit]);
    }
}

/// Returns the only word of `passage` that `other` lacks: `Some(None)` if there is none, `None` if there are
/// several.
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
