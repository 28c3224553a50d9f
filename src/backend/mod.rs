//! Renders reports: one file or folder for each format. The report is the only input of the
//! templates.

mod format;
mod framing;
mod html;
mod json;
mod logo;
mod markdown;
pub mod pdf;
mod template;
pub mod worker;

use crate::diagnostic::ErrorKind;

pub use format::{OutputFormat, RenderError, Rendered, Renderers, ReportFormat};
pub use html::{HtmlLabels, HtmlRender};
pub use json::{JsonRender, json};
pub use logo::{INVALID_LOGO, LOGO_LIMIT, LogoError, logo};
pub use markdown::MarkdownRender;
pub use template::{
    BUILT_IN, CustomTemplate, IndexEntry, TEMPLATE_ERROR, TemplateError, Templates, unused,
};

/// The errors for a district's logo and templates, with their documentation pages.
pub const ERROR_KINDS: [&[ErrorKind]; 2] = [logo::ERROR_KINDS, template::ERROR_KINDS];
