//! `marks-within-marks`: prose that nests deeper than anybody can follow.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::prose::{DEPTH, Markup};

declare_rule! {
    /// Quotes, lists and emphasis in prose do not stand more than 32 deep in one another.
    ///
    /// ## Why it matters
    /// What is deeper is not printed as it was meant: marks of quotes and lists come out as characters, and
    /// emphasis within so much emphasis is lost. Mostly it is a key that was held down.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: |
    ///   > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > We feed children.
    /// ```
    /// ```yaml
    /// purpose: |
    ///   > We feed children.
    /// ```
    "marks-within-marks" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &Around<'_>, findings: &mut Findings<'_>) {
    let marks = &passage.scan().marks;
    if let Some(deep) = marks.iter().find(|mark| mark.markup == Markup::TooDeep) {
        findings
            .at(
                passage.place(deep.range.clone()),
                format!("the marks here stand more than {DEPTH} deep in one another"),
            )
            .here("from here on they are not printed as they are meant")
            .note("a reader sees the marks in place of a list, a quote or emphasis")
            .help("take out the marks that are too many: `> ` for a quote, `- ` for an item, `**` around strong words");
    }
}
