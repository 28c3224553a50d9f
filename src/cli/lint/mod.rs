//! `plancc lint`.

mod across;
mod held;
mod project;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::explain;
use super::names;
use super::naming::Naming;
use super::outputs::{Outputs, Told};
use super::plans::{Plans, Request, Translation, Visit};
use super::project::Opened;
use super::words;
use super::years::Years;
use super::{Ended, Terminal};
use crate::diagnostic::{self, Diagnostic, Diagnostics, Severity};
use crate::lint::{self, Active, Digest, Hold, Selection};
use crate::model::{Stage, way};
use crate::pipeline::{Checked, Judged};
use crate::report::{self, Tally, counted};
use crate::source::{Source, Sources, Span};
use crate::workspace::clock::{self, Clock};
use crate::{pipeline, schema};

/// Arguments of `plancc lint`.
#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Plans, folders or other project files to check, or `-` for standard input [default: the entire project]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    outputs: Outputs,
    /// Exit with 1 if a finding has at least this severity
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// Check plans as if they were at this stage
    #[arg(long, value_name = "STAGE", value_parser = words::stages())]
    stage: Option<Stage>,
    #[command(flatten)]
    years: Years,
    /// Only check that plans are valid; don't run any rules
    #[arg(long, conflicts_with_all = ["stage", "only", "skip"])]
    shape: bool,
    /// Report only findings of these rules and all validation errors; if you name validation errors, report only those
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = words::rules(), hide_possible_values = true)]
    only: Vec<String>,
    /// Don't report findings of these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = words::rules(), hide_possible_values = true)]
    skip: Vec<String>,
    /// Also report findings that comments in plans allow
    #[arg(long)]
    no_allow: bool,
    /// Also report findings that `plancc-baseline.yaml` lists
    #[arg(long)]
    no_baseline: bool,
    /// Write all current findings of rules to `plancc-baseline.yaml`, so lint no longer reports them
    #[arg(long, conflicts_with_all = ["paths", "years", "only", "skip", "shape", "no_allow", "no_baseline"])]
    write_baseline: bool,
    /// Remove findings that no longer exist from `plancc-baseline.yaml`
    #[arg(long, conflicts_with_all = ["paths", "years", "only", "skip", "shape", "no_allow", "no_baseline", "write_baseline"])]
    prune_baseline: bool,
    /// Date to treat as today, such as 2026-11-24
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<Date>,
    /// Name of standard input in messages; if it is a path, plancc also reads the files next to it
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Info,
    Warning,
    Error,
}

/// The settings of a run: active rules, date and baseline.
struct Rules {
    /// `None` if only validation is requested.
    active: Option<Active>,
    selection: Selection,
    as_of: Date,
    naming: Naming,
    hold: Hold,
    /// The rules at each stage, if the baseline file is pruned: a finding that still exists at another stage
    /// is kept.
    every: Vec<Active>,
}

impl Lint {
    /// Runs the command.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let selection = Selection {
            stage: self.stage,
            only: names::all_current(terminal, &self.only),
            skip: names::all_current(terminal, &self.skip),
            no_allow: self.no_allow,
        };
        let names: Vec<&'static str> = explain::pages().iter().map(|page| page.name).collect();
        if let Some(name) = selection.unknown(&names) {
            terminal.refuse(&format!("unknown rule `{name}`"), Some(&near(name, &names)));
            return Ended::CouldNot;
        }
        let Some(mut opened) = Opened::of(terminal, &self.paths, &self.stdin_filename) else {
            return Ended::CouldNot;
        };
        let Some(file) = self.baseline(terminal, &opened) else { return Ended::CouldNot };
        let as_of = match self.as_of.map_or_else(|| today(&opened), Ok) {
            Ok(day) => day,
            Err(error) => {
                terminal.refuse(&error, Some(&error.help()));
                return Ended::CouldNot;
            }
        };
        let request = Request {
            paths: &self.paths,
            stdin: &self.stdin_filename,
            years: &self.years.years,
            stage: self.stage,
        };
        let plans = Plans::of(&mut opened, terminal, request);
        let levels = opened.setting.project().and_then(|project| project.lint.as_ref());
        let naming = Naming::new(&opened);
        let active = (!self.shape).then(|| Active::new(levels, &selection));
        let at =
            |stage| Active::new(levels, &Selection { stage: Some(stage), ..Selection::default() });
        let stages = [Stage::Draft, Stage::Review, Stage::Board, Stage::Adopted];
        let every = stages.into_iter().filter(|_| self.prune_baseline).map(at).collect();
        let rules = Rules { active, selection, as_of, naming, hold: self.hold(&file), every };
        let results = plans.each(terminal, |visit| self.plan(terminal, &opened, &rules, &visit));
        let mut told = self.project(terminal, &opened, &plans, &rules);
        let mut digests = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok((of_plan, digest)) => {
                    told.add(of_plan);
                    digests.extend(digest);
                }
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    opened.failed = true;
                }
            }
        }
        told.add(self.across(terminal, &opened, &plans, digests, &rules));
        opened.failed |= told.failed;
        let others = plans.others.iter().map(|other| &other.found);
        let files = plans.visited().map(|file| &file.found).chain(others);
        let files: Vec<String> = files.map(|found| rules.naming.name(&found.name)).collect();
        let (tally, found) = (told.tally.clone(), std::mem::take(&mut told.found));
        let held_back = told.held_back.clone();
        let count = counted(files.len(), if plans.others.is_empty() { "plan" } else { "file" });
        let is_any = !files.is_empty() || tally.count() > 0;
        opened.failed |= !self.outputs.finish(terminal, &opened, told, files, &explain::pages());
        if is_any && self.outputs.is_for_people() {
            terminal.say(&report::summary_of(&tally, &count));
        }
        opened.failed |= !self.settle(terminal, &file, &found, &held_back, opened.failed);
        let limit = match self.fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        };
        opened.ended(&tally, limit)
    }

    /// Lints one plan. Also returns its digest for rules across plans.
    fn plan(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        rules: &Rules,
        visit: &Visit<'_>,
    ) -> (Told, Option<Digest>) {
        let setting = &opened.setting;
        let checked = visit.checked(setting);
        let mut told = Told::default();
        let mut languages: Vec<Box<str>> = Vec::new();
        for translation in visit.translations(setting, self.stage) {
            languages.push(translation.language.into());
            told.add(self.translation(terminal, opened, rules, visit, &translation));
        }
        if !visit.unit.file.is_wanted {
            return (told, None);
        }
        let prior = visit.prior().and_then(|prior| prior.plan.as_ref());
        let judge = |active| pipeline::judge(checked, setting, prior, rules.as_of, active);
        let place = |one: &Diagnostic| place(checked, one.primary.span);
        let judged = rules.active.as_ref().and_then(judge);
        let (mut found, allowed, digest) = match judged {
            Some(Judged { found, allowed, digest }) => (found, allowed, Some(digest)),
            None => Default::default(),
        };
        let digest = digest.map(|mut digest| {
            digest.languages.append(&mut languages);
            digest
        });
        let mut diagnostics: Diagnostics = checked.diagnostics.clone();
        let mut held = rules.hold.apply(&mut found, place);
        for mut judged in rules.every.iter().filter_map(judge) {
            held.found.add_most(Hold::Everything.apply(&mut judged.found, place).found);
        }
        told.hold(held);
        told.held_back.comments.add(&Tally::of(&allowed));
        diagnostics.append(&mut found);
        diagnostic::sort(&mut diagnostics);
        diagnostics.retain(|one| rules.selection.reports(one.rule));
        if !diagnostics.is_empty() {
            let sources = visit.sources(&opened.sources);
            told.add(self.of_plan(terminal, rules, checked, &diagnostics, &sources));
        }
        (told, digest)
    }

    /// Returns the findings in a translation. They come before the plan's findings, since `arts.es.yaml` sorts before
    /// `arts.yaml`.
    fn translation(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        rules: &Rules,
        visit: &Visit<'_>,
        translation: &Translation<'_>,
    ) -> Told {
        match &translation.read {
            _ if !translation.file.is_wanted => Told::default(),
            Ok(checked) => {
                let mut diagnostics = checked.diagnostics.clone();
                diagnostics.extend(self.comments(rules, &checked.source));
                diagnostic::sort(&mut diagnostics);
                diagnostics.retain(|one| rules.selection.reports(one.rule));
                if diagnostics.is_empty() {
                    return Told::default();
                }
                let mut sources = visit.sources(&opened.sources);
                sources.insert(Arc::clone(&checked.source));
                self.of_plan(terminal, rules, checked, &diagnostics, &sources)
            }
            Err(error) => {
                terminal.refuse(error, error.help().as_deref());
                Told::of_unread()
            }
        }
    }

    /// Returns findings about `allow` comments outside plans, where they have no effect.
    fn comments(&self, rules: &Rules, source: &Source) -> Diagnostics {
        if rules.active.is_none() || self.no_allow {
            return Diagnostics::new();
        }
        lint::allow::elsewhere(source)
    }

    fn of_plan(
        &self,
        terminal: &Terminal,
        rules: &Rules,
        checked: &Checked,
        diagnostics: &[Diagnostic],
        sources: &Sources,
    ) -> Told {
        let way = |span: Span| place(checked, span).1;
        self.outputs.tell(terminal, &rules.naming, diagnostics, sources, &way)
    }
}

/// Returns the plan's year and id, and the path to the value at `span`, which is empty if the span is in another
/// file.
fn place(checked: &Checked, span: Span) -> (String, String) {
    let plan = match checked.key() {
        Some((id, year)) => format!("{year}/{id}"),
        None => checked.id.clone(),
    };
    match &checked.plan {
        Some(whole) if span.source == checked.source.id() => (plan, way(whole, span)),
        _ => (plan, String::new()),
    }
}

pub(super) fn today(opened: &Opened) -> Result<Date, clock::ClockError> {
    Ok(Clock::from_environment(opened.zone.clone(), None)?.day(None).day)
}

fn near(name: &str, names: &[&'static str]) -> String {
    match schema::nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "run `plancc rules` to list all rules".to_owned(),
    }
}
