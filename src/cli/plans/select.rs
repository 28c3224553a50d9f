//! The files of a command that replaces names in plans and in the files beside them.

use std::path::PathBuf;

use super::{Plans, Request};
use crate::cli::Terminal;
use crate::cli::project::Opened;

impl Plans {
    /// Selects as [`Plans::select`] does, and also files that are no plans but have names of rules in them.
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

    /// Refuses what looks like a plan and is not read.
    pub(super) fn refuse_skipped(&self, opened: &mut Opened, terminal: &Terminal) {
        for skipped in &self.skipped.diagnostics {
            terminal.refuse(&skipped.message, Some("`plancc lint` says why"));
            opened.failed = true;
        }
    }
}
