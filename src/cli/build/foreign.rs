//! Files in the output folder that plancc did not write, and does not touch.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use crate::cli::Terminal;
use crate::report::counted;

/// Files that a message names; of more, it gives the number.
const NAMED: usize = 100;

/// The files that were left.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// In the place of a report.
    replaced: Mutex<BTreeSet<String>>,
    /// With the name of a report that this build does not make.
    strays: Mutex<BTreeSet<String>>,
}

impl Foreign {
    /// Notes that a report was not written over the file at `path`.
    pub(super) fn add(&self, path: &str) {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    /// Notes a file with the name of a report that is no longer made.
    pub(super) fn add_stray(&self, path: &str) {
        if !self.paths().contains(path) {
            self.strays.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        }
    }

    /// The files that reports were not written over.
    pub(super) fn paths(&self) -> BTreeSet<String> {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Names all files that were left; returns `true` if there is any.
    pub(super) fn tell(&self, terminal: &Terminal, out: &str) -> bool {
        let strays = self.strays.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let replaced = self.paths();
        if !replaced.is_empty() {
            let what = format!(
                "left {} unchanged that plancc did not write, or that somebody edited since:{}",
                counted(replaced.len(), "file"),
                list(&replaced, out)
            );
            terminal.refuse(&what, Some("move it away, or replace it with `plancc build --force`"));
        }
        if !strays.is_empty() {
            let what = format!(
                "found {} with the name of a report that no plan here has:{}",
                counted(strays.len(), "file"),
                list(&strays, out)
            );
            let help =
                "remove it, or move it out of the folder of a school year; `--force` ignores it";
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
