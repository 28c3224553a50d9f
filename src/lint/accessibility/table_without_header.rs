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
        let raw = passage.text.value.get(mark.range.clone()).unwrap_or_default();
        let columns = columns(raw);
        findings
            .at(passage.place(mark.range.clone()), "this table has no header")
            .here("what do its columns hold?")
            .note("a screen reader says the name of the column with each figure")
            .help(format!("write into the first row what each column holds: `{}`", row(columns)));
    }
}

/// Names for columns, by way of example.
const NAMES: [&str; 6] = ["measure", "last year", "this year", "change", "target", "note"];

/// A header row of that many columns.
fn row(columns: usize) -> String {
    let names = (0..columns).map(|number| {
        NAMES
            .get(number)
            .map_or_else(|| format!("column {}", number + 1), |name| (*name).to_owned())
    });
    format!("| {} |", names.collect::<Vec<_>>().join(" | "))
}

/// How many columns a table has: the cells of its line of dashes.
fn columns(table: &str) -> usize {
    let is_rule =
        |line: &&str| line.contains('-') && line.chars().all(|one| "|:- \t".contains(one));
    let rule = table.lines().find(is_rule).unwrap_or_default();
    rule.trim().trim_matches('|').split('|').count()
}
