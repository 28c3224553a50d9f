use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// Checks for headings that skip a level.
    ///
    /// The first heading in a text may have any level, because the report nests it below the heading of its
    /// section. Each later heading may be at most one level below the heading before it.
    ///
    /// ## Why it matters
    /// People who use a screen reader navigate by headings, and a skipped level makes them think that a section
    /// is missing. The report closes the gap, but other programs that read the plan do not.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: |
    ///   # What we do
    ///
    ///   ### For schools
    ///
    ///   We plan menus with each school.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: |
    ///   # What we do
    ///
    ///   ## For schools
    ///
    ///   We plan menus with each school.
    /// ```
    "skipped-heading" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
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
                .note("screen reader users who jump from heading to heading think that a section is missing")
                .help(format!(
                    "start this heading with `{}`",
                    "#".repeat(usize::from(above) + 1)
                ));
        }
    }
}

/// Returns the byte range without the white space at its end.
fn trimmed(passage: &Passage<'_>, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let text = passage.text.value.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.trim_end().len()
}
