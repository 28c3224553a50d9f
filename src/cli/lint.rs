//! `plancc lint`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::{Ended, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{Plan, Project, SchoolYear};
use crate::source::{Source, SourceId, Sources};
use crate::workspace::fence::Fence;
use crate::workspace::find::{self, Finder, Found};
use crate::workspace::{name, read};
use crate::{report, schema};

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

/// A plan with what was found in it.
struct Checked {
    found: Found,
    source: Option<Arc<Source>>,
    plan: Option<Plan>,
    diagnostics: Diagnostics,
}

impl Lint {
    /// Checks and prints.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let Ok(here) = std::env::current_dir() else {
            terminal.refuse(&"the working directory is gone", None);
            return Ended::CouldNot;
        };
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::new();
        let mut failed = false;
        let file = find::project_file(&here);
        let project = file.as_deref().and_then(|file| {
            match read::file(file, &name::shown(file, &here), None) {
                Ok(text) => {
                    let source = Source::new(SourceId(0), name::shown(file, &here), text);
                    let (project, mut found) = schema::project(&source);
                    diagnostics.append(&mut found);
                    sources.insert(Arc::new(source));
                    project
                }
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    failed = true;
                    None
                }
            }
        });
        let top = file.as_deref().and_then(Path::parent).unwrap_or(&here).to_owned();
        let mut checked = if self.paths.iter().any(|path| path.as_os_str() == "-") {
            self.standard_input(terminal, &here, &mut failed)
        } else {
            self.files(terminal, &here, &top, project.as_ref(), &mut failed)
        };
        relate(&mut checked, project.as_ref());
        let plans = checked.len();
        for plan in checked {
            diagnostics.extend(plan.diagnostics);
            if let Some(source) = plan.source {
                sources.insert(source);
            }
        }
        print!(
            "{}",
            match self.format {
                Format::Human =>
                    report::human(&diagnostics, &sources, terminal.color, terminal.width),
                Format::Concise => report::concise(&diagnostics, &sources),
            }
        );
        if !terminal.quiet {
            eprintln!("{}", summary(&diagnostics, plans));
        }
        let limit = match self.fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        };
        if failed || plans == 0 {
            Ended::CouldNot
        } else if diagnostics.iter().any(|diagnostic| diagnostic.severity >= limit) {
            Ended::Findings
        } else {
            Ended::Clean
        }
    }

    fn standard_input(&self, terminal: &Terminal, here: &Path, failed: &mut bool) -> Vec<Checked> {
        match read::stream(std::io::stdin().lock(), &self.stdin_filename) {
            Ok(text) => {
                let found = find::described(Path::new(&self.stdin_filename), here);
                vec![check(found, SourceId(1), text, &self.stdin_filename)]
            }
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                *failed = true;
                Vec::new()
            }
        }
    }

    fn files(
        &self,
        terminal: &Terminal,
        here: &Path,
        top: &Path,
        project: Option<&Project>,
        failed: &mut bool,
    ) -> Vec<Checked> {
        let mut folders: Vec<PathBuf> = project
            .iter()
            .flat_map(|project| &project.plans)
            .map(|text| top.join(text.trimmed()))
            .collect();
        if folders.is_empty() {
            folders.push(top.join("plans"));
        }
        let output = project.and_then(|project| project.output.as_ref());
        let without = [top.join(output.map_or("dist", |output| output.trimmed()))];
        let fence = Fence::around(top).ok();
        let finder =
            Finder { from: here, folders: &folders, without: &without, fence: fence.as_ref() };
        let plans = if self.paths.is_empty() { finder.all() } else { finder.named(&self.paths) };
        let plans = match plans {
            Ok(plans) => plans,
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                *failed = true;
                return Vec::new();
            }
        };
        for passed in &plans.passed_over {
            terminal.refuse(passed, passed.help().as_deref());
            *failed = true;
        }
        let read: Vec<_> = plans
            .found
            .into_par_iter()
            .enumerate()
            // A translation holds only what it translates; it is read with its plan when reports are.
            .filter(|(_, found)| found.language.is_none())
            .map(|(number, found)| {
                let text = read::file(&found.path, &found.name, fence.as_ref())?;
                let id = SourceId(u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1));
                let name = found.name.clone();
                Ok(check(found, id, text, &name))
            })
            .collect();
        let mut checked = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok(plan) => checked.push(plan),
                Err(error) => {
                    let error: read::ReadError = error;
                    terminal.refuse(&error, error.help().as_deref());
                    *failed = true;
                }
            }
        }
        checked
    }
}

fn check(found: Found, id: SourceId, text: String, name: &str) -> Checked {
    let source = Source::new(id, name, text);
    let (plan, diagnostics) = schema::plan(&source);
    // A sound plan's text is not needed again; 10,000 plans do not live in memory.
    let source = Some(Arc::new(source));
    Checked { found, source, plan, diagnostics }
}

/// What one plan alone cannot tell: references to the project and to last year's plan.
fn relate(checked: &mut [Checked], project: Option<&Project>) {
    let Some(project) = project else { return };
    let mut of_year: BTreeMap<(String, SchoolYear), usize> = BTreeMap::new();
    let key = |checked: &Checked| {
        let plan = checked.plan.as_ref()?;
        let id = plan.id.as_ref().map_or(checked.found.id.as_str(), |id| &id.value);
        Some((id.to_owned(), plan.year?.value))
    };
    for (number, plan) in checked.iter().enumerate() {
        if let Some(key) = key(plan) {
            of_year.entry(key).or_insert(number);
        }
    }
    let mut more: Vec<(usize, Vec<Diagnostic>)> = Vec::new();
    for (number, one) in checked.iter().enumerate() {
        let (Some(plan), Some((id, year))) = (&one.plan, key(one)) else { continue };
        let settings =
            project.years.iter().find(|settings| *settings.key.value == year.to_string());
        let of_that_year = settings.map(|settings| &settings.value);
        let goals = of_that_year.map(|y| &y.goals).filter(|goals| !goals.is_empty());
        let funds = of_that_year.map(|y| &y.funds).filter(|funds| !funds.is_empty());
        let prior = of_year.get(&(id, year.previous())).and_then(|prior| checked.get(*prior));
        let mut found = Vec::new();
        schema::references(
            plan,
            goals.unwrap_or(&project.goals),
            funds.unwrap_or(&project.funds),
            prior.and_then(|prior| prior.plan.as_ref()),
            &mut found,
        );
        more.push((number, found));
    }
    for (number, found) in more {
        if let Some(one) = checked.get_mut(number) {
            one.diagnostics.extend(found);
            crate::diagnostic::sort(&mut one.diagnostics);
        }
    }
}

fn summary(diagnostics: &[Diagnostic], plans: usize) -> String {
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let counted = |number: usize, noun: &str| {
        format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
    };
    let plans = counted(plans, "plan");
    if diagnostics.is_empty() {
        return format!("{plans}, nothing to report");
    }
    let mut parts = Vec::new();
    for (severity, noun) in
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")]
    {
        if of(severity) > 0 {
            parts.push(counted(of(severity), noun));
        }
    }
    format!("{} in {plans}", parts.join(" and "))
}
