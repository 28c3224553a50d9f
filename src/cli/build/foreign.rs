//! Files in the output folder that plancc did not write, and does not touch.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::cli::Terminal;
use crate::report::counted;
use crate::workspace::cache::NoCache;

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
        self.strays.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    /// The files that reports were not written over.
    pub(super) fn paths(&self) -> BTreeSet<String> {
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Names all files that were left; returns `true` if there is any.
    pub(super) fn tell(&self, terminal: &Terminal, out: &Path, no_key: Option<&NoCache>) -> bool {
        let strays = self.strays.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let replaced = self.paths();
        let one = |set: &BTreeSet<String>, one: &'static str, many: &'static str| {
            if set.len() == 1 { one } else { many }
        };
        if !replaced.is_empty() {
            let what = format!(
                "{} in the place of a report {} not written by plancc, or edited since, and left unchanged:{}",
                counted(replaced.len(), "file"),
                one(&replaced, "was", "were"),
                list(&replaced, out)
            );
            terminal.refuse(&what, Some("move it away, or replace it with `plancc build --force`"));
        }
        if !strays.is_empty() {
            let what = format!(
                "{} the name of a report that plancc cannot have written for these plans:{}",
                counted(strays.len(), one(&strays, "file has", "file have"))
                    .replace("haves", "have"),
                list(&strays, out)
            );
            terminal
                .refuse(&what, Some("remove it if nobody wrote it by hand; `--force` ignores it"));
        }
        let is_any = !replaced.is_empty() || !strays.is_empty();
        if let Some(no_key) = no_key.filter(|_| is_any) {
            terminal.warn(
                &format!("{no_key}, so plancc cannot know which reports it wrote itself"),
                Some("set XDG_CACHE_HOME to a folder of yours outside the checkout"),
            );
        }
        is_any
    }
}

fn list(paths: &BTreeSet<String>, out: &Path) -> String {
    let names = paths.iter().take(NAMED);
    let mut text: String = names.map(|path| format!("\n  {}", out.join(path).display())).collect();
    if let Some(more) = paths.len().checked_sub(NAMED).filter(|more| *more > 0) {
        text.push_str(&format!("\n  and {} more", counted(more, "file")));
    }
    text
}
