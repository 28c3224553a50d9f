//! The baseline file in `plancc lint`, which suppresses findings and can be written or pruned.

use std::path::{Path, PathBuf};

use super::Lint;
use crate::cli::Terminal;
use crate::cli::baseline::{self, File};
use crate::cli::project::Opened;
use crate::lint::{Baseline, Hold};
use crate::report::{HeldBack, counted};

impl Lint {
    /// Returns the baseline file. Prints the error and returns `None` if it is unusable.
    pub(super) fn baseline(&self, terminal: &Terminal, opened: &Opened) -> Option<File> {
        if self.no_baseline || self.write_baseline || self.shape {
            return Some(File::unread(opened));
        }
        // Errors in a baseline file that the user named are findings.
        let input = Path::new(&self.stdin_filename);
        let mut named = self.paths.iter().map(PathBuf::as_path).chain([input]);
        if named.any(|path| path.ends_with(baseline::FILE)) {
            return Some(File::read_if_sound(opened));
        }
        let file = File::read(terminal, opened)?;
        if self.prune_baseline && file.baseline.is_none() {
            terminal.refuse(
                &format!("`{}` not found", file.name),
                Some("run `plancc lint --write-baseline` to create it"),
            );
            return None;
        }
        Some(file)
    }

    pub(super) fn hold(&self, file: &File) -> Hold {
        match &file.baseline {
            _ if self.write_baseline => Hold::Everything,
            Some(baseline) => Hold::Known(baseline.clone()),
            None => Hold::Nothing,
        }
    }

    /// Reports the number of suppressed findings, and writes the baseline file if requested. Returns `false`
    /// if it could not be written.
    pub(super) fn settle(
        &self,
        terminal: &Terminal,
        file: &File,
        found: &Baseline,
        held_back: &HeldBack,
        failed: bool,
    ) -> bool {
        let name = &file.name;
        if (self.write_baseline || self.prune_baseline) && failed {
            terminal.warn(
                &format!("did not update `{name}`, because some files could not be read"),
                None,
            );
            return true;
        }
        for line in held_back.lines(name) {
            terminal.say(&line);
        }
        if self.write_baseline {
            let written = file.write(terminal, found);
            if written {
                terminal.say(&format!("wrote `{name}`; commit the file"));
            }
            return written;
        }
        let Some(baseline) = &file.baseline else { return true };
        let left = baseline.pruned(found);
        let gone = baseline.count() - left.count();
        if self.prune_baseline {
            let written = gone == 0 || file.write(terminal, &left);
            if written {
                terminal
                    .say(&format!("removed {} from the baseline file", counted(gone, "finding")));
            }
            return written;
        }
        let is_of_rules = self.only.is_empty() && self.skip.is_empty();
        let is_whole = self.paths.is_empty() && self.years.is_any() && is_of_rules;
        if gone > 0 && is_whole && !failed {
            terminal.say(&format!(
                "the baseline file lists {} that no longer {}; run `plancc lint --prune-baseline` to update the file",
                counted(gone, "finding"),
                if gone == 1 { "exists" } else { "exist" }
            ));
        }
        true
    }
}
