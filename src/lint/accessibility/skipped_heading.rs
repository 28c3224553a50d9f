//! The `skipped-heading` rule.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// Checks for headings that skip a level.
    ///
    /// The headings of a text continue below the heading of its section, so a text may start with `#`
    /// or with `##`. After that, each heading may be at most one level below the one before it.
    ///
    /// ## Why it matters
    /// People who use a screen reader move from heading to heading. A missing level sounds like a missing section. The
    /// report closes the gap; other programs that read the file don't.
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
    /// Use instead:
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
                .at(passage.place(trimmed(passage, &mark.range)), "this heading skips a level")
                .here(format!("level {level}"))
                .label(passage.place(trimmed(passage, &range)), format!("level {above}"))
                .note("people who navigate by headings with a screen reader look for the missing section")
                .help(format!(
                    "write `{}` before this heading",
                    "#".repeat(usize::from(above) + 1)
                ));
        }
    }
}

/// The range of the heading's line without its line break.
fn trimmed(passage: &Passage<'_>, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let text = passage.text.value.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end().len()
}
