//! `text-unplaced`: what an import left over.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// What an import could not place has been put where it belongs.
    ///
    /// ## Why it matters
    /// It is part of what the department wrote, and readers never see it: reports leave `unplaced` out.
    ///
    /// ## Example
    /// ```yaml,fires
    /// unplaced:
    ///   - {text: We also run the summer kitchen., from: page 3}
    /// ```
    /// ```yaml
    /// services:
    ///   - running the summer kitchen
    /// ```
    "text-unplaced" {
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
                1 => "one text is still to be placed".to_owned(),
                count => format!("{count} texts are still to be placed"),
            },
        )
        .here("where in the plan does this belong?");
    for text in texts.take(2) {
        finding = finding.label(around.words(text), "and this");
    }
    finding
        .note("reports leave `unplaced` out, so readers don't see this text")
        .help("move it to the part that it answers, and take it out of `unplaced`");
}
