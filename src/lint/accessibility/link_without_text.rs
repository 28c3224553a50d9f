use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// Checks for links without text.
    ///
    /// ## Why it matters
    /// The report prints the address instead of text, and a screen reader spells it out letter by letter.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: This month's menus are at [](https://riverbend.example/menus).
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: See [this month's menus](https://riverbend.example/menus).
    /// ```
    "link-without-text" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let scan = passage.scan();
    for mark in &scan.marks {
        let Markup::Link { is_bare: false, .. } = mark.markup else { continue };
        let words = scan.words.text().get(mark.at.clone()).unwrap_or_default();
        // Code or a picture within the link counts as text.
        if words.contains(|c: char| c.is_alphanumeric() || c == '\u{fffc}') {
            continue;
        }
        findings
            .at(passage.place(mark.range.clone()), "this link has no text")
            .note("a screen reader spells out the address letter by letter")
            .help("describe the linked page in the brackets: `[this month's menus](\u{2026})`");
    }
}
