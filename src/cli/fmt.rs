//! `plancc fmt`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::{Ended, Terminal};
use crate::prose::without_commands;
use crate::report;
use crate::revise::format::{self, Refused};
use crate::session::project::OpenProject;
use crate::session::texts::{Texts, Written};
use crate::session::{Error, Reporter, threads};
use crate::source::{Source, SourceId, Sources};

/// Arguments of `plancc fmt`.
#[derive(Debug, Args)]
pub(super) struct Fmt {
    /// Plans or folders to format, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    /// Don't write files; list the plans that would change. Exits with 1 if there are any
    #[arg(long)]
    check: bool,
    /// Don't write files; print the changes as a diff. Exits with 1 if there are any
    #[arg(long)]
    diff: bool,
    /// Name of standard input in messages
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
}

/// The action for changed text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Overwrite the file.
    Write,
    /// Print the diff.
    Show,
    /// Only report the change.
    Ask,
}

impl Fmt {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<Ended, Error> {
        let mut opened = OpenProject::here(terminal)?;
        // Without paths, the project decides which files to format.
        let is_whole = self.paths.is_empty();
        if is_whole {
            opened.has_plan_folders();
            opened.tell_unusable(terminal);
        }
        let texts = Texts::read(terminal, &opened, &self.paths, &self.stdin_filename);
        let purpose = match (self.diff, self.check) {
            (true, _) => Purpose::Show,
            (false, true) => Purpose::Ask,
            (false, false) => Purpose::Write,
        };
        let numbered: Vec<_> = texts.all.iter().enumerate().collect();
        let results = threads::each(numbered, |(number, one)| {
            let id = SourceId(u32::try_from(number).unwrap_or(u32::MAX));
            let source = Source::new(id, one.found.name.clone(), one.text.clone());
            let result = format::format(&source);
            (source, result)
        });
        let is_read = !texts.failed && !texts.all.is_empty();
        let mut sound = is_read && (!is_whole || !opened.failed);
        let (mut changed, mut refused) = (0_usize, 0_usize);
        for (one, (source, result)) in texts.all.iter().zip(results) {
            match result {
                Ok(text) => {
                    let is_changed = text != one.text;
                    if put(terminal, &texts, one, &text, purpose) {
                        changed += usize::from(is_changed);
                    } else {
                        sound = false;
                    }
                    if is_changed && purpose == Purpose::Ask {
                        let line = format!("{}\n", report::safe_line(&one.found.name));
                        let line = without_commands(&line);
                        sound &= terminal.print(line.as_bytes());
                    }
                }
                Err(why) => {
                    refused += 1;
                    refuse(terminal, source, why);
                }
            }
        }
        let is_filter = texts.is_stream() && purpose == Purpose::Write;
        if !is_filter {
            terminal.say(&summary(texts.all.len(), changed, refused, purpose));
        }
        Ok(if !sound || refused > 0 {
            Ended::CouldNot
        } else if changed > 0 && purpose != Purpose::Write {
            Ended::Findings
        } else {
            Ended::Clean
        })
    }
}

/// Performs the action for one file. Returns `false` if the text could not be written or printed.
fn put(terminal: &Terminal, texts: &Texts, old: &Written, new: &str, purpose: Purpose) -> bool {
    match purpose {
        Purpose::Show => {
            let patch = report::lines(&old.found.name, &old.text, new, terminal.shown());
            terminal.print_patch(&patch)
        }
        Purpose::Write if texts.is_stream() => terminal.print(new.as_bytes()),
        Purpose::Write => {
            texts.replace(old, new).inspect_err(|error| terminal.error(error)).is_ok()
        }
        Purpose::Ask => true,
    }
}

fn refuse(terminal: &Terminal, source: Source, why: Refused) {
    match why {
        Refused::Faults(found) => {
            let mut sources = Sources::default();
            let name = source.name().to_owned();
            sources.insert(Arc::new(source));
            let Terminal { color_of_errors, width, .. } = *terminal;
            terminal.note(&report::human(&found, &sources, color_of_errors, width));
            terminal.refuse(
                &format!("cannot format `{name}`: it has errors"),
                Some("fix the errors above, by hand or with `plancc fix`, then run `plancc fmt` again"),
            );
        }
        Refused::Meaning(span) => {
            let line = source.position(span.range().start).line;
            terminal.refuse(
                &format!(
                    "cannot format `{}`: the meaning of line {line} would change",
                    source.name()
                ),
                Some("this is a bug in plancc; please report it, and include that line"),
            );
        }
    }
}

fn summary(all: usize, changed: usize, refused: usize, purpose: Purpose) -> String {
    let files = |number: usize| format!("{number} file{}", if number == 1 { "" } else { "s" });
    let done = match (changed, purpose) {
        (0, _) if all == refused => String::new(),
        (0, _) => format!("{} already formatted", files(all - refused)),
        (_, Purpose::Write) => format!("{} of {} formatted", changed, files(all)),
        _ => format!("{} of {} would change", changed, files(all)),
    };
    let left = match refused {
        0 => return done,
        _ => format!("{} not formatted because of errors", files(refused)),
    };
    if done.is_empty() { left } else { format!("{done}, {left}") }
}
