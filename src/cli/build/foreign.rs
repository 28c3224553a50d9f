//! Files in the output folder that plancc did not write and must not replace.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::cli::Terminal;
use crate::report::counted;

/// The number of files that a message lists.
const NAMED: usize = 100;

/// The files that plancc left unchanged.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Files with the name of a report that this build makes.
    replaced: Mutex<BTreeSet<String>>,
    /// Not made by this build or an earlier one.
    strays: Mutex<BTreeSet<String>>,
}

impl Foreign {
    /// Records that a report did not replace the file at `path`.
    pub(super) fn add(&self, path: &str) {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    /// Records a file that plancc did not write, or that it no longer makes.
    pub(super) fn add_stray(&self, path: &str) {
        if !self.paths().contains(path) {
            self.strays.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        }
    }

    /// Returns the files that reports did not replace.
    pub(super) fn paths(&self) -> BTreeSet<String> {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Prints all files that were left unchanged. Returns `true` if there are any.
    pub(super) fn tell(&self, terminal: &Terminal, out: &str) -> bool {
        let strays = self.strays.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let replaced = self.paths();
        if !replaced.is_empty() {
            let what = format!(
                "did not replace {} that plancc did not write, or that someone edited since:{}",
                counted(replaced.len(), "file"),
                list(&replaced, out)
            );
            terminal.refuse(
                &what,
                Some(
                    "to keep a file, move it elsewhere; to replace it, run `plancc build --force`",
                ),
            );
        }
        if !strays.is_empty() {
            let what = format!(
                "found {} in the output folder that plancc did not write:{}",
                counted(strays.len(), "file"),
                list(&strays, out)
            );
            let help = "readers may take them for reports; delete them, or move them out of the folder; \
                        `--force` ignores them";
            terminal.refuse(&what, Some(help));
        }
        !replaced.is_empty() || !strays.is_empty()
    }
}

fn list(paths: &BTreeSet<String>, out: &str) -> String {
    let names = paths.iter().take(NAMED);
    let mut text: String = names.map(|path| format!("\n  {out}/{path}")).collect();
    if let Some(more) = paths.len().checked_sub(NAMED).filter(|more| *more > 0) {
        text.push_str(&format!("\n  and {} more", counted(more, "file")));
    }
    text
}
