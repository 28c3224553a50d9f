//! `plancc fix --mark-translated`.

use std::path::PathBuf;

use super::{ExitStatus, Terminal};
use crate::diagnostic::Severity;
use crate::report::{Tally, counted, patch};
use crate::session::mark_translated::{self, MarkedTranslation};
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};

/// Marks the given translations, and the translations of the given plans, as up to date: writes the fingerprints of
/// the original texts to `translates`. With `diff`, prints the change instead.
///
/// # Errors
/// Fails if the paths do not include a translation.
pub(super) fn run(terminal: &Terminal, paths: &[PathBuf], diff: bool) -> Result<ExitStatus, Error> {
    let mut opened = OpenProject::around(terminal, paths)?;
    let marked = mark_translated::run(&mut opened, terminal, paths)?;
    let mut changed = 0;
    if !diff {
        marked.iter().for_each(MarkedTranslation::clean_up);
    }
    for one in marked.iter().filter(|one| one.new != one.old) {
        let is_done = match diff {
            true => print(terminal, one),
            false => one.write(&opened).inspect_err(|error| terminal.error(error)).is_ok(),
        };
        changed += usize::from(is_done);
        opened.failed |= !is_done;
    }
    let translations = counted(marked.len(), "translation");
    let verb = if diff { "would be marked" } else { "marked" };
    terminal.say(&format!("{changed} of {translations} {verb} as up to date"));
    if diff && changed > 0 && !opened.failed {
        return Ok(ExitStatus::Findings);
    }
    Ok(opened.outcome(&Tally::default(), Severity::Error).into())
}

/// Prints the change to one file. Returns `false` if that fails.
fn print(terminal: &Terminal, one: &MarkedTranslation) -> bool {
    terminal.print(patch(&one.name, &one.old, &one.new, terminal.shown()).as_bytes())
}
