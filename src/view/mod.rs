//! A plan as a reader sees it: numbered, with references resolved, totals computed, values formatted and
//! labels from the form.
//!
//! [`Report`] is the only input of templates. It is generic over `P`, the backend's form of a passage of
//! plan text: each backend provides a [`Render`] that converts passages (to escaped HTML, Markdown, a
//! syntax tree), so that templates never handle markup from a plan.

mod build;
mod contents;
mod glossary;
mod head;
mod metric;
mod needs;
mod notice;
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

/// Converts passages to a backend's own form.
pub trait Render {
    /// A converted passage.
    type Output: serde::Serialize + Clone;
    /// The converted labels.
    type Labels: serde::Serialize + Clone;

    /// Converts the form's labels. `words` looks all of them up; a backend that has them cached does not
    /// call it.
    fn labels(&self, words: impl FnOnce() -> Labels) -> Self::Labels;

    /// Converts the inlines of a paragraph. `language` is set if it differs from the report's.
    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> Self::Output;

    /// Converts blocks under a heading of `level` (1 to 6), so that their own headings go below it.
    /// `namespace` is unique in the report, for footnotes and other anchors.
    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        namespace: &str,
        language: Option<&str>,
    ) -> Self::Output;

    /// Converts words that plancc itself adds: a date, an amount, a label.
    fn words(&self, words: &str) -> Self::Output;
}
