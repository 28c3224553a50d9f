//! A plan as a reader sees it: numbered, resolved, totalled, formatted, in the form's words.
//!
//! Reports are made from [`Report`] and nothing else. It is generic over `P`, what a passage of the
//! plan's own text has become: each backend gives a [`Render`] that turns passages into its own
//! form (escaped HTML, Markdown, a syntax tree), so that no template ever touches markup of a plan.

mod build;
mod contents;
mod glossary;
mod head;
mod metric;
mod needs;
mod notice;
mod numbers;
mod part;
mod priorities;
mod reflection;
mod report;
mod section;
mod whole;

pub use build::{Context, Labels, labels, report};
pub use report::{
    Action, Cell, Column, ContentsEntry, District, Fact, GlossaryEntry, Labelled, LanguageLink,
    Metric, Need, Needs, NeedsAssessment, Outcome, Own, Part, Priorities, Priority, Reflection,
    Report, Review, Row, StageName, Table, Theory, TheoryRow, Unplaced,
};

use crate::prose::{Inline, Passage};

/// Turns passages into a backend's own form.
pub trait Render {
    /// What a passage becomes.
    type Output: serde::Serialize + Clone;
    /// What the form's labels become.
    type Labels: serde::Serialize + Clone;

    /// The form's labels; `words` looks all of them up, which is not wanted where they are at hand.
    fn labels(&self, words: impl FnOnce() -> Labels) -> Self::Labels;

    /// One paragraph's inlines; `language` where it is not the report's.
    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> Self::Output;

    /// Blocks under a heading of `level` (1 to 6), so that their own headings go below it; `namespace`
    /// is unique in the report, for footnotes and the like.
    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        namespace: &str,
        language: Option<&str>,
    ) -> Self::Output;

    /// Words that plancc itself puts there: a date, an amount, a label.
    fn words(&self, words: &str) -> Self::Output;
}
