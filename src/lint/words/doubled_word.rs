//! `doubled-word`: the same word twice.
//!
//! Tuned on the sample plans: what is said twice on purpose (`had had`, `that that`, `very very`) is
//! let be, and so are names, figures, and words parted by a mark.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::language::Tongue;
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};

/// Words that may follow themselves.
const MAY_FOLLOW_THEMSELVES: &[&str] = &[
    "blah", "bye", "do", "had", "has", "is", "knock", "long", "no", "nos", "really", "so", "that",
    "very", "was", "years", "muy", "poco", "casi", "bien", "que",
];

/// Words that mean nothing when they come twice.
const SMALL: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "of", "on", "or", "our",
    "the", "their", "to", "we", "will", "with", "al", "con", "de", "del", "el", "en", "la", "las",
    "los", "para", "por", "su", "sus", "un", "una", "y",
];

declare_rule! {
    /// No word stands twice in a row.
    ///
    /// ## Why it matters
    /// A word too many is the trace of a sentence that was rewritten and not read again.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We look after the the gardens of the schools.
    /// ```
    /// ```yaml
    /// purpose: We look after the gardens of the schools.
    /// ```
    "doubled-word" {
        levels: [Warn, Warn, Warn, Warn],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, around: &Around<'_>, findings: &mut Findings<'_>) {
    if Tongue::of(around.language) == Tongue::Other {
        return;
    }
    let text = passage.scan().words.text();
    let pairs = passage.words().zip(passage.words().skip(1));
    for (first, second) in pairs {
        if first.number() != second.number() {
            continue;
        }
        let is_plain = second.text.chars().all(char::is_lowercase)
            && first.text.len() == second.text.len()
            && first.lower() == second.text
            && !MAY_FOLLOW_THEMSELVES.contains(&second.text);
        let between = text.get(first.at.end..second.at.start);
        if !is_plain || between.is_none_or(|between| between != " ") {
            continue;
        }
        let is_small = SMALL.contains(&second.text);
        let extra = passage.at_words(first.at.end..second.at.end);
        let applicability = if is_small { Applicability::Safe } else { Applicability::Unsafe };
        findings
            .at(passage.at_words(second.at.clone()), format!("`{}` stands twice", second.text))
            .here("once too often")
            .label(passage.at_words(first.at), "the first time")
            .note("a word too many makes a reader go back")
            .help("take one of them out")
            .fix(
                format!("take the second `{}` out", second.text),
                applicability,
                vec![Edit { span: extra, text: String::new() }],
            );
    }
}
