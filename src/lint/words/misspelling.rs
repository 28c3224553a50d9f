//! Uses a list of known misspellings, not a dictionary: a dictionary would report every name, acronym and technical
//! term. To avoid false alarms, capitalized words within a sentence and words of fewer than four letters are
//! skipped, because they are often names and codes. Text that `trust` classifies as a quotation or as not English
//! is skipped too.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::correction_trust::{CorrectionTrust, begins_sentence, correction_trust};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{Action, Priority, TheoryOfAction};

declare_rule! {
    /// Checks for known misspellings.
    ///
    /// Names, acronyms, quotations, links and file names are skipped. To allow a word, add it to `words` in
    /// `plancc.yaml`. Only English sentences are checked: plancc detects the language of each sentence,
    /// regardless of the language of the plan. The fix is safe only if the language is certain and the sentence
    /// does not discuss the spelling of words.
    ///
    /// ## Why it matters
    /// Readers notice spelling mistakes and wonder how carefully the rest of the plan was written.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We help schools with thier attendance.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We help schools with their attendance.
    /// ```
    "misspelling" {
        levels: [Warn, Warn, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if !passage.is_said() {
        return;
    }
    for word in passage.words() {
        let corrections = word.corrections();
        let Some(best) = corrections.first() else { continue };
        let is_plain = word.text.len() >= 4 && word.text.chars().all(char::is_lowercase);
        let is_first = begins_sentence(passage, &word);
        if !is_plain && !is_first
            || is_own(context, word.text)
            || is_copied(passage, context, corrections)
        {
            continue;
        }
        let applicability = match correction_trust(passage, &word, context.language) {
            CorrectionTrust::Leave => continue,
            CorrectionTrust::Correct if corrections.len() == 1 => Applicability::Safe,
            CorrectionTrust::Suggest | CorrectionTrust::Correct => Applicability::Unsafe,
        };
        let written = |correction: &str| match is_first {
            true => capitalized(correction),
            false => correction.to_owned(),
        };
        let corrections: Vec<String> = corrections.iter().map(|one| written(one)).collect();
        let best = written(best);
        let span = passage.at_words(word.at);
        findings
            .at(span, format!("`{}` is misspelled", word.text))
            .note("readers wonder how carefully the rest of the plan was written")
            .here(match corrections.len() {
                1 => format!("`{best}`"),
                _ => corrections.join(" or "),
            })
            .help(format!(
                "write `{best}`, or add `{}` to `words` in `plancc.yaml` if it is spelled correctly",
                word.text
            ))
            .fix(format!("write `{best}`"), applicability, vec![Edit { span, text: best }]);
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns `true` if the project file lists the word as correct.
fn is_own(context: &EntryContext<'_>, word: &str) -> bool {
    let word = word.to_lowercase();
    let own = context.setting.project().map_or(&[][..], |project| &project.words);
    own.iter().any(|own| own.value.split_whitespace().any(|own| own.to_lowercase() == word))
}

/// Returns `true` if the word is in an override and is spelled correctly in the text that it copies;
/// `outdated-override` reports both at once.
fn is_copied(passage: &Passage<'_>, context: &EntryContext<'_>, corrections: &[&str]) -> bool {
    let original = match passage.field.id {
        Action::if_we => Action::action,
        TheoryOfAction::which_will => Priority::priority,
        _ => return false,
    };
    let before = context.passages.iter().take_while(|other| !std::ptr::eq(*other, passage));
    let original = before.filter(|other| other.is(original)).last();
    original.is_some_and(|own| own.words().any(|word| corrections.contains(&word.text)))
}
