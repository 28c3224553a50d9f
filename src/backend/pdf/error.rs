//! Errors of making a PDF.

use std::fmt;
use std::time::Duration;

use crate::backend::TemplateError;
use crate::backend::worker::MEMORY;

/// The likely cause if a PDF needs too much memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The logo: without it, the PDF can be made.
    Logo,
    /// The project's fonts: they are too large to load.
    Fonts,
    /// One of the district's own templates.
    Template,
    /// The plan.
    Plan,
}

/// The reason why a report has no PDF. Other reports are not affected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// An error in a template.
    Template(TemplateError),
    /// The PDF would not conform to PDF/UA-1 and PDF/A-2a.
    Standard(String),
    /// The time limit was exceeded, for example by a template with an endless loop.
    TooLong(Duration),
    /// The report has this many bytes, too many for a PDF in the available memory.
    TooLarge(usize),
    /// The worker exceeded its memory limit.
    OutOfMemory(Cause),
    /// No worker could be started, for the system's reason, and the district's own files must not be
    /// processed in this process.
    NoWorker(String),
    /// The worker ended, with the system's description.
    Ended(String),
    /// The engine itself failed, with its message.
    Engine(String),
    /// This program was built without PDF support.
    Absent,
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Template(error) => error.fmt(f),
            PdfError::Standard(message) => {
                write!(f, "the PDF would not be accessible or archival: {message}")
            }
            PdfError::TooLong(limit) => {
                write!(f, "the PDF was canceled after {} seconds", limit.as_secs())
            }
            PdfError::TooLarge(bytes) => {
                let size = *bytes as f64 / 1e6;
                write!(f, "the report is too long for a PDF: its text and data take {size:.1} MB")
            }
            PdfError::OutOfMemory(cause) => {
                let what = match cause {
                    Cause::Logo => "the logo is too large",
                    Cause::Fonts => "the project's fonts are too large",
                    Cause::Template => "a template of the project uses too much",
                    Cause::Plan => {
                        return f
                            .write_str("the plan is too long for a PDF: it needs too much memory");
                    }
                };
                let most = MEMORY / 1_000_000;
                write!(f, "the PDF needs more than {most} MB of memory: {what}")
            }
            PdfError::NoWorker(why) => {
                write!(f, "cannot start a worker process for the PDF: {why}")
            }
            PdfError::Ended(how) => write!(f, "the worker process for the PDF ended: {how}"),
            PdfError::Engine(message) => write!(f, "the PDF engine failed: {message}"),
            PdfError::Absent => f.write_str("this build of plancc has no PDF support"),
        }
    }
}

impl PdfError {
    /// Returns the suggested next step.
    #[must_use]
    pub fn help(&self) -> &str {
        match self {
            PdfError::Template(error) => &error.help,
            PdfError::Standard(_) => "check the images, fonts and drawings in your own templates",
            PdfError::TooLong(_) => "look for an endless loop in your own templates",
            PdfError::TooLarge(_) => {
                "make the other formats with `--to html,markdown`, or split the plan"
            }
            PdfError::OutOfMemory(cause) => match cause {
                Cause::Logo => {
                    "save the logo in a smaller size or a simpler form; a width of 400 pixels is enough"
                }
                Cause::Fonts => "list fewer or smaller files under `fonts` in the project file",
                Cause::Template => {
                    "look for a text or list that grows without end in your `pdf/` templates"
                }
                Cause::Plan => {
                    "make the other formats with `--to html,markdown`, or split the plan"
                }
            },
            PdfError::NoWorker(_) => {
                "close other programs, or make the other formats with `--to html,markdown`"
            }
            PdfError::Ended(_) => {
                "the computer may be out of memory: close other programs, or look for a text or list that grows without end in your own templates"
            }
            PdfError::Engine(_) => {
                "make the other formats with `--to html,markdown`, and please report this bug"
            }
            PdfError::Absent => "build plancc with the feature `pdf`, which is on by default",
        }
    }
}

impl std::error::Error for PdfError {}
