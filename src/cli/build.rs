//! `plancc build`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::option_values;
use super::year_option::YearOption;
use super::{ExitStatus, Terminal};
use crate::prose::json_without_commands;
use crate::report::{human, summary};
use crate::session::build::{self, BuildOptions, Destination};
use crate::session::project::OpenProject;
use crate::session::{Error, FileFindings, Reporter};

/// Arguments of `plancc build`.
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// Plans or folders to build, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    /// Formats to write [default: the project's `formats`, or html,markdown]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = option_values::formats())]
    to: Vec<String>,
    /// Folder to write to [default: the project's `output`, or `dist`]
    #[arg(long, value_name = "DIR", conflicts_with = "file")]
    out: Option<PathBuf>,
    /// File to write one plan's report to; `-` for standard output
    #[arg(short = 'o', value_name = "FILE")]
    file: Option<PathBuf>,
    /// Name for standard input in messages; if it is a path, plancc also reads the files next to it
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
    #[command(flatten)]
    years: YearOption,
    /// Folder with your own templates, which replace built-in ones [default: the project's `templates`]
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,
    /// Date to show in reports, such as 2026-11-24 [default: the date of the plan's last commit]
    #[arg(long, value_name = "DATE", value_parser = super::date_option::day)]
    date: Option<Date>,
    /// Replace files that someone edited, or that plancc did not write
    #[arg(long)]
    force: bool,
    /// Include working notes (`unplaced` and `confirm`) in reports, for use inside the office only
    #[arg(long)]
    internal: bool,
}

impl BuildArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// Fails if no report can be built.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        let mut opened = OpenProject::of(terminal, &self.paths, &self.stdin_filename)?;
        let options = BuildOptions {
            paths: &self.paths,
            stdin: &self.stdin_filename,
            years: &self.years.years,
            formats: &self.to,
            target: self.target(),
            templates: self.templates.as_deref(),
            date: self.date,
            is_forced: self.force,
            is_internal: self.internal,
        };
        let format = |found: &FileFindings<'_>| {
            human(found.diagnostics, found.sources, terminal.color_of_errors, terminal.width)
        };
        let built = build::run(&mut opened, terminal, &options, &format)?;
        terminal.note(&built.formatted.concat());
        if let Some(refusal) = &built.refusal {
            terminal.error(refusal);
            return Ok(built.outcome.into());
        }
        let is_printed = built.printed.is_none_or(|report| self.print(terminal, &report));
        if built.tally.worst().is_some() {
            terminal.say(&summary(&built.tally, built.plans));
        }
        if let Some(what) = built.summary {
            terminal.say(&what);
        }
        Ok(if is_printed { built.outcome.into() } else { ExitStatus::CouldNot })
    }

    /// Prints a report. Returns `false` if that fails.
    fn print(&self, terminal: &Terminal, report: &[u8]) -> bool {
        let is_json = self.to == ["json"];
        match std::str::from_utf8(report) {
            Ok(text) if is_json && Terminal::is_log_of_actions() => {
                terminal.print(json_without_commands(text).as_bytes())
            }
            _ => terminal.print(report),
        }
    }

    fn target(&self) -> Destination<'_> {
        let reads_input = self.paths.iter().any(|path| path.as_os_str() == "-");
        match (&self.file, &self.out) {
            (Some(file), _) if file.as_os_str() == "-" => Destination::Print,
            (Some(file), _) => Destination::File(file),
            (None, Some(out)) => Destination::Folder(out),
            // plancc writes the report of a plan from standard input to standard output, unless `--out` is set.
            (None, None) if reads_input => Destination::Print,
            (None, None) => Destination::Output,
        }
    }
}
