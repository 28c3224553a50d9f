use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for text that an import could not assign to a field.
    ///
    /// ## Why it matters
    /// The department wrote this text, but readers never see it, because reports leave out `unplaced`.
    ///
    /// ## Example
    /// ```yaml,fires
    /// unplaced:
    ///   - {text: We also run the summer meal program., from: page 3}
    /// ```
    /// Use instead:
    /// ```yaml
    /// services:
    ///   - running the summer meal program
    /// ```
    "unplaced-text" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let mut texts = plan.unplaced.iter().filter_map(|unplaced| unplaced.text.as_ref());
    let Some(first) = texts.next() else { return };
    let count = plan.unplaced.len();
    let mut finding = findings
        .at(
            context.words(first),
            match count {
                1 => "1 imported passage is not in a field yet".to_owned(),
                count => format!("{count} imported passages are not in a field yet"),
            },
        )
        .here(if count == 1 { "the imported passage" } else { "the first passage" });
    for text in texts.take(2) {
        finding = finding.label(context.words(text), "another passage");
    }
    finding
        .note("reports leave out `unplaced`, so readers don't see this text")
        .help("move each passage from `unplaced` to the field where it belongs");
}
