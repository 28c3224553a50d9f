//! Files in the output folder that plancc did not write and must not replace.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::report::counted;
use crate::session::{Error, Reporter};

/// The maximum number of files that a message lists.
const NAMED: usize = 100;

/// The files that the build left unchanged.
#[derive(Debug, Default)]
pub(super) struct ForeignFiles {
    /// Files at the path of a report.
    replaced: Mutex<BTreeSet<String>>,
    /// Other files that plancc did not write, and outdated reports that someone edited.
    strays: Mutex<BTreeSet<String>>,
}

impl ForeignFiles {
    /// Records that the build did not replace the file at `path`.
    pub(super) fn add(&self, path: &str) {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    /// Records a file that plancc did not write, or an outdated report that someone edited.
    pub(super) fn add_stray(&self, path: &str) {
        if !self.paths().contains(path) {
            self.strays.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        }
    }

    /// Returns the paths of the files that the build did not replace.
    pub(super) fn paths(&self) -> BTreeSet<String> {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Prints all files that were left unchanged. Returns `true` if there are any.
    pub(super) fn tell(&self, reporter: &dyn Reporter, out: &str) -> bool {
        let strays = self.strays.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let replaced = self.paths();
        if !replaced.is_empty() {
            let what = format!(
                "did not replace {} that someone edited, or that plancc did not write:{}",
                counted(replaced.len(), "file"),
                list(&replaced, out)
            );
            reporter.error(&Error::request(
                what,
                "to keep a file, move it elsewhere; to replace it, run `plancc build --force`",
            ));
        }
        if !strays.is_empty() {
            let what = format!(
                "the output folder contains {} that plancc did not write, or that someone edited:{}",
                counted(strays.len(), "file"),
                list(&strays, out)
            );
            let help = "delete each file or move it out of the folder, because readers may mistake it for a report; to leave the files there, use `--force`";
            reporter.error(&Error::request(what, help));
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
