//! Selects the files of a command that replaces names in plans and in other files of the project.

use std::path::PathBuf;

use super::{Plans, Request};
use crate::cli::Terminal;
use crate::cli::project::Opened;

impl Plans {
    /// Selects files like [`Plans::select`], and also files that are not plans but may name rules.
    pub(in crate::cli) fn select_with_names(
        opened: &mut Opened,
        terminal: &Terminal,
        paths: &[PathBuf],
        stdin: &str,
    ) -> Plans {
        let plans = Plans::of(opened, terminal, Request { paths, stdin, ..Request::default() });
        for other in plans.others.iter().filter(|other| !other.kind.has_names()) {
            other.refuse(opened, terminal);
        }
        plans.refuse_skipped(opened, terminal);
        plans
    }

    /// Prints errors about files that look like plans but are skipped.
    pub(super) fn refuse_skipped(&self, opened: &mut Opened, terminal: &Terminal) {
        for skipped in &self.skipped.diagnostics {
            terminal.refuse(&skipped.message, Some("run `plancc lint` to see why"));
            opened.failed = true;
        }
    }
}
