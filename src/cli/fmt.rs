//! `plancc fmt`.

use std::path::PathBuf;

use clap::Args;

use super::{ExitStatus, Terminal};
use crate::prose::without_commands;
use crate::report;
use crate::session::format::{self, FormatRun, FormattedFile};
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};

/// Arguments of `plancc fmt`.
#[derive(Debug, Args)]
pub(super) struct FmtArguments {
    /// Plans or folders to format, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    /// List the plans that would change instead of writing files. Exits with 1 if there are any
    #[arg(long)]
    check: bool,
    /// Print the changes as a diff instead of writing files. Exits with 1 if there are any
    #[arg(long)]
    diff: bool,
    /// Name for standard input in messages
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
}

/// The action for changed text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OutputMode {
    /// Overwrite the file.
    Write,
    /// Print the diff.
    Show,
    /// Only report the change.
    Ask,
}

impl FmtArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// Fails if the working directory is gone.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        let mut opened = OpenProject::here(terminal)?;
        let run = format::run(&mut opened, terminal, &self.paths, &self.stdin_filename);
        let purpose = match (self.diff, self.check) {
            (true, _) => OutputMode::Show,
            (false, true) => OutputMode::Ask,
            (false, false) => OutputMode::Write,
        };
        let (mut failed, mut changed) = (run.failed, 0_usize);
        for file in run.files.iter().filter(|file| file.new.is_some()) {
            if put(terminal, &run, file, purpose) {
                changed += usize::from(file.is_changed());
            } else {
                failed = true;
            }
        }
        let refused = run.files.iter().filter(|file| file.new.is_none()).count();
        let is_filter = run.is_stream() && purpose == OutputMode::Write;
        if !is_filter {
            terminal.say(&summary(run.files.len(), changed, refused, purpose));
        }
        Ok(if failed || refused > 0 {
            ExitStatus::CouldNot
        } else if changed > 0 && purpose != OutputMode::Write {
            ExitStatus::Findings
        } else {
            ExitStatus::Clean
        })
    }
}

/// Performs the action for one file. Returns `false` if the text could not be written or printed.
fn put(terminal: &Terminal, run: &FormatRun, file: &FormattedFile, purpose: OutputMode) -> bool {
    let new = file.new.as_deref().unwrap_or_default();
    match purpose {
        OutputMode::Show => {
            let patch = report::patch(file.name(), file.old(), new, terminal.shown());
            terminal.print_patch(&patch)
        }
        OutputMode::Write if run.is_stream() => terminal.print(new.as_bytes()),
        OutputMode::Write => run.write(file).inspect_err(|error| terminal.error(error)).is_ok(),
        OutputMode::Ask if file.is_changed() => {
            let line = format!("{}\n", report::sanitize_line(file.name()));
            terminal.print(without_commands(&line).as_bytes())
        }
        OutputMode::Ask => true,
    }
}

fn summary(all: usize, changed: usize, refused: usize, purpose: OutputMode) -> String {
    let files = |number: usize| format!("{number} file{}", if number == 1 { "" } else { "s" });
    let done = match (changed, purpose) {
        (0, _) if all == refused => String::new(),
        (0, _) => format!("{} already formatted", files(all - refused)),
        (_, OutputMode::Write) => format!("{} of {} formatted", changed, files(all)),
        _ => format!("{} of {} would change", changed, files(all)),
    };
    let left = match refused {
        0 => return done,
        _ => format!("{} not formatted because of errors", files(refused)),
    };
    if done.is_empty() { left } else { format!("{done}, {left}") }
}
