//! `plancc lint`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::plans::{Plans, Translation, Visit};
use super::project::Opened;
use super::{Ended, Terminal};
use crate::diagnostic::{self, Diagnostic, Diagnostics, Severity};
use crate::lint::{self, Active, Digest, Selection};
use crate::model::Stage;
use crate::report::{self, Tally, counted};
use crate::source::{SourceId, Sources};
use crate::workspace::clock::{self, Clock};
use crate::{pipeline, schema};

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
    /// Judge as at this stage, whatever the plan's own: draft, review, board or adopted
    #[arg(long, value_name = "STAGE", value_parser = stage)]
    stage: Option<Stage>,
    /// Look for these of the board's rules only
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    only: Vec<String>,
    /// Do not look for these of the board's rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    skip: Vec<String>,
    /// The day to take for today, as 2026-11-24
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// What standard input is called in messages; with a path, what is beside it is read too
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

/// Findings, printed and counted.
#[derive(Default)]
struct Told {
    text: String,
    tally: Tally,
    /// Whether a file could not be read.
    failed: bool,
}

impl Told {
    fn add(&mut self, other: &Told) {
        self.failed |= other.failed;
        self.text.push_str(&other.text);
        self.tally.add(&other.tally);
    }
}

/// What a run of rules is: which of them weigh what, on which day.
struct Rules {
    active: Active,
    as_of: Date,
}

impl Lint {
    /// Checks and prints.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let selection =
            Selection { stage: self.stage, only: self.only.clone(), skip: self.skip.clone() };
        if let Some(name) = selection.unknown() {
            terminal.refuse(&format!("there is no rule `{name}`"), Some(&near(name)));
            return Ended::CouldNot;
        }
        let Some(mut opened) = Opened::here(terminal) else { return Ended::CouldNot };
        let as_of = match self.as_of.map_or_else(|| today(&opened), Ok) {
            Ok(day) => day,
            Err(error) => {
                terminal.refuse(&error, Some(&error.help()));
                return Ended::CouldNot;
            }
        };
        let plans = Plans::select(&mut opened, terminal, &self.paths, &self.stdin_filename);
        let levels = opened.setting.project().and_then(|project| project.lint.as_ref());
        let rules = Rules { active: Active::new(levels, &selection), as_of };
        let results = plans.each(terminal, |visit| self.plan(terminal, &opened, &rules, &visit));
        let mut of_project = opened.diagnostics.clone();
        of_project.extend(opened.setting.project().map(lint::settings).unwrap_or_default());
        diagnostic::sort(&mut of_project);
        let mut told = self.told(terminal, &of_project, &opened.sources);
        let mut digests = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok((of_plan, digest)) => {
                    told.add(&of_plan);
                    digests.extend(digest);
                }
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    opened.failed = true;
                }
            }
        }
        // Only all of a district's plans can say what they lack together.
        if self.paths.is_empty() {
            told.add(&self.district(terminal, &opened, &plans, &digests, &rules.active));
        }
        opened.failed |= told.failed | !terminal.print(told.text.as_bytes());
        let count = plans.visited().count();
        if count > 0 {
            terminal.say(&summary(&told.tally, count));
        }
        let limit = match self.fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        };
        opened.ended(&told.tally, limit)
    }

    /// What is found in one plan, and what is kept of it.
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
        for translation in visit.translations(setting) {
            told.add(&self.translation(terminal, opened, &translation));
        }
        if !visit.unit.file.is_wanted {
            return (told, None);
        }
        let prior = visit.prior().and_then(|prior| prior.plan.as_ref());
        let judged = pipeline::judge(checked, setting, prior, rules.as_of, &rules.active);
        let (found, digest) = judged.map_or((None, None), |(found, d)| (Some(found), Some(d)));
        let mut diagnostics: Diagnostics = checked.diagnostics.clone();
        diagnostics.extend(found.into_iter().flatten());
        diagnostic::sort(&mut diagnostics);
        if !diagnostics.is_empty() {
            told.add(&self.told(terminal, &diagnostics, &visit.sources(&opened.sources)));
        }
        (told, digest)
    }

    /// What is found in one translation, which stands before its plan in the order of files.
    fn translation(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        translation: &Translation<'_>,
    ) -> Told {
        match &translation.read {
            _ if !translation.file.is_wanted => Told::default(),
            Ok(checked) if checked.diagnostics.is_empty() => Told::default(),
            Ok(checked) => {
                let mut sources = opened.sources.clone();
                sources.insert(Arc::clone(&checked.source));
                self.told(terminal, &checked.diagnostics, &sources)
            }
            Err(error) => {
                terminal.refuse(error, error.help().as_deref());
                Told { failed: true, ..Told::default() }
            }
        }
    }

    /// What is found in all plans together; of the plans only those are read again that it points into.
    fn district(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        plans: &Plans,
        digests: &[Digest],
        active: &Active,
    ) -> Told {
        let found = lint::district(&opened.setting, digests, active);
        let places = found.iter().flat_map(|one| one.related.iter().chain([&one.primary]));
        let pointed: BTreeSet<SourceId> = places.map(|label| label.span.source).collect();
        let mut sources = opened.sources.clone();
        for file in plans.files.iter().filter(|file| pointed.contains(&file.source)) {
            if let Ok(source) = plans.read(file) {
                sources.insert(source);
            }
        }
        self.told(terminal, &found, &sources)
    }

    fn told(&self, terminal: &Terminal, diagnostics: &[Diagnostic], sources: &Sources) -> Told {
        let text = match self.format {
            Format::Human => report::human(diagnostics, sources, terminal.color, terminal.width),
            Format::Concise => report::concise(diagnostics, sources),
        };
        Told { text, tally: Tally::of(diagnostics), failed: false }
    }
}

/// How many findings of which weight, in how many plans.
pub(super) fn summary(tally: &Tally, plans: usize) -> String {
    let plans = counted(plans, "plan");
    match tally.worst() {
        None => format!("{plans}, nothing to report"),
        Some(_) => format!("{tally} in {plans}"),
    }
}

fn today(opened: &Opened) -> Result<Date, clock::ClockError> {
    let zone = clock::zone(opened.setting.timezone())?;
    Ok(Clock::from_environment(zone, None)?.day(None).day)
}

fn stage(word: &str) -> Result<Stage, String> {
    word.parse().map_err(|()| "write draft, review, board or adopted".to_owned())
}

fn near(name: &str) -> String {
    match schema::nearest(name, lint::rules().map(|rule| rule.page.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`plancc rules` lists all".to_owned(),
    }
}
