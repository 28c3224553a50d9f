//! The main interface of the library: opens projects, and checks, builds and compares their plans.
//!
//! A session never prints. It passes errors, warnings and progress to a [`Reporter`] while it works. A function that
//! cannot continue returns an [`Error`], which includes the next step if it is known. Programs that have texts instead
//! of files use [`TextProject`].
//!
//! Open a project, check all its plans, and build their reports:
//!
//! ```no_run
//! use plancc::session::project::OpenProject;
//! use plancc::session::{QuietReporter, build, lint};
//!
//! let mut project = OpenProject::here(&QuietReporter)?;
//! let count = |found: &plancc::session::FileFindings<'_>| found.diagnostics.len();
//! let linted = lint::run(&mut project, &QuietReporter, &lint::LintOptions::default(), &count)?;
//! println!("{} findings", linted.formatted.iter().sum::<usize>());
//! let built = build::run(&mut project, &QuietReporter, &build::BuildOptions::default(), &count)?;
//! println!("{:?}", built.outcome);
//! # Ok::<(), plancc::session::Error>(())
//! ```

pub(crate) mod approvals;
pub(crate) mod baseline;
pub mod build;
pub mod compare;
pub(crate) mod error;
pub mod fix;
pub mod format;
pub mod lint;
pub mod mark_translated;
pub(crate) mod memory;
pub mod merge;
pub(crate) mod path_names;
pub(crate) mod plans;
pub mod project;
pub(crate) mod reporter;
pub(crate) mod rule_names;
pub mod start;
pub(crate) mod text_files;
pub(crate) mod threads;

pub use self::error::Error;
pub use self::memory::TextProject;
pub use self::reporter::{Progress, QuietReporter, Reporter};
use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

/// The findings in a plan, a translation or another file, with the sources that they refer to.
pub struct FileFindings<'a> {
    /// The findings, in the order of the text.
    pub diagnostics: &'a [Diagnostic],
    /// The sources.
    pub sources: &'a Sources,
    /// Returns the path to the value at a span, as keys and ids.
    pub way: &'a dyn Fn(Span) -> String,
}

/// Formats the findings in each file as soon as they are known, on any thread, so that only the results are kept in
/// memory.
pub type FindingsFormatter<'a, T> = &'a (dyn Fn(&FileFindings<'_>) -> T + Sync);

/// The outcome of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunOutcome {
    /// Success; no finding fails the run.
    Clean,
    /// At least one finding fails the run.
    Findings,
    /// Part of the work could not be done.
    Failed,
}

/// The default name for standard input in messages.
pub const STANDARD_INPUT: &str = "standard input";
