//! The command line: one file a command; the only room that prints.
// The environment and the standard streams are the command line's.
#![allow(clippy::disallowed_methods)]

mod baseline;
mod build;
mod ci;
mod day;
mod diff;
mod explain;
mod fix;
mod fmt;
mod git;
mod init;
mod lint;
mod man;
mod mark;
mod merge;
mod names;
mod naming;
mod new;
mod outputs;
mod plans;
mod project;
mod reference;
mod schema;
mod served;
mod templates;
mod terminal;
mod texts;
mod threads;
mod years;

use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand};

pub use self::reference::{command, reference};
use self::terminal::Terminal;

/// A compiler for plans.
#[derive(Debug, Parser)]
#[command(name = "plancc", version, about = "Checks and compiles department plans written in YAML", long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// When to use colour.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    /// Print findings only.
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compile plans to reports
    Build(build::Build),
    /// Say what is wrong with plans
    Lint(lint::Lint),
    /// Mend what can be mended without changing what a plan says
    Fix(fix::Fix),
    /// Write plans the one way: key order, quotes, indentation, a sentence a line
    Fmt(fmt::Fmt),
    /// Start a department's plan: a draft with its questions in it
    New(new::New),
    /// Make a folder ready for plans
    Init(init::Init),
    /// Say what changed between two versions of plans
    Diff(diff::Diff),
    /// Make one of two versions of a plan that went their own ways
    Merge(merge::Merge),
    /// List what plancc looks for
    Rules,
    /// Explain one thing that plancc looks for
    Explain(explain::Explain),
    /// Print what an editor or a person needs to know of the language
    Schema(schema::Schema),
    /// Print a script that completes plancc's commands in a shell
    Completions(man::Completions),
    /// Print a manual page
    Man(man::Man),
}

/// What standard input is called where nobody names it.
const STANDARD_INPUT: &str = "standard input";

/// How a command ended.
pub(crate) enum Ended {
    /// Nothing at or over what fails.
    Clean,
    /// Findings at or over what fails.
    Findings,
    /// It could not do what was asked.
    CouldNot,
    /// It could not, and git, which asked, must not go on.
    Stop,
}

/// Runs the command that the arguments ask for.
#[must_use]
pub fn run() -> ExitCode {
    // Where the system refuses, a write past its limit ends the process as it always did.
    let _ = crate::workspace::limit::tell_instead_of_ending();
    if let Some(ended) = served::served() {
        return ended;
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            if let Some(name) = diff::dashed() {
                let what = format!("no name in git begins with a dash, as `{name}` does");
                let terminal = Terminal::new(ColorChoice::Auto, false);
                terminal.refuse(&what, Some("look at the name; `git branch --all` lists them"));
                return ExitCode::from(2);
            }
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let terminal = Terminal::new(arguments.color, arguments.quiet);
    let ended = match arguments.command {
        Command::Build(build) => build.run(&terminal),
        Command::Lint(lint) => lint.run(&terminal),
        Command::Fix(fix) => fix.run(&terminal),
        Command::Fmt(fmt) => fmt.run(&terminal),
        Command::New(new) => new.run(&terminal),
        Command::Init(init) => init.run(&terminal),
        Command::Diff(diff) => diff.run(&terminal),
        Command::Merge(merge) => merge.run(&terminal),
        Command::Rules => explain::list(&terminal),
        Command::Explain(explain) => explain.run(&terminal),
        Command::Schema(schema) => schema.run(&terminal),
        Command::Completions(completions) => completions.run(&terminal),
        Command::Man(man) => man.run(&terminal),
    };
    ExitCode::from(match ended {
        Ended::Clean => 0,
        Ended::Findings => 1,
        Ended::CouldNot => 2,
        Ended::Stop => 129,
    })
}
