//! The `unplaced-text` rule.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for text that an import could not assign to a field.
    ///
    /// ## Why it matters
    /// The department wrote it, but readers never see it: reports leave out `unplaced`.
    ///
    /// ## Example
    /// ```yaml,fires
    /// unplaced:
    ///   - {text: We also run the summer kitchen., from: page 3}
    /// ```
    /// Use instead:
    /// ```yaml
    /// services:
    ///   - running the summer kitchen
    /// ```
    "unplaced-text" {
        levels: [Info, Warn, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let mut texts = plan.unplaced.iter().filter_map(|unplaced| unplaced.text.as_ref());
    let Some(first) = texts.next() else { return };
    let count = plan.unplaced.len();
    let mut finding = findings
        .at(
            around.words(first),
            match count {
                1 => "1 text from an import is not placed yet".to_owned(),
                count => format!("{count} texts from an import are not placed yet"),
            },
        )
        .here("the first");
    for text in texts.take(2) {
        finding = finding.label(around.words(text), "another one");
    }
    finding
        .note("reports leave out `unplaced`, so readers don't see this text")
        .help("move it to the field that it answers, and delete it from `unplaced`");
}
