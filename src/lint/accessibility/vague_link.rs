//! `vague-link`: "click here".
//!
//! Tuned on the links of the sample plans. Only words that name nothing at all, compared as a whole: `here`
//! is vague, `the menu here` is not.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::prose::Markup;

/// What links say that say nothing, in English and Spanish.
const VAGUE: &[&str] = &[
    "click",
    "click here",
    "click this link",
    "details",
    "document",
    "here",
    "learn more",
    "link",
    "more",
    "more info",
    "more information",
    "page",
    "read more",
    "see here",
    "see more",
    "this",
    "this document",
    "this link",
    "this page",
    "this site",
    "website",
    "aquí",
    "clic aquí",
    "da clic aquí",
    "este documento",
    "este enlace",
    "este sitio",
    "haga clic aquí",
    "haz clic aquí",
    "leer más",
    "más",
    "más información",
    "ver aquí",
    "ver más",
];

declare_rule! {
    /// The words of a link say where it leads.
    ///
    /// ## Why it matters
    /// A screen reader lists the links of a page. Ten times "here" is a list of nothing; and on paper
    /// there is nowhere to click.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: For the menus of the month [click here](https://riverbend.example/menus).
    /// ```
    /// ```yaml
    /// purpose: We publish [the menus of the month](https://riverbend.example/menus).
    /// ```
    "vague-link" {
        levels: [Off, Warn, Warn, Warn],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &Around<'_>, findings: &mut Findings<'_>) {
    let scan = passage.scan();
    for mark in &scan.marks {
        let Markup::Link { is_bare: false, .. } = mark.markup else { continue };
        let words = scan.words.text().get(mark.at.clone()).unwrap_or_default();
        let words = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !VAGUE.contains(&words.as_str()) {
            continue;
        }
        findings
            .at(passage.at_words(mark.at.clone()), "these words do not say where the link leads")
            .here("the words of the link")
            .note("a screen reader lists links by their words, and on paper nothing can be clicked")
            .help("make the name of the thing the link: `[the menus of the month](\u{2026})`");
    }
}
