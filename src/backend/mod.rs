//! A report as bytes, one file a format; templates see the report and nothing else.

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
pub use logo::{LOGO, LOGO_LIMIT, LogoFault, logo};
pub use markdown::MarkdownRender;
pub use template::{
    BUILT_IN, IndexEntry, OwnTemplate, TEMPLATE_MISTAKE, TemplateError, Templates, unused,
};

/// The faults of what a district brings for the look of its reports, with their pages.
pub const FAULTS: [&[Fault]; 2] = [logo::FAULTS, template::FAULTS];

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One self-contained page.
    Html,
    /// GitHub-flavoured Markdown.
    Markdown,
    /// The view itself.
    Json,
    /// Tagged, and fit to be kept.
    Pdf,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 4] = [Format::Html, Format::Markdown, Format::Json, Format::Pdf];

    /// Its name in the project file and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "markdown",
            Format::Json => "json",
            Format::Pdf => "pdf",
        }
    }

    /// The ending of its files.
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
