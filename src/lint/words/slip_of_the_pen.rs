//! `slip-of-the-pen`: a word that is spelt right and is not the one that was meant.
//!
//! The phrases are in `language::slips`: each is one that no plan means as it stands, chosen from slips that
//! spelling checkers are known to pass (`though` for `through`, a lost `a`). Tried on all plans of the sample
//! district and the examples, in which none of them occurs, and on one district's plan, which has three. A
//! phrase that may be meant in some sentence is not in the list: `feedback form`, `to many`, `know more
//! then`.

use crate::diagnostic::{Applicability, Edit};
use crate::lint::language::{Tongue, slips};
use crate::lint::trust::is_own;
use crate::lint::{Around, Findings, Passage, Scope, Word, declare_rule};

declare_rule! {
    /// A word is the one that is meant.
    ///
    /// `though` for `through`, `asses` for `assess`, `more then 20` for `more than 20`, `an student`, and set
    /// phrases that have lost a word, such as `in timely manner`.
    ///
    /// ## Why it matters
    /// No spelling checker finds it, and a reader who does wonders what else was not read again.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We collect though the office what families report, and answer in timely manner.
    /// ```
    /// ```yaml
    /// purpose: We collect through the office what families report, and answer in a timely manner.
    /// ```
    "slip-of-the-pen" {
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
            .at(span, format!("`{written}` is a slip for `{right}`"))
            .note("a reader stumbles over it, and a spelling checker does not")
            .help(format!("write `{right}`"))
            .fix(
                format!("write `{right}`"),
                Applicability::Unsafe,
                vec![Edit { span, text: right }],
            );
    }
}
