//! `skipped-heading`: a step missing on the ladder.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// A heading is at most one level below the one before it.
    ///
    /// Headings of prose continue under the heading of their part, so that a passage may begin with `#`
    /// or with `##`; from there on no level is passed over.
    ///
    /// ## Why it matters
    /// Who hears a page moves along its headings. A missing level sounds like a missing part. The report
    /// closes the gap; other readers of the file do not.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: |
    ///   # What we do
    ///
    ///   ### For schools
    ///
    ///   We plan with them.
    /// ```
    /// ```yaml
    /// purpose: |
    ///   # What we do
    ///
    ///   ## For schools
    ///
    ///   We plan with them.
    /// ```
    "skipped-heading" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &Around<'_>, findings: &mut Findings<'_>) {
    let mut before: Option<(u8, std::ops::Range<usize>)> = None;
    for mark in &passage.scan().marks {
        let Markup::Heading(level) = mark.markup else { continue };
        if let Some((above, range)) = before.replace((level, mark.range.clone()))
            && level > above + 1
        {
            findings
                .at(
                    passage.place(trimmed(passage, &mark.range)),
                    "a level of headings is passed over",
                )
                .here(format!("level {level}"))
                .label(passage.place(trimmed(passage, &range)), format!("level {above}"))
                .note("who moves along the headings by ear looks for the part between")
                .help(format!(
                    "write `{}` before this heading",
                    "#".repeat(usize::from(above) + 1)
                ));
        }
    }
}

/// The heading's line without the break at its end.
fn trimmed(passage: &Passage<'_>, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let text = passage.text.value.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end().len()
}
