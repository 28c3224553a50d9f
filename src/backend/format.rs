//! The formats of reports: one module for each, and one line in [`FORMATS`].

use std::fmt;

use super::pdf::{Pdf, PdfError};
use super::{HtmlLabels, TemplateError, Templates, html, json, markdown, pdf};
use crate::model::Plan;
use crate::view::ReportContext;

/// The formats, in the order in which reports list them.
static FORMATS: [&dyn OutputFormat; 4] =
    [&html::HtmlFormat, &markdown::MarkdownFormat, &json::JsonFormat, &pdf::PdfFormat];

/// A format of reports.
pub trait OutputFormat: Sync {
    /// Returns the format's name in the project file and on the command line.
    fn name(&self) -> &'static str;

    /// Returns the file extension.
    fn extension(&self) -> &'static str;

    /// Returns `true` if this program can render the format.
    fn is_available(&self) -> bool {
        true
    }

    /// Returns `true` if rendering is so slow that a report whose inputs are unchanged is kept.
    fn is_slow(&self) -> bool {
        false
    }

    /// Renders the report of a plan.
    ///
    /// # Errors
    /// Fails if a template or the PDF engine fails.
    fn render(
        &self,
        plan: &Plan,
        context: &ReportContext<'_>,
        renderers: &Renderers<'_>,
    ) -> Result<Rendered, RenderError>;
}

/// The templates, labels and PDF engine that the formats of a build share.
#[derive(Debug, Clone, Copy)]
pub struct Renderers<'a> {
    /// The templates for HTML and Markdown.
    pub templates: &'a Templates,
    /// The labels of forms, shared between HTML reports.
    pub labels: &'a HtmlLabels,
    /// The PDF engine; needed only for PDF.
    pub pdf: Option<&'a Pdf>,
}

/// A rendered report.
#[derive(Debug)]
pub struct Rendered {
    /// The content of the file.
    pub bytes: Vec<u8>,
    /// The characters that were replaced because no font shows them.
    pub replaced: Vec<char>,
}

impl From<String> for Rendered {
    fn from(text: String) -> Rendered {
        Rendered { bytes: text.into_bytes(), replaced: Vec::new() }
    }
}

/// The reason that a report could not be rendered.
#[derive(Debug)]
pub enum RenderError {
    /// A template failed.
    Template(TemplateError),
    /// The PDF engine failed.
    Pdf(PdfError),
    /// The report can't be serialized.
    Unwritable(String),
}

impl From<TemplateError> for RenderError {
    fn from(error: TemplateError) -> RenderError {
        RenderError::Template(error)
    }
}

impl From<PdfError> for RenderError {
    fn from(error: PdfError) -> RenderError {
        RenderError::Pdf(error)
    }
}

/// One of the formats.
#[derive(Clone, Copy)]
pub struct ReportFormat(&'static dyn OutputFormat);

impl ReportFormat {
    /// A self-contained HTML page.
    pub const HTML: ReportFormat = ReportFormat(&html::HtmlFormat);
    /// GitHub-flavored Markdown.
    pub const MARKDOWN: ReportFormat = ReportFormat(&markdown::MarkdownFormat);
    /// The report's data as JSON.
    pub const JSON: ReportFormat = ReportFormat(&json::JsonFormat);
    /// A tagged, archival PDF.
    pub const PDF: ReportFormat = ReportFormat(&pdf::PdfFormat);

    /// Returns all formats, in the order in which reports list them.
    pub fn all() -> impl Iterator<Item = ReportFormat> {
        FORMATS.into_iter().map(ReportFormat)
    }

    /// Returns the format's name in the project file and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Returns the file extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.0.extension()
    }

    /// Returns `true` if this program can render the format.
    #[must_use]
    pub fn is_available(self) -> bool {
        self.0.is_available()
    }

    /// Returns `true` if rendering is so slow that a report whose inputs are unchanged is kept.
    #[must_use]
    pub fn is_slow(self) -> bool {
        self.0.is_slow()
    }

    /// Renders the report of a plan.
    ///
    /// # Errors
    /// Fails if a template or the PDF engine fails.
    pub fn render(
        self,
        plan: &Plan,
        context: &ReportContext<'_>,
        renderers: &Renderers<'_>,
    ) -> Result<Rendered, RenderError> {
        self.0.render(plan, context, renderers)
    }

    fn rank(self) -> usize {
        FORMATS.iter().position(|format| format.name() == self.name()).unwrap_or(FORMATS.len())
    }
}

impl fmt::Debug for ReportFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for ReportFormat {
    fn eq(&self, other: &ReportFormat) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for ReportFormat {}

impl PartialOrd for ReportFormat {
    fn partial_cmp(&self, other: &ReportFormat) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ReportFormat {
    fn cmp(&self, other: &ReportFormat) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}
