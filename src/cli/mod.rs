//! The command line: one file per command. Only this module prints.
// Only the command line reads the environment and the standard streams.
#![allow(clippy::disallowed_methods)]

mod build;
mod ci;
mod date_option;
mod diff;
mod explain;
mod fix;
mod fmt;
mod git;
mod init;
mod lint;
mod man;
mod mark_translated;
mod merge;
mod new;
mod option_values;
mod outputs;
mod reference;
mod schema;
mod templates;
mod terminal;
mod worker;
mod year_option;

use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand};

pub use self::reference::{command, reference};
use self::terminal::Terminal;
use crate::session::{Error, Reporter, RunOutcome, STANDARD_INPUT};

/// Command-line arguments.
#[derive(Debug, Parser)]
#[command(name = "plancc", version, about = "Checks and compiles department plans written in YAML", long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// When to use color
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    /// Print only findings, warnings and errors
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compile plans to reports (HTML, Markdown, JSON, PDF)
    Build(build::BuildArguments),
    /// Check that plans are valid and follow the rules
    Lint(lint::LintArguments),
    /// Apply safe fixes to plans
    Fix(fix::FixArguments),
    /// Format plans: key order, quotes, indentation, one sentence per line
    Fmt(fmt::FmtArguments),
    /// Create a department's plan: a draft with questions to answer
    New(new::NewArguments),
    /// Create a new project
    Init(init::InitArguments),
    /// Compare two versions of plans
    Diff(diff::DiffArguments),
    /// Merge two versions of a plan that were changed independently
    Merge(merge::MergeArguments),
    /// List all rules, kinds of change and errors
    Rules,
    /// Explain a rule, an error or a kind of change
    Explain(explain::ExplainArguments),
    /// Print a JSON Schema for editors, or the reference of the plan language
    Schema(schema::SchemaArguments),
    /// Print a completion script for a shell
    Completions(man::CompletionsArguments),
    /// Print a manual page
    Man(man::ManArguments),
}

/// The result of a command, which decides the exit code.
pub(crate) enum ExitStatus {
    /// Success; no finding fails the run.
    Clean,
    /// At least one finding fails the run.
    Findings,
    /// The command failed.
    CouldNot,
    /// The command failed as git's merge driver, and git must stop.
    Stop,
}

impl From<RunOutcome> for ExitStatus {
    fn from(outcome: RunOutcome) -> ExitStatus {
        match outcome {
            RunOutcome::Clean => ExitStatus::Clean,
            RunOutcome::Findings => ExitStatus::Findings,
            RunOutcome::Failed => ExitStatus::CouldNot,
        }
    }
}

/// Parses the command-line arguments and runs the command.
#[must_use]
pub fn run() -> ExitCode {
    // If this call fails, a write past the file size limit kills the process, which is the default.
    let _ = crate::workspace::process_limits::tell_instead_of_ending();
    if let Some(ended) = worker::run() {
        return ended;
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            if let Some(name) = diff::dashed() {
                let what = format!("invalid revision `{name}`: git names can't start with a dash");
                let terminal = Terminal::new(ColorChoice::Auto, false);
                terminal.refuse(
                    &what,
                    Some("check the spelling, or run `git branch --all` to list all branches"),
                );
                return ExitCode::from(2);
            }
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let terminal = Terminal::new(arguments.color, arguments.quiet);
    let ended = arguments.command.run(&terminal).unwrap_or_else(|error| {
        terminal.error(&error);
        ExitStatus::CouldNot
    });
    ExitCode::from(match ended {
        ExitStatus::Clean => 0,
        ExitStatus::Findings => 1,
        ExitStatus::CouldNot => 2,
        ExitStatus::Stop => 129,
    })
}

impl Command {
    fn run(self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        match self {
            Command::Build(build) => build.run(terminal),
            Command::Lint(lint) => lint.run(terminal),
            Command::Fix(fix) => fix.run(terminal),
            Command::Fmt(fmt) => fmt.run(terminal),
            Command::New(new) => new.run(terminal),
            Command::Init(init) => init.run(terminal),
            Command::Diff(diff) => diff.run(terminal),
            Command::Merge(merge) => Ok(merge.run(terminal)),
            Command::Rules => Ok(explain::list(terminal)),
            Command::Explain(explain) => explain.run(terminal),
            Command::Schema(schema) => Ok(schema.run(terminal)),
            Command::Completions(completions) => Ok(completions.run(terminal)),
            Command::Man(man) => Ok(man.run(terminal)),
        }
    }
}
