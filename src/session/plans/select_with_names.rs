//! Selects the files of a command that replaces names in plans and in other files of the project.

use std::path::PathBuf;

use super::{FileRequest, RunPlans};
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};

impl RunPlans {
    /// Selects files like [`RunPlans::select`], and also files that are not plans but may name rules.
    pub(crate) fn select_with_names(
        opened: &mut OpenProject,
        reporter: &dyn Reporter,
        paths: &[PathBuf],
        stdin: &str,
    ) -> RunPlans {
        let plans =
            RunPlans::of(opened, reporter, FileRequest { paths, stdin, ..FileRequest::default() });
        for other in plans.others.iter().filter(|other| !other.kind.has_names()) {
            other.refuse(opened, reporter);
        }
        plans.refuse_skipped(opened, reporter);
        plans
    }

    /// Prints errors about files that look like plans but are skipped.
    pub(crate) fn refuse_skipped(&self, opened: &mut OpenProject, reporter: &dyn Reporter) {
        for skipped in &self.skipped.diagnostics {
            reporter.error(&Error::request(&*skipped.message, "run `plancc lint` to see why"));
            opened.failed = true;
        }
    }
}
