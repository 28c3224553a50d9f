//! Tuned on the links in the sample plans. Reports a link only if its entire text is vague: `here`, but not `the
//! menu here`.

use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// Checks for links whose text does not describe the linked page, such as "click here".
    ///
    /// ## Why it matters
    /// A screen reader can list the links of a page, and ten links named "here" are useless in that list. In a
    /// printed plan, readers have nothing to click.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: For this month's menus, [click here](https://riverbend.example/menus).
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: See [this month's menus](https://riverbend.example/menus).
    /// ```
    "vague-link" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let scan = passage.scan();
    for mark in &scan.marks {
        let Markup::Link { is_bare: false, .. } = mark.markup else { continue };
        let words = scan.words.text().get(mark.at.clone()).unwrap_or_default();
        let words = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !context.language.has(|it| it.text.vague_links, &words) {
            continue;
        }
        findings
            .at(
                passage.at_words(mark.at.clone()),
                format!("the link text “{words}” doesn't describe the linked page"),
            )
            .note(
                "screen readers list links by their text, and in a printed plan there is nothing to click",
            )
            .help("describe the linked page in the link text: `[this month's menus](\u{2026})`");
    }
}
