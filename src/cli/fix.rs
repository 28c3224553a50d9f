//! `plancc fix`.

use std::path::PathBuf;

use clap::Args;

use super::{ExitStatus, Terminal};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::report::{self, PatchReader, Tally, counted};
use crate::revise::fix::{FixResult, FixSelection, Suggestion};
use crate::rule::current;
use crate::session::fix::{self, FixedFile};
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};
use crate::yaml;

/// Arguments of `plancc fix`.
#[derive(Debug, Args)]
pub(super) struct FixArguments {
    /// Plans or folders to fix, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    /// Also apply suggestions, which are probably right but need your review
    #[arg(long = "unsafe")]
    all: bool,
    /// Print the changes as a diff instead of writing files, then each suggestion and the command that applies it.
    /// Exits with 1 if a fix would change a file
    #[arg(long)]
    diff: bool,
    /// Apply only the suggestion at this location, as printed by `--diff`
    #[arg(
        long,
        value_name = "FILE:LINE[:RULE]",
        value_parser = chosen,
        conflicts_with_all = ["all", "paths"]
    )]
    suggestion: Option<SuggestionId>,
    /// Only mark the given translations, or the translations of the given plans, as up to date
    #[arg(long, requires = "paths", conflicts_with_all = ["all", "suggestion"])]
    mark_translated: bool,
    /// Name for standard input in messages; if it is a path, plancc also reads the files next to it
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
}

/// The number of bytes of a plan's suggestions after which no more are shown.
const MOST_SHOWN: usize = 200_000;

/// A suggestion, identified by its location.
#[derive(Debug, Clone)]
struct SuggestionId {
    path: PathBuf,
    line: usize,
    rule: Option<String>,
}

/// Parses `FILE:LINE` or `FILE:LINE:RULE`. The file name may contain colons.
fn chosen(typed: &str) -> Result<SuggestionId, String> {
    let (rest, last) = typed.rsplit_once(':').unwrap_or(("", typed));
    let (path, line, rule) = match (last.parse(), rest.rsplit_once(':')) {
        (Ok(line), _) => (rest, Ok(line), None),
        (Err(_), Some((path, line))) => (path, line.parse(), Some(last.to_owned())),
        (Err(error), None) => (rest, Err(error), None),
    };
    match line {
        Ok(line) if !path.is_empty() => Ok(SuggestionId { path: path.into(), line, rule }),
        _ => Err("write the file, the line and the rule, for example `plan.yaml:12:doubled-word`"
            .to_owned()),
    }
}

/// The totals for the run.
#[derive(Default)]
struct FixTotals {
    fixes: usize,
    files: usize,
    safe: usize,
    other: usize,
    tally: Tally,
    /// `true` if some of the files are not plans.
    has_others: bool,
}

impl FixArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// Fails if no plan can be fixed.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        if self.mark_translated {
            return super::mark_translated::run(terminal, &self.paths, self.diff);
        }
        let paths = match &self.suggestion {
            Some(chosen) => std::slice::from_ref(&chosen.path),
            None => &*self.paths,
        };
        let mut opened = OpenProject::around(terminal, paths)?;
        let options = fix::FixOptions { paths, stdin: &self.stdin_filename, which: self.which() };
        let format = |old: &str, fixed: &FixResult| self.lines(terminal, old, fixed);
        let run = fix::run(&mut opened, terminal, &options, &format)?;
        let mut sum = FixTotals::default();
        for file in &run.files {
            opened.failed |= !self.put(terminal, &opened, file);
            opened.failed |= file.is_plan && !self.is_made(terminal, &file.fixed);
            sum.add(file);
        }
        if run.is_any || sum.files > 0 {
            terminal.say(&sum.said(self.all, self.diff));
        }
        if self.diff && sum.fixes > 0 && !opened.failed {
            return Ok(ExitStatus::Findings);
        }
        Ok(opened.outcome(&sum.tally, Severity::Error).into())
    }

    fn which(&self) -> FixSelection<'_> {
        match &self.suggestion {
            Some(chosen) => {
                FixSelection::At { line: chosen.line, rule: chosen.rule.as_deref().map(current) }
            }
            None if self.all => FixSelection::All,
            None => FixSelection::Safe,
        }
    }

    /// Returns `false` and prints the reason if the requested suggestion was not applied.
    fn is_made(&self, terminal: &Terminal, fixed: &FixResult) -> bool {
        let Some(chosen) = &self.suggestion else { return true };
        if !fixed.made.is_empty() {
            return true;
        }
        let place = format!("{}:{}", fixed.source.name(), chosen.line);
        if fixed.refused > 0 {
            let what = format!(
                "cannot apply the suggestion at `{place}`: it would cause a new finding or change other values"
            );
            terminal.refuse(&what, Some("edit the line by hand"));
        } else {
            let what = format!("no suggestion found at `{place}`");
            terminal.refuse(
                &what,
                Some("run `plancc fix --diff` to list all suggestions with their lines"),
            );
        }
        false
    }

    /// Formats the suggestions for a plan, with their diffs and the commands that apply them. A command applies all
    /// suggestions of a rule on a line, so these are shown together.
    fn suggestions(&self, terminal: &Terminal, file: &FixedFile<String>) -> String {
        let name = file.fixed.source.name();
        let mut shown = String::new();
        let all = &file.fixed.suggestions;
        let mut left = all.len();
        for group in all.chunk_by(|one, next| (one.line, one.rule) == (next.line, next.rule)) {
            let Some(Suggestion { rule, title, line, .. }) = group.first() else { continue };
            if shown.len() > MOST_SHOWN {
                let more = counted(left, "more suggestion");
                shown.push_str(&format!("\nand {more}: apply some of these first\n"));
                break;
            }
            left -= group.len();
            let place = report::sanitize_line(&format!("{name}:{line}")).into_owned();
            let more = match group.len() {
                1 => String::new(),
                count => format!(" and {} more on this line", count - 1),
            };
            let title = report::sanitize_line(title);
            shown.push_str(&format!("\nsuggestion: {title}{more} ({rule})\n"));
            let edits: Vec<Edit> = group.iter().flat_map(|one| &one.edits).cloned().collect();
            if let Some(new) = yaml::apply(&file.old, &edits) {
                let to = PatchReader::Terminal { color: terminal.color_of_errors };
                shown.push_str(&report::patch(name, &file.old, &new, to));
            }
            shown.push_str(&format!("to apply it: plancc fix --suggestion {place}:{rule}\n"));
        }
        shown
    }

    /// Returns the text to print for one plan: a diff, or the list of fixes that were applied.
    fn lines(&self, terminal: &Terminal, old: &str, fixed: &FixResult) -> String {
        let name = fixed.source.name();
        if self.diff {
            return report::patch(name, old, fixed.source.text(), terminal.shown());
        }
        let mut lines = String::new();
        for made in &fixed.made {
            let line = format!("{name}:{}: {} ({})", made.line, made.title, made.rule);
            lines.push_str(&report::sanitize_line(&line));
            lines.push('\n');
        }
        lines
    }

    /// Writes or prints one file. Returns `false` if that fails.
    fn put(&self, terminal: &Terminal, opened: &OpenProject, file: &FixedFile<String>) -> bool {
        if self.diff {
            let is_printed = terminal.print_patch(&file.formatted);
            if self.which() == FixSelection::Safe && !terminal.quiet {
                terminal.note(&self.suggestions(terminal, file));
            }
            return is_printed;
        }
        if !terminal.quiet {
            terminal.note(&file.formatted);
        }
        if file.is_input {
            return terminal.print(file.fixed.source.text().as_bytes());
        }
        file.write(opened).inspect_err(|error| terminal.error(error)).is_ok()
    }
}

impl FixTotals {
    fn add(&mut self, file: &FixedFile<String>) {
        self.has_others |= !file.is_plan;
        self.fixes += file.fixed.made.len();
        self.files += usize::from(file.fixed.source.text() != file.old);
        self.tally.add(&Tally::of(&file.fixed.left));
        for left in &file.fixed.left {
            match left.fixes.iter().map(|fix| fix.applicability).next() {
                Some(Applicability::Safe) => self.safe += 1,
                Some(Applicability::Unsafe) => self.other += 1,
                None => {}
            }
        }
    }

    fn said(&self, all: bool, is_diff: bool) -> String {
        let fixes = match self.fixes {
            0 => "no fixes to apply".to_owned(),
            1 => "1 fix".to_owned(),
            many => format!("{many} fixes"),
        };
        let mut said = match (self.fixes, is_diff) {
            (0, _) => fixes,
            (_, false) => format!(
                "{fixes} applied in {}",
                counted(self.files, if self.has_others { "file" } else { "plan" })
            ),
            (_, true) => format!(
                "{fixes} to apply in {}",
                counted(self.files, if self.has_others { "file" } else { "plan" })
            ),
        };
        if self.tally.worst().is_some() {
            said.push_str(&format!("; {} left: run `plancc lint` for details", self.tally));
        }
        if self.other > 0 && !all {
            let suggestions = counted(self.other, "suggestion");
            said.push_str(&format!(
                "\n{suggestions}: `plancc fix --diff` shows how to apply one; `plancc fix --unsafe` applies all"
            ));
        }
        said
    }
}
