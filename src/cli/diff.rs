//! `plancc diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::year_option::YearOption;
use super::{ExitStatus, Terminal};
use crate::diff::SideBySideRow;
use crate::model::Weight;
use crate::prose::{json_without_commands, xml_without_commands};
use crate::report::{self, Comparison};
use crate::session::Error;
use crate::session::compare::{self, CompareRun};
use crate::session::project::OpenProject;
use crate::workspace::path_name;

/// Arguments of `plancc diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Without arguments, compares the working files with the latest commit. `OLD..NEW` compares two revisions, \
`OLD...NEW` compares NEW with the merge base of OLD and NEW, `REV` compares the working files with a revision, and \
`OLD NEW` compares two files, folders, revisions or `REV:path`.")]
pub(super) struct DiffArguments {
    /// Revisions, files or folders: OLD..NEW, OLD...NEW, REV, or OLD NEW
    #[arg(value_name = "OLD")]
    sides: Vec<String>,
    /// Only compare these plans, or the plans in these folders
    #[arg(last = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Output format
    #[arg(long, default_value = "human")]
    format: DiffFormat,
    /// Exit with 1 if a change of at least this weight is not approved, or if a file could not be compared
    #[arg(long, value_name = "WEIGHT")]
    fail_on: Option<FailWeight>,
    /// Report changes to rules without failing because of them; also accept approvals that only the new version
    /// has
    #[arg(long)]
    accept_rules: bool,
    #[command(flatten)]
    only: YearOption,
    /// Approve the changes that would fail the run (by default, material changes), and record this reason
    #[arg(long, value_name = "REASON", conflicts_with_all = ["two-years", "git_driver"])]
    approve: Option<String>,
    /// Maximum size of Markdown output in bytes; the least important changes are left out first
    #[arg(long, value_name = "NUMBER")]
    max_bytes: Option<usize>,
    /// Compare the plans of two school years, for one department (named as OLD) or for all
    #[arg(long = "years", id = "two-years", value_name = "YEAR..YEAR", conflicts_with = "years")]
    two_years: Option<String>,
    /// Run as git's external diff: git passes PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE
    #[arg(long)]
    git_driver: bool,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DiffFormat {
    Human,
    Markdown,
    Html,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailWeight {
    Material,
    Substantive,
    Editorial,
    Progress,
}

impl FailWeight {
    fn weight(self) -> Weight {
        match self {
            FailWeight::Material => Weight::Material,
            FailWeight::Substantive => Weight::Substantive,
            FailWeight::Editorial => Weight::Editorial,
            FailWeight::Progress => Weight::Progress,
        }
    }
}

/// Returns a revision argument that starts with a dash, which clap parses as options.
pub(super) fn dashed() -> Option<String> {
    let mut arguments = std::env::args().skip(1);
    arguments.next().filter(|command| command == "diff")?;
    arguments.find(|word| word.starts_with('-') && word.contains(".."))
}

impl DiffArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// Fails if the versions cannot be compared.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        let opened = OpenProject::here(terminal)?;
        if self.git_driver {
            return self.git_driver(terminal, &opened);
        }
        if let Some(range) = &self.two_years {
            let department = self.sides.first().map(String::as_str);
            let comparison = compare::years(&opened, range, department)?;
            return self.finish(
                terminal,
                &opened,
                &CompareRun { comparison, outlines: Vec::new() },
            );
        }
        if self.approve.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
            let help = "write, for example, `--approve \"Board minutes, item 9.A\"`";
            return Err(Error::request("`--approve` needs a reason", help));
        }
        let request = compare::CompareRequest {
            versions: &self.sides,
            paths: &self.paths,
            years: &self.only.years,
            accept_rules: self.accept_rules,
            outlines: matches!(self.format, DiffFormat::Html),
        };
        let mut compared = compare::versions(&opened, terminal, &request)?;
        if let Some(reason) = &self.approve {
            let weight = self.fail_on.map_or(Weight::Material, FailWeight::weight);
            let comparison = &mut compared.comparison;
            let (name, count) = compare::approve(&opened, comparison, weight, reason)?;
            terminal.say(&match count {
                0 => "no changes left to approve".to_owned(),
                1 => format!("approved 1 change; commit `{name}`, which records the approval"),
                _ => format!(
                    "approved {count} changes; commit `{name}`, which records the approvals"
                ),
            });
        }
        self.finish(terminal, &opened, &compared)
    }

    /// Prints the changes to one file for `git diff` and `git log -p`.
    fn git_driver(&self, terminal: &Terminal, opened: &OpenProject) -> Result<ExitStatus, Error> {
        let text = match compare::driver(opened, terminal, &self.sides)? {
            Some(comparison) => report::changes_human(&comparison, terminal.color, terminal.width),
            None => format!("{} has unresolved merge conflicts\n", self.sides.join(" ")),
        };
        Ok(terminal.finish(&text))
    }

    /// Prints the comparison and returns the exit status.
    fn finish(
        &self,
        terminal: &Terminal,
        opened: &OpenProject,
        compared: &CompareRun,
    ) -> Result<ExitStatus, Error> {
        let comparison = &compared.comparison;
        let text = self.text(terminal, comparison, &compared.outlines)?;
        if !self.put(terminal, opened, &text)? {
            return Ok(ExitStatus::CouldNot);
        }
        terminal.say(&report::summary_of_changes(comparison));
        if opened.failed {
            return Ok(ExitStatus::CouldNot);
        }
        Ok(match self.fail_on.map(FailWeight::weight) {
            None if comparison.uncompared.is_empty() => ExitStatus::Clean,
            None => ExitStatus::CouldNot,
            Some(limit) if compare::fails(comparison, limit, self.accept_rules) => {
                ExitStatus::Findings
            }
            Some(_) => ExitStatus::Clean,
        })
    }

    fn text(
        &self,
        terminal: &Terminal,
        comparison: &Comparison,
        outlines: &[Vec<SideBySideRow>],
    ) -> Result<String, Error> {
        let color = terminal.color && self.output.is_none();
        Ok(match self.format {
            DiffFormat::Human => report::changes_human(comparison, color, terminal.width),
            DiffFormat::Markdown => report::changes_markdown(comparison, self.max_bytes),
            DiffFormat::Html => report::changes_html(comparison, outlines),
            DiffFormat::Json => report::changes_json(comparison).map_err(|error| {
                Error::without_help(format!("cannot write the changes as JSON: {error}"))
            })?,
        })
    }

    /// Writes the text to the output file or to standard output. Returns `false` if standard output fails, which was
    /// already reported.
    fn put(&self, terminal: &Terminal, opened: &OpenProject, text: &str) -> Result<bool, Error> {
        let Some(path) = &self.output else {
            let text = match self.format {
                DiffFormat::Json if Terminal::is_log_of_actions() => json_without_commands(text),
                DiffFormat::Html if Terminal::is_log_of_actions() => xml_without_commands(text),
                _ => text.to_owned(),
            };
            return Ok(terminal.print(text.as_bytes()));
        };
        let shown = path_name::display_name(path, &opened.here);
        opened.write_output(&opened.here.join(path), &shown, text.as_bytes())?;
        Ok(true)
    }
}
