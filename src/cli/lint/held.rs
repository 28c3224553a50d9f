//! What the baseline holds back, and what is said of it.

use std::path::{Path, PathBuf};

use super::Lint;
use crate::cli::Terminal;
use crate::cli::baseline::{self, File};
use crate::cli::project::Opened;
use crate::lint::{Baseline, Hold};
use crate::report::{HeldBack, counted};

impl Lint {
    /// The file of findings that are held back; `None` where it cannot be used, which is said.
    pub(super) fn baseline(&self, terminal: &Terminal, opened: &Opened) -> Option<File> {
        if self.no_baseline || self.write_baseline || self.shape {
            return Some(File::unread(opened));
        }
        // What is wrong with a baseline that is named is a finding.
        let input = Path::new(&self.stdin_filename);
        let mut named = self.paths.iter().map(PathBuf::as_path).chain([input]);
        if named.any(|path| path.ends_with(baseline::FILE)) {
            return Some(File::read_if_sound(opened));
        }
        let file = File::read(terminal, opened)?;
        if self.prune_baseline && file.baseline.is_none() {
            terminal.refuse(
                &format!("there is no `{}`", file.name),
                Some("`plancc lint --write-baseline` writes one"),
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

    /// Says how much is held back, and writes the baseline where that is asked for; false if it could not be written.
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
            terminal.warn(&format!("`{name}` is left as it was: not all could be read"), None);
            return true;
        }
        for line in held_back.lines(name) {
            terminal.say(&line);
        }
        if self.write_baseline {
            let written = file.write(terminal, found);
            if written {
                terminal.say(&format!("`{name}` is written; commit it"));
            }
            return written;
        }
        let Some(baseline) = &file.baseline else { return true };
        let left = baseline.pruned(found);
        let gone = baseline.count() - left.count();
        if self.prune_baseline {
            let written = gone == 0 || file.write(terminal, &left);
            if written {
                terminal.say(&format!("{} taken out of it", counted(gone, "finding")));
            }
            return written;
        }
        let is_of_rules = self.only.is_empty() && self.skip.is_empty();
        let is_whole = self.paths.is_empty() && self.years.is_any() && is_of_rules;
        if gone > 0 && is_whole && !failed {
            terminal.say(&format!(
                "{} in it not found any more: `plancc lint --prune-baseline` takes out what is fixed",
                counted(gone, "finding")
            ));
        }
        true
    }
}
