//! `plancc fix`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::plans::{Kind, Plans, Visit};
use super::project::Opened;
use super::{Ended, Terminal};
use crate::diagnostic::{self, Applicability, Diagnostics, Severity};
use crate::lint::{Active, Selection};
use crate::pipeline;
use crate::report::{self, Shown, Tally, counted};
use crate::revise::fix::{self, Fixed, Suggestion, Which};
use crate::rule::{DEPRECATED_NAME, current};
use crate::source::{Source, SourceId};
use crate::workspace::{name, read, write};
use crate::yaml;

/// Arguments of `plancc fix`.
#[derive(Debug, Args)]
pub(super) struct Fix {
    /// Plans or folders to fix, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    /// Also apply suggestions, which are probably right but need your review
    #[arg(long = "unsafe")]
    all: bool,
    /// Don't write files; print the changes as a diff, then each suggestion and the command that applies it.
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
    suggestion: Option<Chosen>,
    /// Don't fix anything; mark the given translations, or the translations of the given plans, as up to date
    #[arg(long, requires = "paths", conflicts_with_all = ["all", "suggestion"])]
    mark_translated: bool,
    /// Name of standard input in messages; if it is a path, plancc also reads the files next to it
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
}

/// A suggestion, identified by its location.
#[derive(Debug, Clone)]
struct Chosen {
    path: PathBuf,
    line: usize,
    rule: Option<String>,
}

/// Parses `FILE:LINE` or `FILE:LINE:RULE`. The file name may contain colons.
fn chosen(typed: &str) -> Result<Chosen, String> {
    let (rest, last) = typed.rsplit_once(':').unwrap_or(("", typed));
    let (path, line, rule) = match (last.parse(), rest.rsplit_once(':')) {
        (Ok(line), _) => (rest, Ok(line), None),
        (Err(_), Some((path, line))) => (path, line.parse(), Some(last.to_owned())),
        (Err(error), None) => (rest, Err(error), None),
    };
    match line {
        Ok(line) if !path.is_empty() => Ok(Chosen { path: path.into(), line, rule }),
        _ => Err("write the file, the line and the rule, for example `plan.yaml:12:doubled-word`"
            .to_owned()),
    }
}

/// The result for one plan.
struct Done {
    old: String,
    fixed: Fixed,
    lines: String,
}

/// Totals of the run.
#[derive(Default)]
struct Sum {
    fixes: usize,
    files: usize,
    safe: usize,
    other: usize,
    tally: Tally,
    /// Some of the files are not plans.
    has_others: bool,
}

impl Fix {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        if self.mark_translated {
            return super::mark::run(terminal, &self.paths, self.diff);
        }
        let paths = match &self.suggestion {
            Some(chosen) => std::slice::from_ref(&chosen.path),
            None => &*self.paths,
        };
        let Some(mut opened) = Opened::around(terminal, paths) else {
            return Ended::CouldNot;
        };
        let as_of = match super::lint::today(&opened) {
            Ok(day) => day,
            Err(error) => {
                terminal.refuse(&error, Some(&error.help()));
                return Ended::CouldNot;
            }
        };
        let plans = Plans::select_with_names(&mut opened, terminal, paths, &self.stdin_filename);
        opened.tell_unusable(terminal);
        let levels = opened.setting.project().and_then(|project| project.lint.as_ref());
        let active = Active::new(levels, &Selection::default());

        let results = plans.each(terminal, |visit| {
            if !visit.unit.file.is_wanted {
                return None;
            }
            let look = |source| found(&visit, source, &opened, as_of, &active);
            let source = Arc::clone(&visit.unit.source);
            let old = source.text().to_owned();
            let fixed = fix::fix(source, self.which(), &look);
            let lines = self.lines(terminal, &old, &fixed);
            Some((
                visit.unit.file.found.path.clone(),
                visit.unit.file.is_input(),
                Done { old, fixed, lines },
            ))
        });
        let mut sum = Sum::default();
        for result in results {
            match result {
                Ok(Some((path, is_input, done))) => {
                    opened.failed |= !self.put(terminal, &opened, &path, is_input, &done);
                    opened.failed |= !self.is_made(terminal, &done.fixed);
                    sum.add(&done);
                }
                Ok(None) => {}
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    opened.failed = true;
                }
            }
        }
        for (path, done) in self.former_names(terminal, &opened, &plans) {
            opened.failed |= !self.put(terminal, &opened, &path, false, &done);
            sum.has_others = true;
            sum.add(&done);
        }
        if plans.visited().count() > 0 || !plans.others.is_empty() || sum.files > 0 {
            terminal.say(&sum.said(self.all, self.diff));
        }
        if self.diff && sum.fixes > 0 && !opened.failed {
            return Ended::Findings;
        }
        opened.ended(&sum.tally, Severity::Error)
    }

    /// Replaces former names of rules, kinds of change and levels in files that are not plans: in the given files, or
    /// in all such files of the project if no path is given.
    fn former_names(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        plans: &Plans,
    ) -> Vec<(PathBuf, Done)> {
        let named = plans.others.iter().map(|other| (other.kind, other.found.path.clone()));
        let mut files: Vec<(Kind, PathBuf)> = named.collect();
        if self.paths.is_empty() && self.suggestion.is_none() {
            files = Kind::all_of(opened);
        }
        let mut all = Vec::new();
        for (kind, path) in files {
            let name = name::shown(&path, &opened.here);
            // `plancc lint` reports files that cannot be read.
            let Ok(text) = read::file(&path, &name, opened.fence.as_ref()) else { continue };
            let source = Arc::new(Source::new(SourceId(0), name, text));
            let old = source.text().to_owned();
            let look = |source: Arc<Source>| {
                let mut found = kind.check(&source);
                found.iter_mut().filter(|one| one.rule != DEPRECATED_NAME).for_each(|one| {
                    one.fixes.clear();
                });
                found
            };
            let mut fixed = fix::fix(source, Which::Safe, &look);
            // In a file that is not a plan, this command ignores all other findings.
            fixed.left.retain(|one| one.rule == DEPRECATED_NAME);
            if fixed.made.is_empty() && fixed.left.is_empty() {
                continue;
            }
            let lines = self.lines(terminal, &old, &fixed);
            all.push((path, Done { old, fixed, lines }));
        }
        all
    }

    fn which(&self) -> Which<'_> {
        match &self.suggestion {
            Some(chosen) => {
                Which::At { line: chosen.line, rule: chosen.rule.as_deref().map(current) }
            }
            None if self.all => Which::All,
            None => Which::Safe,
        }
    }

    /// Returns `false` and prints the reason if the requested suggestion was not applied.
    fn is_made(&self, terminal: &Terminal, fixed: &Fixed) -> bool {
        let Some(chosen) = &self.suggestion else { return true };
        if !fixed.made.is_empty() {
            return true;
        }
        let place = format!("{}:{}", fixed.source.name(), chosen.line);
        if fixed.refused > 0 {
            let what =
                format!("cannot apply the suggestion at `{place}`: it would cause another finding");
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

    /// Formats each suggestion for a plan, with its diff and the command that applies it.
    fn suggestions(&self, terminal: &Terminal, done: &Done) -> String {
        let name = done.fixed.source.name();
        let mut shown = String::new();
        for one in &done.fixed.suggestions {
            let Suggestion { rule, title, line, edits } = one;
            let place = report::safe_line(&format!("{name}:{line}")).into_owned();
            shown.push_str(&format!("\nsuggestion: {} ({rule})\n", report::safe_line(title)));
            if let Some(new) = yaml::apply(&done.old, edits) {
                let to = Shown::Terminal { color: terminal.color_of_errors };
                shown.push_str(&report::lines(name, &done.old, &new, to));
            }
            shown.push_str(&format!("to apply it: plancc fix --suggestion {place}:{rule}\n"));
        }
        shown
    }

    /// Returns the text to print for one plan: a diff, or the list of fixes that were applied.
    fn lines(&self, terminal: &Terminal, old: &str, fixed: &Fixed) -> String {
        let name = fixed.source.name();
        if self.diff {
            return report::lines(name, old, fixed.source.text(), terminal.shown());
        }
        let mut lines = String::new();
        for made in &fixed.made {
            let line = format!("{name}:{}: {} ({})", made.line, made.title, made.rule);
            lines.push_str(&report::safe_line(&line));
            lines.push('\n');
        }
        lines
    }

    /// Writes or prints one plan. Returns `false` if that fails.
    fn put(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        path: &std::path::Path,
        is_input: bool,
        done: &Done,
    ) -> bool {
        if self.diff {
            let is_printed = terminal.print_patch(&done.lines);
            if self.which() == Which::Safe && !terminal.quiet {
                terminal.note(&self.suggestions(terminal, done));
            }
            return is_printed;
        }
        if !terminal.quiet {
            terminal.note(&done.lines);
        }
        let text = done.fixed.source.text();
        if is_input {
            return terminal.print(text.as_bytes());
        }
        if text == done.old {
            return true;
        }
        let name = done.fixed.source.name();
        let (seen, fence) = (Some(done.old.as_bytes()), opened.fence.as_ref());
        match write::update(path, name, seen, text.as_bytes(), fence) {
            Ok(_) => true,
            Err(error) => {
                terminal.refuse(&error, super::texts::help(&error));
                false
            }
        }
    }
}

impl Sum {
    fn add(&mut self, done: &Done) {
        self.fixes += done.fixed.made.len();
        self.files += usize::from(done.fixed.source.text() != done.old);
        self.tally.add(&Tally::of(&done.fixed.left));
        for left in &done.fixed.left {
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

/// Returns all findings in `source`, which replaces the plan's text.
fn found(
    visit: &Visit<'_>,
    source: Arc<Source>,
    opened: &Opened,
    as_of: jiff::civil::Date,
    active: &Active,
) -> Diagnostics {
    let setting = &opened.setting;
    let prior = visit.prior();
    let mut checked = pipeline::read(source, &visit.unit.file.found.id);
    pipeline::check(&mut checked, setting, prior);
    let prior = prior.and_then(|prior| prior.plan.as_ref());
    let judged = pipeline::judge(&checked, setting, prior, as_of, active);
    let mut all = checked.diagnostics;
    all.extend(judged.into_iter().flat_map(|judged| judged.found));
    diagnostic::sort(&mut all);
    all
}
