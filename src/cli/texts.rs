//! Finds and reads the files that a command rewrites, then writes or prints them.

use std::path::PathBuf;

use super::Terminal;
use super::project::Opened;
use crate::report;
use crate::workspace::find::{self, Found};
use crate::workspace::write::{self, Unwritten, WriteError};
use crate::workspace::{fence::Fence, read};

/// A file and its text.
pub(super) struct Written {
    pub(super) found: Found,
    pub(super) text: String,
}

/// The action for changed text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Overwrite the file.
    Write,
    /// Print the diff.
    Show,
    /// Only report the change.
    Ask,
}

/// Returns help for a plan that could not be written. Help that suggests another folder is left out.
pub(super) fn help(error: &WriteError) -> Option<&'static str> {
    use Unwritten::{Changed, Full, ReadOnly, TooLarge};
    matches!(error.why, ReadOnly | Full | TooLarge | Changed(_)).then(|| error.help()).flatten()
}

/// Returns `true` if the only path is `-` (standard input). Returns a message and its help if there are other paths
/// too.
pub(super) fn is_input(paths: &[PathBuf]) -> Result<bool, (&'static str, &'static str)> {
    match (paths.iter().any(|path| path.as_os_str() == "-"), paths.len()) {
        (true, 1) => Ok(true),
        (true, _) => Err((
            "`-` (standard input) cannot be combined with files",
            "specify either files or `-`, not both",
        )),
        (false, _) => Ok(false),
    }
}

/// The files of a command, and the fence that limits where they are written.
pub(super) struct Texts {
    fence: Option<Fence>,
    pub(super) all: Vec<Written>,
    pub(super) failed: bool,
    is_stream: bool,
}

impl Texts {
    /// Reads the given files, or all plans and translations of the project; `-` is standard input, named
    /// `stdin_name` in messages.
    pub(super) fn read(
        terminal: &Terminal,
        opened: &Opened,
        paths: &[PathBuf],
        stdin_name: &str,
    ) -> Texts {
        let fence = opened.fence.clone();
        let mut texts = Texts { fence, all: Vec::new(), failed: false, is_stream: false };
        match is_input(paths) {
            Ok(is_stream) => texts.is_stream = is_stream,
            Err((what, help)) => {
                texts.refuse(terminal, &what, Some(help));
                return texts;
            }
        }
        if texts.is_stream {
            match read::stream(std::io::stdin().lock(), stdin_name) {
                Ok(text) => {
                    let found = find::described(std::path::Path::new(stdin_name), &opened.here);
                    texts.all.push(Written {
                        found: Found { name: stdin_name.to_owned(), ..found },
                        text,
                    });
                }
                Err(error) => texts.refuse(terminal, &error, error.help().as_deref()),
            }
            return texts;
        }
        // The errors about unusable plans folders were already printed.
        if paths.is_empty() && opened.folders.is_empty() {
            texts.failed = true;
            return texts;
        }
        let finder = opened.finder();
        let plans = match if paths.is_empty() { finder.all() } else { finder.named(paths) } {
            Ok(plans) => plans,
            Err(error) => {
                let (what, help) = opened.not_found(paths, &error);
                texts.refuse(terminal, &what, help.as_deref());
                return texts;
            }
        };
        for passed in &plans.passed_over {
            texts.refuse(terminal, passed, passed.help().as_deref());
        }
        for skipped in &plans.unread {
            let what = format!("`{}` looks like a plan but is skipped", skipped.name);
            texts.refuse(terminal, &what, Some("run `plancc lint` to see why"));
        }
        for found in plans.found {
            match read::file(&found.path, &found.name, opened.fence.as_ref()) {
                Ok(text) => texts.all.push(Written { found, text }),
                Err(error) => texts.refuse(terminal, &error, error.help().as_deref()),
            }
        }
        texts
    }

    fn refuse(&mut self, terminal: &Terminal, what: &dyn std::fmt::Display, help: Option<&str>) {
        terminal.refuse(what, help);
        self.failed = true;
    }

    /// Returns `true` if the input is standard input, so only the text may go to standard output.
    pub(super) fn is_stream(&self) -> bool {
        self.is_stream
    }

    /// Performs the action for one file. Returns `false` if the text could not be written.
    pub(super) fn put(
        &self,
        terminal: &Terminal,
        old: &Written,
        new: &str,
        purpose: Purpose,
    ) -> bool {
        match purpose {
            Purpose::Show => {
                let lines = report::lines(&old.found.name, &old.text, new, terminal.shown());
                terminal.print_patch(&lines)
            }
            Purpose::Write if self.is_stream => terminal.print(new.as_bytes()),
            Purpose::Write if old.text != new => {
                let (seen, fence) = (Some(old.text.as_bytes()), self.fence.as_ref());
                let Found { path, name, .. } = &old.found;
                match write::update(path, name, seen, new.as_bytes(), fence) {
                    Ok(_) => true,
                    Err(error) => {
                        terminal.refuse(&error, help(&error));
                        false
                    }
                }
            }
            Purpose::Write | Purpose::Ask => true,
        }
    }
}
