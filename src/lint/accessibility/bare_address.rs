//! `bare-address`: an address for words.
//!
//! Where a field asks for an address it is let be; so is one in a metric's source, where it says which
//! data is meant, and an e-mail address, which is short and means itself.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::prose::Markup;
use crate::source::Span;

declare_rule! {
    /// A web address stands behind words and not among them.
    ///
    /// ## Why it matters
    /// A screen reader spells an address out: h, t, t, p, s, colon, slash, slash. On a phone it runs over
    /// the edge.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We publish our menus at https://riverbend.example/nutrition/menus.
    /// ```
    /// ```yaml
    /// purpose: We publish [our menus](https://riverbend.example/nutrition/menus).
    /// ```
    "bare-address" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &Around<'_>, findings: &mut Findings<'_>) {
    if !passage.is_said() || passage.field.key == "source" {
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
        // The words of a link that are an address again; a bare link has been seen.
        let is_told = in_link.is_some_and(|link| {
            places.iter().any(|place| place.contains(passage.at_words(link.clone())))
        });
        if !is_told {
            places.push(passage.at(&address));
        }
    }
    for place in places {
        findings
            .at(place, "an address stands where words should")
            .here("read out letter by letter")
            .note("a screen reader spells it out, and on a phone it runs over the edge")
            .help("put words before it: `[our menus](https://\u{2026})`");
    }
}
