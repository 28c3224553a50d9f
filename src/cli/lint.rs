//! `plancc lint`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::project::{Opened, summary};
use super::{Ended, Terminal};
use crate::diagnostic::Severity;
use crate::report;

/// Which plans, and how to say it.
#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Plans or folders of plans; the whole project where none is named, standard input for `-`
    paths: Vec<PathBuf>,
    /// How to print findings
    #[arg(long, default_value = "human")]
    format: Format,
    /// The severity from which on findings fail the run
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// What standard input is called in messages
    #[arg(long, value_name = "NAME", default_value = "standard input")]
    stdin_filename: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Human,
    Concise,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Info,
    Warning,
    Error,
}

impl Lint {
    /// Checks and prints.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Some(mut opened) = Opened::here(terminal) else { return Ended::CouldNot };
        let checked = if self.paths.iter().any(|path| path.as_os_str() == "-") {
            opened.standard_input(terminal, &self.stdin_filename)
        } else {
            opened.plans(terminal, &self.paths)
        };
        let plans = opened.gather(checked);
        let (diagnostics, sources) = opened.findings();
        print!(
            "{}",
            match self.format {
                Format::Human =>
                    report::human(diagnostics, sources, terminal.color, terminal.width),
                Format::Concise => report::concise(diagnostics, sources),
            }
        );
        if !terminal.quiet {
            eprintln!("{}", summary(diagnostics, plans));
        }
        let limit = match self.fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        };
        opened.ended(plans, limit, true)
    }
}
