//! `plancc lint`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use rayon::prelude::*;

use super::project::{Loaded, Opened, by_year, summary};
use super::{Ended, Terminal};
use crate::diagnostic::Severity;
use crate::lint::{self, Active, Selection};
use crate::model::Stage;
use crate::source::SourceId;
use crate::workspace::clock::{self, Clock};
use crate::{pipeline, report, schema};

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
        let selection =
            Selection { stage: self.stage, only: self.only.clone(), skip: self.skip.clone() };
        if let Some(name) = selection.unknown() {
            terminal.refuse(&format!("there is no rule `{name}`"), Some(&near(name)));
            return Ended::CouldNot;
        }
        let Some(mut opened) = Opened::here(terminal) else { return Ended::CouldNot };
        let checked = if self.paths.iter().any(|path| path.as_os_str() == "-") {
            opened.standard_input(terminal, &self.stdin_filename)
        } else {
            opened.plans(terminal, &self.paths)
        };
        let Some(checked) = self.judge(terminal, &mut opened, checked, &selection) else {
            return Ended::CouldNot;
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

impl Lint {
    /// Adds what the board's rules say of each plan and of all together.
    fn judge(
        &self,
        terminal: &Terminal,
        opened: &mut Opened,
        mut loaded: Vec<Loaded>,
        selection: &Selection,
    ) -> Option<Vec<Loaded>> {
        let as_of = match (self.as_of, today(opened)) {
            (Some(day), _) | (None, Ok(day)) => day,
            (None, Err(error)) => {
                terminal.refuse(&error, Some(&error.help()));
                return None;
            }
        };
        let setting = &opened.setting;
        let levels = setting.project().and_then(|project| project.lint.as_ref());
        let active = Active::new(levels, selection);
        let years = by_year(&loaded);
        let judged: Vec<_> = loaded
            .par_iter()
            .map(|one| {
                let key = one.checked.key().map(|(id, year)| (id.to_owned(), year.previous()));
                let prior = key.and_then(|key| loaded.get(*years.get(&key)?));
                let prior = prior.and_then(|prior| prior.checked.plan.as_ref());
                pipeline::judge(&one.checked, setting, prior, as_of, &active)
            })
            .collect();
        let mut digests = Vec::new();
        for (one, judged) in loaded.iter_mut().zip(judged) {
            if let Some((found, digest)) = judged {
                one.checked.diagnostics.extend(found);
                crate::diagnostic::sort(&mut one.checked.diagnostics);
                digests.push(digest);
            }
        }
        let mut found = setting.project().map(lint::settings).unwrap_or_default();
        // Only all of a district's plans can say what they lack together.
        if self.paths.is_empty() {
            found.append(&mut lint::district(setting, &digests, &active));
        }
        let pointed: Vec<SourceId> = found
            .iter()
            .flat_map(|found| found.related.iter().chain([&found.primary]))
            .map(|label| label.span.source)
            .collect();
        let of_plans = loaded.iter().map(|one| &one.checked.source);
        let sources = of_plans.filter(|source| pointed.contains(&source.id())).cloned();
        opened.add(found, sources);
        Some(loaded)
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
