//! Errors that stop a session's work, or part of it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::backend::TemplateError;
use crate::backend::pdf::PdfError;
use crate::diagnostic::Diagnostics;
use crate::pipeline::CompileError;
use crate::source::{Source, Sources};
use crate::workspace::clock::ClockError;
use crate::workspace::find::FindError;
use crate::workspace::git::GitError;
use crate::workspace::read::ReadError;
use crate::workspace::write::WriteError;

/// An error that a person can act on: what is wrong and, if known, what to do next.
#[derive(Debug)]
pub enum Error {
    /// A file could not be read.
    Read(ReadError),
    /// A file could not be written.
    Write(WriteError),
    /// A path contains no plans, or its plans could not be listed.
    Find(FindError),
    /// Git's data could not be read.
    Git {
        /// The cause.
        error: GitError,
        /// The next step, if known.
        help: Option<String>,
    },
    /// A date or time zone is invalid.
    Clock(ClockError),
    /// A template is invalid.
    Template(TemplateError),
    /// The PDF engine could not be started.
    Pdf(PdfError),
    /// A report could not be built.
    Compile {
        /// The plan whose report could not be built, or "the index".
        file: String,
        /// The cause.
        error: CompileError,
    },
    /// A file in the project is invalid; the findings give the reasons.
    Invalid {
        /// The errors in the file.
        findings: Diagnostics,
        /// The files that the findings refer to.
        sources: Sources,
    },
    /// The request cannot be carried out.
    Request {
        /// The problem.
        message: String,
        /// The next step, if known.
        help: Option<String>,
    },
}

impl Error {
    /// Creates an error about the request itself.
    pub fn request(message: impl Into<String>, help: impl Into<String>) -> Error {
        Error::Request { message: message.into(), help: Some(help.into()) }
    }

    /// Creates an error about the request itself, without a next step.
    pub fn without_help(message: impl Into<String>) -> Error {
        Error::Request { message: message.into(), help: None }
    }

    /// Creates an error about a file that is invalid.
    pub fn invalid(findings: Diagnostics, source: impl Into<Arc<Source>>) -> Error {
        let mut sources = Sources::default();
        sources.insert(source.into());
        Error::Invalid { findings, sources }
    }

    /// Creates an error in git's data, with the help that depends on the error alone.
    #[must_use]
    pub fn git(error: GitError) -> Error {
        let help = error.help();
        Error::Git { error, help }
    }

    /// Returns what to do next, if that is known.
    #[must_use]
    pub fn help(&self) -> Option<Cow<'_, str>> {
        match self {
            Error::Read(error) => error.help().map(Cow::Owned),
            Error::Write(error) => error.help().map(Cow::Borrowed),
            Error::Find(error) => error.help().map(Cow::Owned),
            Error::Clock(error) => Some(Cow::Owned(error.help())),
            Error::Template(error) => Some(Cow::Borrowed(&*error.help)),
            Error::Pdf(error) => Some(Cow::Borrowed(error.help())),
            Error::Compile { error, .. } => error.help().map(Cow::Borrowed),
            Error::Git { help, .. } | Error::Request { help, .. } => {
                help.as_deref().map(Cow::Borrowed)
            }
            Error::Invalid { .. } => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Read(error) => error.fmt(f),
            Error::Write(error) => error.fmt(f),
            Error::Find(error) => error.fmt(f),
            Error::Git { error, .. } => error.fmt(f),
            Error::Clock(error) => error.fmt(f),
            Error::Template(error) => error.fmt(f),
            Error::Pdf(error) => error.fmt(f),
            Error::Compile { file, error } => write!(f, "{file}: {error}"),
            Error::Invalid { findings, .. } => match findings.first() {
                Some(first) => f.write_str(&first.message),
                None => f.write_str("a file in the project is invalid"),
            },
            Error::Request { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

macro_rules! from {
    ($($kind:ident: $error:ty),* $(,)?) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Error {
                Error::$kind(error)
            }
        }
    )*};
}

from! {
    Read: ReadError,
    Write: WriteError,
    Find: FindError,
    Clock: ClockError,
    Template: TemplateError,
    Pdf: PdfError,
}
