//! Renders reports: one file or folder for each format. Templates get only the report.

mod framing;
mod html;
mod json;
mod logo;
mod markdown;
pub mod pdf;
mod template;
pub mod worker;

use crate::diagnostic::ErrorKind;

pub use html::{HtmlLabels, HtmlRender};
pub use json::{JsonRender, json};
pub use logo::{INVALID_LOGO, LOGO_LIMIT, LogoError, logo};
pub use markdown::MarkdownRender;
pub use template::{
    BUILT_IN, CustomTemplate, IndexEntry, TEMPLATE_ERROR, TemplateError, Templates, unused,
};

/// The errors in a district's logo, fonts and templates, with their pages.
pub const ERROR_KINDS: [&[ErrorKind]; 2] = [logo::ERROR_KINDS, template::ERROR_KINDS];

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportFormat {
    /// A self-contained HTML page.
    Html,
    /// GitHub-flavored Markdown.
    Markdown,
    /// The report's data as JSON.
    Json,
    /// A tagged, archival PDF.
    Pdf,
}

impl ReportFormat {
    /// All formats.
    pub const ALL: [ReportFormat; 4] =
        [ReportFormat::Html, ReportFormat::Markdown, ReportFormat::Json, ReportFormat::Pdf];

    /// Returns the format's name in the project file and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ReportFormat::Html => "html",
            ReportFormat::Markdown => "markdown",
            ReportFormat::Json => "json",
            ReportFormat::Pdf => "pdf",
        }
    }

    /// Returns the file extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            ReportFormat::Html => "html",
            ReportFormat::Markdown => "md",
            ReportFormat::Json => "json",
            ReportFormat::Pdf => "pdf",
        }
    }
}
