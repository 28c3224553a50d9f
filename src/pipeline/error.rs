//! Why a plan has no report.

use std::fmt;

use crate::backend::TemplateError;
use crate::backend::pdf::PdfError;

/// Why a plan has no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompileError {
    /// A template has a mistake, or never ends.
    Template(TemplateError),
    /// There is no PDF of it.
    Pdf(PdfError),
    /// It is not in this language.
    Untranslated(String),
    /// A value could not be written.
    Unwritable(String),
}

impl CompileError {
    /// What to do next, where there is something to say.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        match self {
            CompileError::Template(error) => Some(&error.help),
            CompileError::Pdf(error) => Some(error.help()),
            CompileError::Untranslated(_) => Some(
                "put the translation beside the plan, or take the language out of the file's name",
            ),
            CompileError::Unwritable(_) => None,
        }
    }
}

impl From<PdfError> for CompileError {
    fn from(error: PdfError) -> CompileError {
        match error {
            PdfError::Template(error) => CompileError::Template(error),
            error => CompileError::Pdf(error),
        }
    }
}

impl From<TemplateError> for CompileError {
    fn from(error: TemplateError) -> CompileError {
        CompileError::Template(error)
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::Template(error) => error.fmt(f),
            CompileError::Pdf(error) => error.fmt(f),
            CompileError::Untranslated(language) => {
                write!(f, "there is no report in `{language}` of this plan")
            }
            CompileError::Unwritable(why) => write!(f, "the report cannot be written: {why}"),
        }
    }
}

impl std::error::Error for CompileError {}
