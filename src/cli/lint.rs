//! `plancc lint`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::option_values;
use super::outputs::{FindingsText, Outputs};
use super::year_option::YearOption;
use super::{ExitStatus, Terminal, explain};
use crate::diagnostic::Severity;
use crate::model::Stage;
use crate::report::{counted, summary_of};
use crate::schema;
use crate::session::lint::{self, BaselineUse, LintOptions};
use crate::session::path_names::PathNames;
use crate::session::project::OpenProject;
use crate::session::{Error, FileFindings, rule_names};

/// Arguments of `plancc lint`.
#[derive(Debug, Args)]
pub(super) struct LintArguments {
    /// Plans, folders or other project files to check, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    outputs: Outputs,
    /// Exit with 1 if a finding has at least this severity
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailLevel,
    /// Check plans as if they were at this stage
    #[arg(long, value_name = "STAGE", value_parser = option_values::stages())]
    stage: Option<Stage>,
    #[command(flatten)]
    years: YearOption,
    /// Only check that plans are valid, without running any rules
    #[arg(long, conflicts_with_all = ["stage", "only", "skip"])]
    shape: bool,
    /// Report only validation errors and findings from these rules; if you name validation errors, report only those
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = option_values::rules(), hide_possible_values = true)]
    only: Vec<String>,
    /// Omit findings from these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = option_values::rules(), hide_possible_values = true)]
    skip: Vec<String>,
    /// Also report findings that comments in plans allow
    #[arg(long)]
    no_allow: bool,
    /// Also report findings that `plancc-baseline.yaml` lists
    #[arg(long)]
    no_baseline: bool,
    /// Write all current findings from rules to `plancc-baseline.yaml`, so lint no longer reports them
    #[arg(long, conflicts_with_all = ["paths", "years", "only", "skip", "shape", "no_allow", "no_baseline"])]
    write_baseline: bool,
    /// Remove findings that no longer exist from `plancc-baseline.yaml`
    #[arg(long, conflicts_with_all = ["paths", "years", "only", "skip", "shape", "no_allow", "no_baseline", "write_baseline"])]
    prune_baseline: bool,
    /// Date to treat as today, such as 2026-11-24
    #[arg(long, value_name = "DATE", value_parser = super::date_option::day)]
    as_of: Option<Date>,
    /// Name for standard input in messages; if it is a path, plancc also reads the files next to it
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailLevel {
    Info,
    Warning,
    Error,
}

impl LintArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// Fails if the plans cannot be checked at all.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        let (only, skip) = (
            rule_names::all_current(terminal, &self.only),
            rule_names::all_current(terminal, &self.skip),
        );
        let known: Vec<&'static str> = explain::pages().iter().map(|page| page.name).collect();
        let mut named = only.iter().chain(&skip);
        if let Some(name) = named.find(|name| !known.contains(&name.as_str())) {
            return Err(Error::request(format!("unknown rule `{name}`"), near(name, &known)));
        }
        let mut opened = OpenProject::of(terminal, &self.paths, &self.stdin_filename)?;
        let options = LintOptions {
            paths: &self.paths,
            stdin: &self.stdin_filename,
            years: &self.years.years,
            stage: self.stage,
            is_shape_only: self.shape,
            only,
            skip,
            no_allow: self.no_allow,
            as_of: self.as_of,
            baseline: self.baseline(),
        };
        let naming = PathNames::new(&opened);
        let format = |found: &FileFindings<'_>| self.outputs.format(terminal, &naming, found);
        let linted = lint::run(&mut opened, terminal, &options, &format)?;
        let files = linted.files.iter().map(|name| naming.name(name)).collect::<Vec<_>>();
        let count = counted(files.len(), if linted.has_other_files { "file" } else { "plan" });
        let is_any = !files.is_empty() || linted.tally.count() > 0;
        let text = linted.formatted.into_iter().fold(FindingsText::default(), FindingsText::add);
        let suppressed = linted.suppressed.clone();
        let is_written =
            self.outputs.finish(terminal, &opened, (text, &linted.tally, suppressed), files);
        opened.failed |= !is_written;
        if is_any && self.outputs.is_for_people() {
            terminal.say(&summary_of(&linted.tally, &count));
        }
        linted.baseline.settle(terminal, &linted.suppressed, opened.failed)?;
        let limit = match self.fail_on {
            FailLevel::Info => Severity::Info,
            FailLevel::Warning => Severity::Warning,
            FailLevel::Error => Severity::Error,
        };
        Ok(opened.outcome(&linted.tally, limit).into())
    }

    fn baseline(&self) -> BaselineUse {
        match self {
            _ if self.write_baseline => BaselineUse::Write,
            _ if self.prune_baseline => BaselineUse::Prune,
            _ if self.no_baseline => BaselineUse::Ignore,
            _ => BaselineUse::Apply,
        }
    }
}

fn near(name: &str, names: &[&'static str]) -> String {
    match schema::nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "run `plancc rules` to list all rules".to_owned(),
    }
}
