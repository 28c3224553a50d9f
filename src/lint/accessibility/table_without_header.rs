use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// Checks for tables without a header row.
    ///
    /// ## Why it matters
    /// A screen reader reads the column header with each cell. Without headers, the user hears only numbers.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: |
    ///   |  |  |
    ///   | --- | ---: |
    ///   | meals served | 4,100 |
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: |
    ///   | measure | per day |
    ///   | --- | ---: |
    ///   | meals served | 4,100 |
    /// ```
    "table-without-header" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    for mark in &passage.scan().marks {
        let Markup::Table { has_header: false } = mark.markup else { continue };
        let raw = passage.text.value.get(mark.range.clone()).unwrap_or_default();
        let columns = columns(raw);
        findings
            .at(passage.place(mark.range.clone()), "this table has no header row")
            .note("without column headers, screen reader users can't tell what each cell means")
            .help(format!("name each column in the first row: `{}`", row(columns)));
    }
}

/// Sample column names for the help.
const NAMES: [&str; 6] = ["measure", "last year", "this year", "change", "target", "note"];

/// Returns a header row with `columns` cells.
fn row(columns: usize) -> String {
    let names = (0..columns).map(|number| {
        NAMES
            .get(number)
            .map_or_else(|| format!("column {}", number + 1), |name| (*name).to_owned())
    });
    format!("| {} |", names.collect::<Vec<_>>().join(" | "))
}

/// Counts the columns of a table in its delimiter row (`| --- | --- |`).
fn columns(table: &str) -> usize {
    let is_rule =
        |line: &&str| line.contains('-') && line.chars().all(|one| "|:- \t".contains(one));
    let rule = table.lines().find(is_rule).unwrap_or_default();
    rule.trim().trim_matches('|').split('|').count()
}
