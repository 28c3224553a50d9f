//! `misspelling`: a slip that is known to be one.
//!
//! Looked up in a list of known misspellings, not in a dictionary: a dictionary stops at every name,
//! acronym and term of the trade. Tuned to be silent: words with a capital or shorter than four letters are passed
//! over, since they are names and codes, and so is all that `trust` says is not the writer's own or not English.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::language::Tongue;
use crate::lint::trust::{Trust, trust};
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};

declare_rule! {
    /// No word is misspelt in a way that is known.
    ///
    /// Names, acronyms, quotations, links and file names are not looked up, and `words` in `plancc.yaml` lists what is
    /// right whatever the list says. Only English is known: a sentence counts as English by its words, whatever the
    /// language of the plan. The fix is safe only if that is beyond doubt and the sentence doesn't speak about words.
    ///
    /// ## Why it matters
    /// A slip in a printed plan is the first thing that a reader sees and the last that is forgotten.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We help schools with thier attendance.
    /// ```
    /// ```yaml
    /// purpose: We help schools with their attendance.
    /// ```
    "misspelling" {
        levels: [Warn, Warn, Warn, Warn],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, around: &Around<'_>, findings: &mut Findings<'_>) {
    if !passage.is_said() {
        return;
    }
    for word in passage.words() {
        let corrections = word.corrections();
        let Some(best) = corrections.first() else { continue };
        let is_plain = word.text.len() >= 4 && word.text.chars().all(char::is_lowercase);
        if !is_plain || is_own(around, word.text) || is_copied(passage, around, corrections) {
            continue;
        }
        let applicability = match trust(passage, &word, Tongue::of(around.language)) {
            Trust::Leave => continue,
            Trust::Correct if corrections.len() == 1 => Applicability::Safe,
            Trust::Suggest | Trust::Correct => Applicability::Unsafe,
        };
        let span = passage.at_words(word.at);
        findings
            .at(span, format!("`{}` is misspelt", word.text))
            .note("a slip in print is what a reader remembers")
            .here(match corrections.len() {
                1 => format!("`{best}`"),
                _ => corrections.join(" or "),
            })
            .help(format!(
                "write `{best}`, or add `{}` to `words` in plancc.yaml if it is right",
                word.text
            ))
            .fix(
                format!("write `{best}`"),
                applicability,
                vec![Edit { span, text: (*best).to_owned() }],
            );
    }
}

/// Whether the project says that the word is spelt right.
fn is_own(around: &Around<'_>, word: &str) -> bool {
    let own = around.setting.project().map_or(&[][..], |project| &project.words);
    own.iter().any(|own| own.value.split_whitespace().any(|own| own.to_lowercase() == word))
}

/// Whether the word stands in an override, and rightly spelt in what that is a copy of:
/// `drifting-override` tells both at once.
fn is_copied(passage: &Passage<'_>, around: &Around<'_>, corrections: &[&str]) -> bool {
    let original = match passage.field.key {
        "if" => ("action", "action"),
        "which_will" => ("priority", "priority"),
        _ => return false,
    };
    let before = around.passages.iter().take_while(|other| !std::ptr::eq(*other, passage));
    let original = before.filter(|other| other.is(original.0, original.1)).last();
    original.is_some_and(|own| own.words().any(|word| corrections.contains(&word.text)))
}
