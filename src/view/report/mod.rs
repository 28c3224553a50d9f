//! The structure of a report: the data for templates, the PDF engine and programs that read the
//! JSON.
//!
//! `docs/report.md` is generated from the doc comments of these structs.

mod evidence;
mod part;
mod priority;

use serde::Serialize;

use super::builder::Labels;

pub use evidence::{Need, Needs, NeedsAssessment, Outcome, Reflection};
pub use part::{Column, DisplayValue, Fact, LabeledAnswer, Part, Row, Table};
pub use priority::{
    Action, CustomSections, Metric, Priorities, Priority, Review, Theory, TheoryRow,
};

/// A complete report in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Report<P, L = Labels> {
    /// The version of this structure: `plancc-report-1`.
    pub schema: &'static str,
    /// The language of the report: `en`.
    pub language: String,
    /// The same report in other languages.
    pub languages: Vec<LanguageLink>,
    /// The plan's id, which is the department's.
    pub id: String,
    /// The school year: `2026-2027`.
    pub year: String,
    /// The stage of the plan.
    pub stage: StageName,
    /// The name of the document in the form: `Department Plan`.
    pub title: String,
    /// The language of the title, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_language: Option<String>,
    /// The title of the page or file: department, title, year, district.
    pub document_title: String,
    /// The district, if the project names it.
    pub district: Option<District>,
    /// The department's name, without markup.
    pub department: String,
    /// The date that the report shows, in ISO 8601.
    pub generated: String,
    /// The paper size: `us-letter` or `a4`.
    pub paper: &'static str,
    /// The form's labels, by name. If some are in another language than the report, `languages` has
    /// the language of each, by name.
    pub labels: L,
    /// The department, contact, date, stage and adoption, in this order. Their labels are headings.
    pub head: Vec<Fact<P>>,
    /// A notice that the plan is not translated into this language; absent if any text is
    /// translated.
    pub untranslated: Option<P>,
    /// The table of contents: sections, their subsections, priorities and actions.
    pub contents: Vec<ContentsEntry>,
    /// The department's purpose.
    pub purpose: Part<P>,
    /// The department's services.
    pub services: Part<P>,
    /// The budget: its facts have the total, its table has the sources, and its prose is the note.
    pub budget: Part<P>,
    /// The reflection on last year.
    pub reflection: Reflection<P>,
    /// The needs assessment.
    pub needs_assessment: NeedsAssessment<P>,
    /// The theory of action and the priorities.
    pub priorities: Priorities<P>,
    /// Sections of the district's form at the end of the report.
    pub after: Vec<Part<P>>,
    /// Texts that an import could not place. Only reports made with `--internal` have them; absent
    /// if there are none.
    pub unplaced: Option<UnplacedTexts<P>>,
    /// Sections that were carried over from last year and are not confirmed yet. Only reports made
    /// with `--internal` have them; absent if there are none.
    pub confirm: Option<Part<P>>,
    /// The section for acronyms that the plan uses and the project defines; absent if there are
    /// none.
    pub glossary: Option<Part<P>>,
    /// The entries of the glossary.
    pub glossary_entries: Vec<GlossaryEntry<P>>,
}

/// A stage: its key and its name in the report's language.
#[derive(Debug, Clone, Serialize)]
pub struct StageName {
    /// `draft`, `review`, `board` or `adopted`.
    pub key: &'static str,
    /// The name of the stage for readers.
    pub label: String,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
}

/// The same report in another language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// The language: `es`.
    pub language: String,
    /// The language's own name: `Español`.
    pub name: String,
    /// The file name in the same folder, without the extension: `student-services.es`.
    pub file: String,
}

/// The district.
#[derive(Debug, Clone, Serialize)]
pub struct District {
    /// The district's name.
    pub name: String,
    /// A short form of the name.
    pub short_name: Option<String>,
    /// The district's web address (`http` or `https`).
    pub url: Option<String>,
    /// The logo as a `data:` URL.
    pub logo: Option<String>,
}

/// An entry of the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsEntry {
    /// The anchor, without `#`.
    pub anchor: String,
    /// The heading, without markup.
    pub text: String,
    /// The language of a heading from the form, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The entries below this one.
    pub children: Vec<ContentsEntry>,
}

/// Texts that an import could not place.
#[derive(Debug, Clone, Serialize)]
pub struct UnplacedTexts<P> {
    /// The heading and prompt.
    pub part: Part<P>,
    /// The texts; each label names the origin.
    pub items: Vec<LabeledAnswer<P>>,
}

/// An acronym and its meaning.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryEntry<P> {
    /// The acronym.
    pub term: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// The meaning.
    pub meaning: P,
}
