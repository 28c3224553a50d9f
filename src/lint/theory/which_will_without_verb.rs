//! `which-will-without-verb`: read aloud, the sentence stumbles.
//!
//! How a phrase begins is judged by `language::start`, which says how it was tuned. A form that words
//! "which will" in another way is not judged.

use super::{Theory, label, opening};
use crate::lint::language::{Start, Tongue, start};
use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A priority makes a sentence when it is read after "which will".
    ///
    /// The report prints the priority there. It begins with a verb as it stands after "will": `raise`,
    /// not `raising`, `raises` or `a raise in`. In Spanish it begins with an infinitive: `elevar`.
    ///
    /// ## Why it matters
    /// The theory of action is the one sentence that a board member reads aloud. A heading in a verb's
    /// place also hides what is to become of the thing that it names.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: homework
    ///     priority: communication with families about homework
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: homework
    ///     priority: let families know what homework is for
    /// ```
    "which-will-without-verb" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let tongue = Tongue::of(around.language);
    let said = label(around, "which_will");
    let is_judged = match tongue {
        Tongue::English => said.ends_with("will"),
        Tongue::Spanish => said.ends_with("permitirá"),
        Tongue::Other => false,
    };
    if !is_judged {
        return;
    }
    for theory in Theory::all(around.context) {
        let Some(passage) = theory.which_will else { continue };
        let Some(first) = passage.words().next() else { continue };
        let begins = start(passage.words().map(|word| word.text), tongue);
        if matches!(begins, Start::Verb | Start::Unknown) {
            continue;
        }
        let help = match tongue {
            Tongue::Spanish => {
                "begin with what is to happen: `elevar \u{2026}`, `reducir \u{2026}`"
            }
            _ => {
                "begin with what is to happen: `raise \u{2026}`, `halve \u{2026}`, `give every \u{2026}`"
            }
        };
        findings
            .at(passage.at_words(first.at), format!("this is no sentence after `{said}`"))
            .here(format!("read aloud: \u{201c}{said} {}\u{201d}", opening(passage)))
            .note("the report prints these words there, and a board member reads them aloud")
            .help(help);
    }
}
