//! The `wrong-word` rule.
//!
//! The phrases are in `language::slips`. Each is certainly wrong, and was chosen from mistakes that
//! spelling checkers miss (`though` for `through`, a missing `a`). Tested on all plans of the sample
//! district and the examples, which have none of them, and on one district's plan, which has three.
//! Phrases that may be right in some sentence are not in the list: `feedback form`, `to many`, `know more
//! then`.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::language::{Tongue, slips};
use crate::lint::trust::is_own;
use crate::lint::{Around, Findings, Passage, Scope, Word, declare_rule};

declare_rule! {
    /// Checks for words that are spelled correctly but are not the intended word.
    ///
    /// Examples are `though` for `through`, `asses` for `assess`, `more then 20` for `more than 20`, `an student`, and
    /// set phrases with a missing word, such as `in timely manner`.
    ///
    /// ## Why it matters
    /// Spelling checkers don't find these mistakes, and readers who do wonder what else was not read again.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We collect though the office what families report, and answer in timely manner.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We collect through the office what families report, and answer in a timely manner.
    /// ```
    "wrong-word" {
        levels: [Info, Warn, Warn, Warn],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, around: &Around<'_>, findings: &mut Findings<'_>) {
    if !passage.is_said() {
        return;
    }
    let tongue = Tongue::of(around.language);
    let text = passage.scan().words.text();
    for word in passage.words().filter(Word::may_begin_slip) {
        let rest = text.get(word.at.start..).unwrap_or_default();
        let Some((length, right)) = slips(rest, (word.text, word.lower()), tongue) else {
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
            .note("readers stumble over this, and spelling checkers don't find it")
            .help(format!("write `{right}`"))
            .fix(
                format!("write `{right}`"),
                Applicability::Unsafe,
                vec![Edit { span, text: right }],
            );
    }
}
