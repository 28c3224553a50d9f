//! A part of the report, and what it is made of.

use serde::Serialize;

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
    /// The level of its heading, 2 to 6; the title of the report is 1.
    pub level: u8,
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
    /// A word of the form's to be said before it: `by`; mostly absent.
    pub label: Option<String>,
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
