//! Web addresses are allowed in fields that are not prose, and in a metric's `source`, where they identify the data.
//! Email addresses are allowed everywhere, because they are short and easy to read aloud.

use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::{DataSource, Metric};
use crate::prose::Markup;
use crate::source::Span;

declare_rule! {
    /// Checks for web addresses that are printed in full instead of as a link with words.
    ///
    /// ## Why it matters
    /// A screen reader spells out an address letter by letter, and on a phone a long address runs off the screen.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We publish our menus at https://riverbend.example/nutrition/menus.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We publish [our menus](https://riverbend.example/nutrition/menus).
    /// ```
    "bare-url" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if !passage.is_said() || matches!(passage.field.id, Metric::source | DataSource::source) {
        return;
    }
    let scan = passage.scan();
    let mut places: Vec<Span> = Vec::new();
    let mut links = Vec::new();
    for mark in &scan.marks {
        if let Markup::Link { is_bare, address, .. } = &mark.markup {
            links.push(mark.at.clone());
            if *is_bare && !address.contains('@') {
                places.push(passage.place(mark.range.clone()));
            }
        }
    }
    for address in scan.words.addresses() {
        let in_link = links.iter().find(|link| link.contains(&address.at.start));
        // The text of a link may contain a URL. The loop above has already found bare links.
        let is_told = in_link.is_some_and(|link| {
            places.iter().any(|place| place.contains(passage.at_words(link.clone())))
        });
        if !is_told {
            places.push(passage.at(&address));
        }
    }
    for place in places {
        findings
            .at(place, "this web address is printed in full")
            .here("a screen reader spells this out letter by letter")
            .note("screen reader users can't follow a long address, and on a phone it runs off the screen")
            .help("link a few words instead: `[our menus](https://\u{2026})`");
    }
}
