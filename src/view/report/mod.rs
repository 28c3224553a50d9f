//! The report's shape: what templates, the PDF engine and readers of the JSON see.
//!
//! The doc comments of these structs are the reference of the view in `docs/report.md`.

mod evidence;
mod part;
mod priority;

use serde::Serialize;

use super::build::Labels;

pub use evidence::{Need, Needs, NeedsAssessment, Outcome, Reflection};
pub use part::{Cell, Column, Fact, Labelled, Part, Row, Table};
pub use priority::{Action, Metric, Own, Priorities, Priority, Review, Theory, TheoryRow};

/// A whole report in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Report<P, L = Labels> {
    /// The version of this shape: `plancc-report-1`.
    pub schema: &'static str,
    /// The language of the report's own words: `en`.
    pub language: String,
    /// The same report in other languages.
    pub languages: Vec<LanguageLink>,
    /// The plan's id, which is the department's.
    pub id: String,
    /// The school year: `2026-2027`.
    pub year: String,
    /// How far the plan has come.
    pub stage: StageName,
    /// What the document is called in the form: `Department Plan`.
    pub title: String,
    /// What the page or file is called: department, title, year, district.
    pub document_title: String,
    /// The district, where a project names it.
    pub district: Option<District>,
    /// The department's name, without markup.
    pub department: String,
    /// The day that the report shows, ISO 8601.
    pub generated: String,
    /// `us-letter` or `a4`.
    pub paper: &'static str,
    /// The form's labels, by name.
    pub labels: L,
    /// Department, contact, when generated, stage and adoption, in order, with their headings as
    /// labels.
    pub head: Vec<Fact<P>>,
    /// A notice that the plan's text is not translated into this language; absent if any of it is.
    pub untranslated: Option<P>,
    /// What there is to jump to: the parts, what stands in them, each priority with its actions.
    pub contents: Vec<ContentsEntry>,
    /// What the department does.
    pub purpose: Part<P>,
    /// What the department offers.
    pub services: Part<P>,
    /// The budget: its facts are the total, its table the sources, its answer the note.
    pub budget: Part<P>,
    /// The look back.
    pub reflection: Reflection<P>,
    /// The evidence and the needs.
    pub needs_assessment: NeedsAssessment<P>,
    /// The theory of action and the priorities.
    pub priorities: Priorities<P>,
    /// Sections of the district's form that stand at the end.
    pub after: Vec<Part<P>>,
    /// What an import could not place; only in a report made with `--internal`, and absent if there is nothing.
    pub unplaced: Option<Unplaced<P>>,
    /// Parts carried over and still to be looked at; only in a report made with `--internal`, and absent if
    /// there are none.
    pub confirm: Option<Part<P>>,
    /// Acronyms that the plan uses and the project defines; absent where there are none.
    pub glossary: Option<Part<P>>,
    /// Its entries.
    pub glossary_entries: Vec<GlossaryEntry<P>>,
}

/// A stage: its key and its name in the report's language.
#[derive(Debug, Clone, Serialize)]
pub struct StageName {
    /// `draft`, `review`, `board` or `adopted`.
    pub key: &'static str,
    /// Its name.
    pub label: String,
}

/// The same report in another language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// The language: `es`.
    pub language: String,
    /// What the language calls itself: `Español`.
    pub name: String,
    /// Its file beside this one, without the ending that says the format: `student-services.es`.
    pub file: String,
}

/// The district.
#[derive(Debug, Clone, Serialize)]
pub struct District {
    /// Its name.
    pub name: String,
    /// A short form of it.
    pub short_name: Option<String>,
    /// Its web address; only `http` and `https`.
    pub url: Option<String>,
    /// Its logo as a `data:` address.
    pub logo: Option<String>,
}

/// A place to jump to.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsEntry {
    /// The anchor, without `#`.
    pub anchor: String,
    /// The heading there, without markup.
    pub text: String,
    /// What lies below it.
    pub children: Vec<ContentsEntry>,
}

/// What an import could not place.
#[derive(Debug, Clone, Serialize)]
pub struct Unplaced<P> {
    /// Heading and prompt.
    pub part: Part<P>,
    /// The texts, each with where it was.
    pub items: Vec<Labelled<P>>,
}

/// An acronym and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryEntry<P> {
    /// The acronym.
    pub term: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// What it stands for.
    pub meaning: P,
}
