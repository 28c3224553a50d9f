//! The lists of wrong phrases in the language packs contain only phrases that are certainly wrong and that spelling checkers miss
//! (`though` for `through`, a missing `a`). Phrases that are right in some sentences are left out: `feedback form`,
//! `to many`, `know more then`. Tested on all plans of the sample district and on the examples, which contain none
//! of the phrases, and on one district's plan, which contains three.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::correction_trust::is_own;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, Word, declare_rule};

declare_rule! {
    /// Checks for words that are spelled correctly but are not the intended word.
    ///
    /// Examples are `though` for `through`, `asses` for `assess`, `more then 20` for `more than 20`, `an student`,
    /// and set phrases with a missing word, such as `in timely manner`.
    ///
    /// ## Why it matters
    /// Spelling checkers miss these mistakes, but readers notice them and wonder what else was not proofread.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We respond to every family in timely manner.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We respond to every family in a timely manner.
    /// ```
    "wrong-word" {
        levels: [Info, Warn, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if !passage.is_said() {
        return;
    }
    let text = passage.scan().words.text();
    for word in passage.words().filter(Word::may_begin_wrong_phrase) {
        let rest = text.get(word.at.start..).unwrap_or_default();
        let Some((length, right)) = context.language.wrong_phrase(rest, word.text, word.lower())
        else {
            continue;
        };
        if !is_own(passage, &word) {
            continue;
        }
        let at = word.at.start..word.at.start + length;
        let written = rest.get(..length).unwrap_or_default();
        let written: Vec<&str> = written.split_whitespace().collect();
        let written = written.join(" ");
        let span = passage.at_words(at);
        findings
            .at(span, format!("`{written}` should probably be `{right}`"))
            .note("spelling checkers miss this mistake, but readers notice it")
            .help(format!("write `{right}`"))
            .fix(
                format!("write `{right}`"),
                Applicability::Unsafe,
                vec![Edit { span, text: right }],
            );
    }
}
