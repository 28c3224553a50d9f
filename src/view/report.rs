//! The report's shape: what templates, the PDF engine and readers of the JSON see.

use std::collections::BTreeMap;

use serde::Serialize;

/// A whole report in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Report<P> {
    /// The version of this shape: `plancc-report-1`.
    pub schema: &'static str,
    /// The language of the report's own words: `en`.
    pub language: String,
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
    pub labels: BTreeMap<&'static str, String>,
    /// Department, contact, when generated, stage and adoption, in order, with their headings as
    /// labels.
    pub head: Vec<Fact<P>>,
    /// The parts and priorities to jump to.
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
    /// What an import could not place; absent where there is nothing.
    pub unplaced: Option<Unplaced<P>>,
    /// Parts carried over and still to be looked at; absent where there are none.
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

/// A part of the report: heading, introduction, prompt, and what answers it.
#[derive(Debug, Clone, Serialize)]
pub struct Part<P> {
    /// The part's name in the form: `needs_assessment.data`; a section's id for a section of the
    /// district's.
    pub key: String,
    /// The anchor, without `#`; unique in the report.
    pub anchor: String,
    /// The heading.
    pub heading: String,
    /// What is said under the heading.
    pub intro: Option<P>,
    /// What is asked.
    pub prompt: Option<P>,
    /// Whether it is printed at all: it has an answer, or the form shows it without.
    pub shown: bool,
    /// Whether there is an answer.
    pub answered: bool,
    /// Labelled details, in order.
    pub facts: Vec<Fact<P>>,
    /// The answer as prose.
    pub prose: Option<P>,
    /// The answer as a list.
    pub items: Vec<P>,
    /// The answer as a table.
    pub table: Option<Table<P>>,
    /// Sections of the district's form that stand after this part.
    pub after: Vec<Part<P>>,
}

/// A labelled detail; one that the plan leaves out is not there.
#[derive(Debug, Clone, Serialize)]
pub struct Fact<P> {
    /// Its name: `owner`, `due`, `department.contact.email`.
    pub key: &'static str,
    /// Its label in the form's words.
    pub label: String,
    /// What it says; several where it is a list. Empty where the form shows it and the plan leaves it
    /// out: print the label `no_answer`.
    pub values: Vec<Cell<P>>,
}

/// A value: as a reader reads it, and as a program does.
#[derive(Debug, Clone, Serialize)]
pub struct Cell<P> {
    /// For a reader: `62%`, `June 30, 2027`.
    pub text: P,
    /// For a program: `62`, `2027-06-30`, an id; absent for words.
    pub value: Option<String>,
    /// The anchor that it refers to, without `#`.
    pub anchor: Option<String>,
}

/// A table; columns without a single value are left out.
#[derive(Debug, Clone, Serialize)]
pub struct Table<P> {
    /// Its caption.
    pub caption: String,
    /// Its columns; the first heads the rows.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row<P>>,
}

/// A column.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Its name: `amount`.
    pub key: &'static str,
    /// Its heading.
    pub label: String,
    /// Whether it holds numbers, to be set flush right.
    pub numeric: bool,
}

/// A row, with a cell or nothing for every column.
#[derive(Debug, Clone, Serialize)]
pub struct Row<P> {
    /// The cells.
    pub cells: Vec<Option<Cell<P>>>,
}

/// The look back at the year before.
#[derive(Debug, Clone, Serialize)]
pub struct Reflection<P> {
    /// The part itself.
    pub part: Part<P>,
    /// What was set out: heading and prompt; the outcomes' `intended` is the answer.
    pub intended: Part<P>,
    /// What came of it: heading and prompt; the outcomes' results and evidence are the answer.
    pub evidence: Part<P>,
    /// The outcomes, in order.
    pub outcomes: Vec<Outcome<P>>,
    /// Successes, challenges and learnings: heading and prompt.
    pub learnings: Part<P>,
    /// Those that are answered, each under its label.
    pub labelled: Vec<Labelled<P>>,
}

/// An outcome that last year's plan set out to reach.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome<P> {
    /// From 1.
    pub number: usize,
    /// What was set out.
    pub intended: P,
    /// Its result, and the priority that it continues.
    pub facts: Vec<Fact<P>>,
    /// How the result is known.
    pub evidence: Option<P>,
    /// The numbers.
    pub results: Option<Table<P>>,
}

/// An answer under a label.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled<P> {
    /// `successes`, `challenges` or `learnings`.
    pub key: &'static str,
    /// The label.
    pub label: String,
    /// The answer as prose.
    pub prose: Option<P>,
    /// The answer as a list.
    pub items: Vec<P>,
}

/// This year's evidence, and the needs found in it.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsAssessment<P> {
    /// The part itself.
    pub part: Part<P>,
    /// The data that was looked at.
    pub data: Part<P>,
    /// Who was asked.
    pub engagement: Part<P>,
    /// What came out of it.
    pub findings: Part<P>,
    /// The needs.
    pub needs: Needs<P>,
}

/// The needs, with what is said around them.
#[derive(Debug, Clone, Serialize)]
pub struct Needs<P> {
    /// Heading and prompt.
    pub part: Part<P>,
    /// Said before the needs.
    pub intro: Option<P>,
    /// The needs, in order.
    pub items: Vec<Need<P>>,
    /// Said after the needs.
    pub note: Option<P>,
}

/// One need.
#[derive(Debug, Clone, Serialize)]
pub struct Need<P> {
    /// From 1.
    pub number: usize,
    /// The anchor, without `#`.
    pub anchor: String,
    /// What is needed.
    pub text: P,
    /// Whether it is set aside this cycle.
    pub set_aside: bool,
    /// Root cause, and why it is set aside.
    pub facts: Vec<Fact<P>>,
}

/// The theory of action and the priorities.
#[derive(Debug, Clone, Serialize)]
pub struct Priorities<P> {
    /// The part itself.
    pub part: Part<P>,
    /// The theory of action.
    pub theory: Theory<P>,
    /// The priorities, in order.
    pub items: Vec<Priority<P>>,
}

/// The theory of action.
#[derive(Debug, Clone, Serialize)]
pub struct Theory<P> {
    /// Heading and prompt.
    pub part: Part<P>,
    /// A row a priority.
    pub rows: Vec<TheoryRow<P>>,
}

/// If we … and …, then … and …, which will ….
#[derive(Debug, Clone, Serialize)]
pub struct TheoryRow<P> {
    /// The priority's number.
    pub number: usize,
    /// The priority's anchor.
    pub anchor: String,
    /// The priority's label: `Priority 1`.
    pub label: String,
    /// The actions.
    pub ifs: Vec<P>,
    /// The changes in what people know and do.
    pub thens: Vec<P>,
    /// The change sought.
    pub which_will: Option<P>,
    /// Why the one should follow from the other.
    pub evidence: Option<P>,
}

/// One priority.
#[derive(Debug, Clone, Serialize)]
pub struct Priority<P> {
    /// From 1.
    pub number: usize,
    /// The id in the plan.
    pub id: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// Its label: `Priority 1`.
    pub label: String,
    /// The change sought.
    pub text: P,
    /// The needs and goals that it serves, students, owner.
    pub facts: Vec<Fact<P>>,
    /// Outcome metrics.
    pub metrics: Vec<Metric<P>>,
    /// Its actions, in order.
    pub actions: Vec<Action<P>>,
    /// Sections that the district's form asks of priorities.
    pub own: Vec<Part<P>>,
}

/// One action.
#[derive(Debug, Clone, Serialize)]
pub struct Action<P> {
    /// From 1 in each priority.
    pub number: usize,
    /// The id in the plan.
    pub id: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// Its label: `Action 1`.
    pub label: String,
    /// What will be done.
    pub text: P,
    /// Whether it was given up.
    pub dropped: bool,
    /// What this action alone is to change.
    pub thens: Vec<P>,
    /// Owner, start, due, status, total cost.
    pub facts: Vec<Fact<P>>,
    /// What it costs.
    pub costs: Option<Table<P>>,
    /// What a reader should know about it.
    pub note: Option<P>,
    /// The year's looks at it.
    pub reviews: Option<Table<P>>,
    /// Its metrics, in order.
    pub metrics: Vec<Metric<P>>,
    /// Sections that the district's form asks of actions.
    pub own: Vec<Part<P>>,
}

/// One metric.
#[derive(Debug, Clone, Serialize)]
pub struct Metric<P> {
    /// `a`, `b`, … `z`, `aa`, in each priority or action.
    pub letter: String,
    /// The anchor, without `#`.
    pub anchor: String,
    /// What is measured.
    pub text: P,
    /// Unit, students, baseline, target, direction, cadence, source, owner.
    pub facts: Vec<Fact<P>>,
    /// Milestones, where there is more than one target.
    pub milestones: Option<Table<P>>,
    /// The year's readings.
    pub readings: Option<Table<P>>,
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
