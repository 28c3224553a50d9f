//! `table-without-header`: figures that nobody can name.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// The first row of a table says what its columns hold.
    ///
    /// ## Why it matters
    /// A screen reader says the column's name with each figure. Without a header it says figures.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: |
    ///   |  |  |
    ///   | --- | ---: |
    ///   | meals served | 4,100 |
    /// ```
    /// ```yaml
    /// purpose: |
    ///   | measure | a day |
    ///   | --- | ---: |
    ///   | meals served | 4,100 |
    /// ```
    "table-without-header" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &Around<'_>, findings: &mut Findings<'_>) {
    for mark in &passage.scan().marks {
        let Markup::Table { has_header: false } = mark.markup else { continue };
        findings
            .at(passage.place(mark.range.clone()), "this table has no header")
            .here("what do its columns hold?")
            .note("a screen reader says the name of the column with each figure")
            .help("write into the first row what each column holds: `| measure | a day |`");
    }
}
