//! Sections of a report and their content.

use serde::Serialize;

/// A section of a report: heading, introduction, prompt and answer.
#[derive(Debug, Clone, Serialize)]
pub struct Part<P> {
    /// The section's name in the form: `needs_assessment.data`; for one of the district's own sections, its
    /// id.
    pub key: String,
    /// The anchor, without `#`; unique in the report.
    pub anchor: String,
    /// The heading.
    pub heading: String,
    /// The language of the heading, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_language: Option<String>,
    /// The level of the heading, 2 to 6; the title of the report has level 1.
    pub level: u8,
    /// The introduction below the heading.
    pub intro: Option<P>,
    /// The prompt.
    pub prompt: Option<P>,
    /// `true` if the section is printed, because it has an answer or the form shows it without one.
    pub shown: bool,
    /// `true` if there is an answer.
    pub answered: bool,
    /// Labeled details, in order.
    pub facts: Vec<Fact<P>>,
    /// The answer as prose.
    pub prose: Option<P>,
    /// The answer as a list.
    pub items: Vec<P>,
    /// The answer as a table.
    pub table: Option<Table<P>>,
    /// Sections of the district's form that follow this one.
    pub after: Vec<Part<P>>,
}

/// A labeled detail. Details that the plan leaves out are absent.
#[derive(Debug, Clone, Serialize)]
pub struct Fact<P> {
    /// The name of the detail: `owner`, `due`, `department.contact.email`.
    pub key: &'static str,
    /// The label from the form.
    pub label: String,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
    /// The values; a list may have several. If there are none, the form shows the detail but the
    /// plan leaves it out: print the label `no_answer`.
    pub values: Vec<DisplayValue<P>>,
}

/// A value for readers and for programs.
#[derive(Debug, Clone, Serialize)]
pub struct DisplayValue<P> {
    /// The text for readers: `62%`, `June 30, 2027`.
    pub text: P,
    /// A word from the form to print before the text, such as `by`; usually absent.
    pub label: Option<String>,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
    /// The value for programs: `62`, `2027-06-30`, an id; absent for plain text.
    pub value: Option<String>,
    /// The anchor that the cell links to, without `#`.
    pub anchor: Option<String>,
}

/// A table. Columns without any value are left out.
#[derive(Debug, Clone, Serialize)]
pub struct Table<P> {
    /// The caption.
    pub caption: String,
    /// The language of the caption, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption_language: Option<String>,
    /// The columns. The first column contains the row headers.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row<P>>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// The name of the column: `amount`.
    pub key: &'static str,
    /// The heading.
    pub label: String,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
    /// `true` if the column contains numbers, which are right-aligned.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Row<P> {
    /// One cell for each column; an empty cell is `none`.
    pub cells: Vec<Option<DisplayValue<P>>>,
}

/// A labeled answer.
#[derive(Debug, Clone, Serialize)]
pub struct LabeledAnswer<P> {
    /// `successes`, `challenges` or `learnings`.
    pub key: &'static str,
    /// The label.
    pub label: String,
    /// The language of the label, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_language: Option<String>,
    /// The answer as prose.
    pub prose: Option<P>,
    /// The answer as a list.
    pub items: Vec<P>,
}
