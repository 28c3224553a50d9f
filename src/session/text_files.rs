//! Finds and reads the files that a command rewrites, then writes or prints them.

use std::path::PathBuf;

use super::project::OpenProject;
use super::{Error, Reporter};
use crate::workspace::find::{self, PlanFile};
use crate::workspace::write::{self, WriteError, WriteFailure};
use crate::workspace::{read, sandbox::Sandbox};

/// A file and its text.
#[derive(Debug)]
pub(crate) struct TextFile {
    pub(crate) found: PlanFile,
    pub(crate) text: String,
}

/// Returns the error about a plan that could not be replaced. Help that suggests another folder is left out.
pub(crate) fn in_place(error: WriteError) -> Error {
    use WriteFailure::{Changed, Full, ReadOnly, TooLarge};
    match error.why {
        ReadOnly | Full | TooLarge | Changed(_) => error.into(),
        _ => Error::without_help(error.to_string()),
    }
}

/// Returns `true` if the only path is `-` (standard input).
///
/// # Errors
/// Fails if there are other paths too.
pub(crate) fn is_input(paths: &[PathBuf]) -> Result<bool, Error> {
    match (paths.iter().any(|path| path.as_os_str() == "-"), paths.len()) {
        (true, 1) => Ok(true),
        (true, _) => Err(Error::request(
            "`-` (standard input) cannot be combined with files",
            "specify either files or `-`, not both",
        )),
        (false, _) => Ok(false),
    }
}

/// The files of a command, and the sandbox that limits where they are written.
#[derive(Debug)]
pub(crate) struct TextFiles {
    sandbox: Option<Sandbox>,
    pub(crate) all: Vec<TextFile>,
    pub(crate) failed: bool,
    is_stream: bool,
}

impl TextFiles {
    /// Reads the given files, or all plans and translations of the project; `-` is standard input, named
    /// `stdin_name` in messages.
    pub(crate) fn read(
        reporter: &dyn Reporter,
        opened: &OpenProject,
        paths: &[PathBuf],
        stdin_name: &str,
    ) -> TextFiles {
        let sandbox = opened.sandbox.clone();
        let mut texts = TextFiles { sandbox, all: Vec::new(), failed: false, is_stream: false };
        match is_input(paths) {
            Ok(is_stream) => texts.is_stream = is_stream,
            Err(error) => {
                texts.refuse(reporter, error);
                return texts;
            }
        }
        if texts.is_stream {
            match read::standard_input(stdin_name) {
                Ok(text) => {
                    let found = find::described(std::path::Path::new(stdin_name), &opened.here);
                    texts.all.push(TextFile {
                        found: PlanFile { name: stdin_name.to_owned(), ..found },
                        text,
                    });
                }
                Err(error) => texts.refuse(reporter, error),
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
                texts.refuse(reporter, opened.not_found(paths, error));
                return texts;
            }
        };
        for error in plans.passed_over {
            texts.refuse(reporter, error);
        }
        for skipped in &plans.unread {
            let what = format!("`{}` looks like a plan but is skipped", skipped.name);
            texts.refuse(reporter, Error::request(what, "run `plancc lint` to see why"));
        }
        for found in plans.found {
            match read::file(&found.path, &found.name, opened.sandbox.as_ref()) {
                Ok(text) => texts.all.push(TextFile { found, text }),
                Err(error) => texts.refuse(reporter, error),
            }
        }
        texts
    }

    fn refuse(&mut self, reporter: &dyn Reporter, error: impl Into<Error>) {
        reporter.error(&error.into());
        self.failed = true;
    }

    /// Returns `true` if the input is standard input, so only the text may go to standard output.
    pub(crate) fn is_stream(&self) -> bool {
        self.is_stream
    }

    /// Replaces the text of a file, unless someone changed the file since it was read.
    ///
    /// # Errors
    /// Fails if the file has changed or cannot be written.
    pub(crate) fn replace(&self, old: &TextFile, new: &str) -> Result<(), Error> {
        if old.text == new {
            write::sweep_beside(&old.found.path);
            return Ok(());
        }
        let (seen, sandbox) = (Some(old.text.as_bytes()), self.sandbox.as_ref());
        let PlanFile { path, name, .. } = &old.found;
        match write::update(path, name, seen, new.as_bytes(), sandbox) {
            Ok(_) => Ok(()),
            Err(error) => Err(in_place(error)),
        }
    }
}
