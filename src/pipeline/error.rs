//! Errors that prevent a report from being built.

use std::fmt;

use crate::backend::pdf::PdfError;
use crate::backend::{RenderError, TemplateError};

/// The reason that a plan has no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompileError {
    /// A template is invalid or timed out.
    Template(TemplateError),
    /// The PDF could not be rendered.
    Pdf(PdfError),
    /// The plan has no translation into this language.
    Untranslated(String),
    /// A value could not be serialized.
    Unwritable(String),
}

impl CompileError {
    /// Returns the next step for the user, if there is one.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        match self {
            CompileError::Template(error) => Some(&error.help),
            CompileError::Pdf(error) => Some(error.help()),
            CompileError::Untranslated(_) => Some(
                "add a translation to the plan's folder, or remove the language from the report's file name",
            ),
            CompileError::Unwritable(_) => None,
        }
    }
}

impl From<RenderError> for CompileError {
    fn from(error: RenderError) -> CompileError {
        match error {
            RenderError::Template(error) | RenderError::Pdf(PdfError::Template(error)) => {
                CompileError::Template(error)
            }
            RenderError::Pdf(error) => CompileError::Pdf(error),
            RenderError::Unwritable(reason) => CompileError::Unwritable(reason),
        }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::Template(error) => error.fmt(f),
            CompileError::Pdf(error) => error.fmt(f),
            CompileError::Untranslated(language) => {
                write!(f, "this plan has no translation into `{language}`")
            }
            CompileError::Unwritable(why) => write!(f, "cannot write the report: {why}"),
        }
    }
}

impl std::error::Error for CompileError {}
