//! Renders reports: one file or folder for each format. Templates get only the report.

mod html;
mod json;
mod logo;
mod markdown;
mod parts;
pub mod pdf;
mod template;
pub mod worker;

use crate::diagnostic::Fault;

pub use html::{HtmlLabels, HtmlRender};
pub use json::{JsonRender, json};
pub use logo::{INVALID_LOGO, LOGO_LIMIT, LogoFault, logo};
pub use markdown::MarkdownRender;
pub use template::{
    BUILT_IN, IndexEntry, OwnTemplate, TEMPLATE_ERROR, TemplateError, Templates, unused,
};

/// The errors in a district's logo, fonts and templates, with their pages.
pub const FAULTS: [&[Fault]; 2] = [logo::FAULTS, template::FAULTS];

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A self-contained HTML page.
    Html,
    /// GitHub-flavored Markdown.
    Markdown,
    /// The report's data as JSON.
    Json,
    /// A tagged, archival PDF.
    Pdf,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 4] = [Format::Html, Format::Markdown, Format::Json, Format::Pdf];

    /// Returns the format's name in the project file and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "markdown",
            Format::Json => "json",
            Format::Pdf => "pdf",
        }
    }

    /// Returns the file extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "md",
            Format::Json => "json",
            Format::Pdf => "pdf",
        }
    }
}
