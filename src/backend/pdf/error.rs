//! Errors that prevent a PDF.

use std::fmt;
use std::time::Duration;

use crate::backend::TemplateError;
use crate::backend::worker::MEMORY;

/// The likely cause of running out of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemoryCause {
    /// The logo: without it, the PDF fits into memory.
    Logo,
    /// The project's fonts, which are too large to load.
    Fonts,
    /// One of the district's own templates.
    Template,
    /// The plan itself, which is too long.
    Plan,
}

/// The reason that a report has no PDF. Other reports are not affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// An error in a template.
    Template(TemplateError),
    /// The PDF would not conform to PDF/UA-1 and PDF/A-2a.
    Standard(String),
    /// The report exceeded this time limit, for example because of an endless loop in a template.
    TooLong(Duration),
    /// The report has this many bytes, which is more than the memory limit allows.
    TooLarge(usize),
    /// The worker exceeded its memory limit.
    OutOfMemory(MemoryCause),
    /// No worker could be started, and the district's own files must not be processed without one;
    /// contains the system's reason.
    NoWorker(String),
    /// The worker ended unexpectedly; contains the system's description.
    Ended(String),
    /// The engine failed; contains its message.
    Engine(String),
    /// This program was built without PDF support.
    Absent,
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Template(error) => error.fmt(f),
            PdfError::Standard(message) => {
                write!(
                    f,
                    "the PDF would not meet the standards for accessible and archival documents: {message}"
                )
            }
            PdfError::TooLong(limit) => {
                write!(f, "the PDF took too long and was stopped after {} seconds", limit.as_secs())
            }
            PdfError::TooLarge(bytes) => {
                let size = *bytes as f64 / 1e6;
                write!(f, "the report is too long for a PDF: it has {size:.1} MB of data")
            }
            PdfError::OutOfMemory(cause) => {
                let what = match cause {
                    MemoryCause::Logo => "the logo is too large",
                    MemoryCause::Fonts => "the project's fonts are too large",
                    MemoryCause::Template => "one of the project's templates uses too much memory",
                    MemoryCause::Plan => {
                        return f
                            .write_str("the plan is too long for a PDF: it needs too much memory");
                    }
                };
                let most = MEMORY / 1_000_000;
                write!(f, "the PDF needs more than {most} MB of memory, because {what}")
            }
            PdfError::NoWorker(why) => {
                write!(f, "cannot start a worker process for the PDF: {why}")
            }
            PdfError::Ended(how) => {
                write!(f, "the worker process for the PDF ended unexpectedly: {how}")
            }
            PdfError::Engine(message) => write!(f, "the PDF engine failed: {message}"),
            PdfError::Absent => f.write_str("this build of plancc has no PDF support"),
        }
    }
}

impl PdfError {
    /// Returns the help text for the user.
    #[must_use]
    pub fn help(&self) -> &str {
        match self {
            PdfError::Template(error) => &error.help,
            PdfError::Standard(_) => "check the images and fonts in your own templates",
            PdfError::TooLong(_) => "look for an endless loop in your own templates",
            PdfError::TooLarge(_) => {
                "build only the other formats with `--to html,markdown`, or shorten the plan"
            }
            PdfError::OutOfMemory(cause) => match cause {
                MemoryCause::Logo => {
                    "save the logo at a smaller size, or as a simpler drawing; a width of 400 pixels is enough"
                }
                MemoryCause::Fonts => {
                    "list fewer or smaller files under `fonts` in the project file"
                }
                MemoryCause::Template => {
                    "look in your `pdf/` templates for a loop that keeps adding to a string or list"
                }
                MemoryCause::Plan => {
                    "build only the other formats with `--to html,markdown`, or shorten the plan"
                }
            },
            PdfError::NoWorker(_) => {
                "close other programs, or build only the other formats with `--to html,markdown`"
            }
            PdfError::Ended(_) => {
                "the computer may be out of memory: close other programs, or look in your own templates for a loop that keeps adding to a string or list"
            }
            PdfError::Engine(_) => {
                "build only the other formats with `--to html,markdown`, and please report this bug"
            }
            PdfError::Absent => "build plancc with the feature `pdf`, which is on by default",
        }
    }
}

impl std::error::Error for PdfError {}
