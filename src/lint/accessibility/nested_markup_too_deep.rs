use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::prose::{DEPTH, Markup};

declare_rule! {
    /// Checks for Markdown that nests quotes, lists and emphasis more than 32 levels deep.
    ///
    /// ## Why it matters
    /// plancc does not format deeper markup. Readers see the `>` and `-` characters as text, and emphasis is lost.
    /// The usual cause is a key that was held down too long.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: |
    ///   > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > We serve school meals.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: |
    ///   > We serve school meals.
    /// ```
    "nested-markup-too-deep" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let marks = &passage.scan().marks;
    if let Some(deep) = marks.iter().find(|mark| mark.markup == Markup::TooDeep) {
        findings
            .at(
                passage.place(deep.range.clone()),
                format!("Markdown is nested more than {DEPTH} levels deep"),
            )
            .here("plain text starts here")
            .note("readers see the characters instead of a list, a quote or emphasis")
            .help("delete the extra characters: one `> ` starts a quote, and one `- ` starts a list item");
    }
}
