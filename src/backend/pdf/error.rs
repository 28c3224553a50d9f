//! Why a plan has no PDF.

use std::fmt;
use std::time::Duration;

use crate::backend::TemplateError;
use crate::backend::worker::MEMORY;

/// What most likely takes the memory that a PDF needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The logo: the PDF can be made without it.
    Logo,
    /// The project's fonts: they are too large to be loaded.
    Fonts,
    /// A template of the district's own.
    Template,
    /// The plan.
    Plan,
}

/// What kept a report from becoming a PDF; other reports are made all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A mistake in a template.
    Template(TemplateError),
    /// The report cannot be set so that it keeps to PDF/UA-1 and PDF/A-2a.
    Standard(String),
    /// It took longer than this, as with a template that never ends.
    TooLong(Duration),
    /// Its report has this many bytes, which would take more memory than a computer may have.
    TooLarge(usize),
    /// It took more memory than a worker may have.
    OutOfMemory(Cause),
    /// No worker could be started, with the system's reason, and what the district brings may not run in this process.
    NoWorker(String),
    /// The process that made it ended, with what the system says of its end.
    Ended(String),
    /// The engine itself failed, with what it said.
    Engine(String),
    /// This program was built without PDF.
    Absent,
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfError::Template(error) => error.fmt(f),
            PdfError::Standard(message) => {
                write!(f, "its PDF would not be accessible or archival: {message}")
            }
            PdfError::TooLong(limit) => {
                write!(f, "its PDF was not done after {} seconds and was given up", limit.as_secs())
            }
            PdfError::TooLarge(bytes) => {
                let size = *bytes as f64 / 1e6;
                write!(f, "it is too long for a PDF: its report has {size:.1} MB")
            }
            PdfError::OutOfMemory(cause) => {
                let what = match cause {
                    Cause::Logo => "the logo is too large",
                    Cause::Fonts => "the project's fonts are too large",
                    Cause::Template => "a template of its own needs too much",
                    Cause::Plan => {
                        return f
                            .write_str("the plan is too long for a PDF: it needs too much memory");
                    }
                };
                let most = MEMORY / 1_000_000;
                write!(f, "its PDF needs more than {most} MB of memory: {what}")
            }
            PdfError::NoWorker(why) => {
                write!(
                    f,
                    "its PDF is made in a process of its own, and none could be started: {why}"
                )
            }
            PdfError::Ended(how) => write!(f, "the process that made its PDF ended: {how}"),
            PdfError::Engine(message) => write!(f, "the PDF engine failed on it: {message}"),
            PdfError::Absent => f.write_str("this plancc was built without PDF"),
        }
    }
}

impl PdfError {
    /// What to do next.
    #[must_use]
    pub fn help(&self) -> &str {
        match self {
            PdfError::Template(error) => &error.help,
            PdfError::Standard(_) => {
                "look for an image, a font or a drawing of a template of your own in it"
            }
            PdfError::TooLong(_) => "look for a loop without an end in a template of your own",
            PdfError::TooLarge(_) => {
                "make the other formats with `--to html,markdown`, or several plans of this one"
            }
            PdfError::OutOfMemory(cause) => match cause {
                Cause::Logo => "save the logo smaller or simpler; 400 pixels across are enough",
                Cause::Fonts => "name fewer or smaller files under `fonts` in the project file",
                Cause::Template => "look for what grows without end in `pdf/` of your templates",
                Cause::Plan => {
                    "make the other formats with `--to html,markdown`, or several plans of this one"
                }
            },
            PdfError::NoWorker(_) => "end other programs, or make the other formats with `--to`",
            PdfError::Ended(_) => {
                "it may have asked for more memory than there is: end other programs, or look in a template \
                 of your own for what grows without end"
            }
            PdfError::Engine(_) => {
                "make the other formats with `--to html,markdown`, and report this plan please"
            }
            PdfError::Absent => {
                "build it with the feature `pdf`, which is on unless it is turned off"
            }
        }
    }
}

impl std::error::Error for PdfError {}
