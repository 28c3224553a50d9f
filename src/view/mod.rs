//! The report: a plan with numbered entries, resolved references, totals, formatted values, and
//! labels from the form.
//!
//! [`Report`] is the only input of templates. It is generic over `P`, the backend's type for
//! passages of text. Each backend implements [`Render`], which converts passages to escaped HTML,
//! Markdown or a syntax tree, so templates never handle markup from a plan.

mod assemble;
mod builder;
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

pub use builder::{Labels, ReportContext, labels, report};
pub use report::{
    Action, Column, ContentsEntry, CustomSections, DisplayValue, District, Fact, GlossaryEntry,
    LabeledAnswer, LanguageLink, Metric, Need, Needs, NeedsAssessment, Outcome, Part, Priorities,
    Priority, Reflection, Report, Review, Row, StageName, Table, Theory, TheoryRow, UnplacedTexts,
};

use crate::prose::{Inline, Passage};

/// Converts passages and labels to a backend's own types.
pub trait Render {
    /// The type of a converted passage.
    type Output: serde::Serialize + Clone;
    /// The type of the converted labels.
    type Labels: serde::Serialize + Clone;

    /// Converts the form's labels, which `words` returns. A backend that has cached them need not
    /// call `words`.
    fn labels(&self, words: impl FnOnce() -> Labels) -> Self::Labels;

    /// Converts the inlines of a paragraph. `language` is `None` if it is the report's language.
    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> Self::Output;

    /// Converts blocks below a heading of `level` (1 to 6); the headings in them have deeper
    /// levels. `namespace` is unique in the report, and is the prefix of their footnotes and other
    /// anchors.
    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        namespace: &str,
        language: Option<&str>,
    ) -> Self::Output;

    /// Converts plain text that plancc adds, such as a date, an amount or a label.
    fn words(&self, words: &str) -> Self::Output;
}
