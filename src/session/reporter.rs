//! The interface through which a session reports while it works.

use super::Error;
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// Receives errors, warnings, status messages and progress while a session works.
///
/// A function that cannot continue returns an [`Error`]. A function that can continue without a file or a report
/// passes the error to the reporter instead.
pub trait Reporter: Sync {
    /// Receives an error that affects only part of the work.
    fn error(&self, error: &Error);

    /// Receives a warning, and what to do next if that is known.
    fn warning(&self, message: &str, help: Option<&str>);

    /// Receives a status message.
    fn status(&self, message: &str);

    /// Receives findings in files outside the plans, such as the project file.
    fn findings(&self, findings: &Diagnostics, sources: &Sources);

    /// Starts to count the plans that are processed.
    fn progress(&self, plans: usize) -> Box<dyn Progress + '_>;
}

/// Counts the plans that are processed. Dropping it ends the count.
pub trait Progress: Sync {
    /// Counts one more plan.
    fn step(&self);
}

/// A reporter that ignores everything, for programs that only need the results.
#[derive(Debug, Clone, Copy, Default)]
pub struct QuietReporter;

impl Reporter for QuietReporter {
    fn error(&self, _: &Error) {}

    fn warning(&self, _: &str, _: Option<&str>) {}

    fn status(&self, _: &str) {}

    fn findings(&self, _: &Diagnostics, _: &Sources) {}

    fn progress(&self, _: usize) -> Box<dyn Progress + '_> {
        Box::new(QuietReporter)
    }
}

impl Progress for QuietReporter {
    fn step(&self) {}
}
