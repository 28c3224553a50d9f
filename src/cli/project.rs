//! What every command over plans starts from: the project around the working directory, and its plans, checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Ended, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{Form, Project, SchoolYear, Setting};
use crate::pipeline::{self, Checked};
use crate::source::{Source, SourceId, Sources};
use crate::workspace::fence::Fence;
use crate::workspace::find::{self, Finder, Found};
use crate::workspace::{name, read};
use crate::{report, schema};

/// The number of the first plan's source; project and forms come before.
const FIRST_PLAN: u32 = 1000;

/// A plan that was found and checked.
pub(super) struct Loaded {
    pub(super) found: Found,
    pub(super) checked: Checked,
}

/// The project around the working directory, if there is one.
pub(super) struct Opened {
    pub(super) here: PathBuf,
    pub(super) top: PathBuf,
    pub(super) setting: Setting,
    sources: Sources,
    diagnostics: Diagnostics,
    failed: bool,
}

impl Opened {
    /// Finds and reads the project; `None` where there is no working directory.
    pub(super) fn here(terminal: &Terminal) -> Option<Opened> {
        let Ok(here) = std::env::current_dir() else {
            terminal.refuse(&"the working directory is gone", None);
            return None;
        };
        let mut opened = Opened {
            top: here.clone(),
            here,
            setting: Setting::new(None, BTreeMap::new(), schema::built_in_form()),
            sources: Sources::default(),
            diagnostics: Diagnostics::new(),
            failed: false,
        };
        if let Some(file) = find::project_file(&opened.here) {
            opened.top = file.parent().unwrap_or(&opened.here).to_owned();
            if let Some(source) = opened.read(terminal, &file, 0) {
                let (project, mut found) = schema::project(&source);
                opened.diagnostics.append(&mut found);
                opened.sources.insert(Arc::new(source));
                let forms = opened.forms(terminal, project.as_ref());
                opened.setting = Setting::new(project, forms, schema::built_in_form());
            }
        }
        Some(opened)
    }

    fn read(&mut self, terminal: &Terminal, file: &Path, id: u32) -> Option<Source> {
        let name = name::shown(file, &self.here);
        match read::file(file, &name, None) {
            Ok(text) => Some(Source::new(SourceId(id), name, text)),
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                self.failed = true;
                None
            }
        }
    }

    /// The plans named, or all of the project's, each checked alone and then with its project and last
    /// year's plan.
    pub(super) fn plans(&mut self, terminal: &Terminal, paths: &[PathBuf]) -> Vec<Loaded> {
        let named = self.setting.project().into_iter().flat_map(|project| &project.plans);
        let mut folders: Vec<PathBuf> = named.map(|text| self.top.join(text.trimmed())).collect();
        if folders.is_empty() {
            folders.push(self.top.join("plans"));
        }
        let without = [self.output()];
        let fence = Fence::around(&self.top).ok();
        let finder = Finder {
            from: &self.here,
            folders: &folders,
            without: &without,
            fence: fence.as_ref(),
        };
        let plans = match if paths.is_empty() { finder.all() } else { finder.named(paths) } {
            Ok(plans) => plans,
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                self.failed = true;
                return Vec::new();
            }
        };
        for passed in &plans.passed_over {
            terminal.refuse(passed, passed.help().as_deref());
            self.failed = true;
        }
        let results: Vec<Result<Loaded, read::ReadError>> = plans
            .found
            .into_par_iter()
            .enumerate()
            // A translation holds only what it translates, and is no plan by itself.
            .filter(|(_, found)| found.language.is_none())
            .map(|(number, found)| {
                let text = read::file(&found.path, &found.name, fence.as_ref())?;
                let id = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(FIRST_PLAN);
                let name = found.name.clone();
                Ok(load(found, SourceId(id), text, &name))
            })
            .collect();
        let mut checked = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok(plan) => checked.push(plan),
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    self.failed = true;
                }
            }
        }
        self.relate(&mut checked);
        checked
    }

    /// The plan on standard input, checked.
    pub(super) fn standard_input(&mut self, terminal: &Terminal, name: &str) -> Vec<Loaded> {
        let mut checked = Vec::new();
        match read::stream(std::io::stdin().lock(), name) {
            Ok(text) => {
                let found = find::described(Path::new(name), &self.here);
                checked.push(load(found, SourceId(FIRST_PLAN), text, name));
            }
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                self.failed = true;
            }
        }
        self.relate(&mut checked);
        checked
    }

    /// What one plan alone cannot tell: references to the project and to last year's plan.
    fn relate(&self, loaded: &mut Vec<Loaded>) {
        let years = by_year(loaded);
        let mut done: Vec<Loaded> = Vec::with_capacity(loaded.len());
        for mut one in std::mem::take(loaded) {
            // Years are in the order of their folders, so that last year's plan is there already.
            let prior = one
                .checked
                .key()
                .and_then(|(id, year)| done.get(*years.get(&(id.to_owned(), year.previous()))?));
            pipeline::check(&mut one.checked, &self.setting, prior.map(|prior| &prior.checked));
            done.push(one);
        }
        *loaded = done;
    }

    /// The folder that reports go to, unless the command line names one.
    pub(super) fn output(&self) -> PathBuf {
        let output = self.setting.project().and_then(|project| project.output.as_ref());
        self.top.join(output.map_or("dist", |output| output.trimmed()))
    }

    /// All forms that the project names, by their file.
    fn forms(&mut self, terminal: &Terminal, project: Option<&Project>) -> BTreeMap<String, Form> {
        let years = project.into_iter().flat_map(|project| &project.years);
        let names = project.into_iter().filter_map(|project| project.form.as_ref());
        let names = names.chain(years.filter_map(|year| year.value.form.as_ref()));
        let names: Vec<String> = names.map(|name| name.trimmed().to_owned()).collect();
        let mut forms = BTreeMap::new();
        for (number, name) in names.into_iter().enumerate() {
            if forms.contains_key(&name) {
                continue;
            }
            let id = u32::try_from(number).unwrap_or(0).min(FIRST_PLAN - 2) + 1;
            let Some(source) = self.read(terminal, &self.top.join(&name), id) else { continue };
            let (form, mut found) = schema::form(&source);
            self.diagnostics.append(&mut found);
            self.sources.insert(Arc::new(source));
            forms.extend(form.map(|form| (name, form)));
        }
        forms
    }

    /// Prints the findings of a build to standard error and says how it ended.
    pub(super) fn finish(
        mut self,
        terminal: &Terminal,
        checked: Vec<Loaded>,
        sound: bool,
    ) -> Ended {
        let plans = self.gather(checked);
        eprint!(
            "{}",
            report::human(&self.diagnostics, &self.sources, terminal.color, terminal.width)
        );
        if !self.diagnostics.is_empty() && !terminal.quiet {
            eprintln!("{}", summary(&self.diagnostics, plans));
        }
        self.ended(plans, Severity::Error, sound)
    }

    /// Takes the plans' findings and sources over; gives their number.
    pub(super) fn gather(&mut self, checked: Vec<Loaded>) -> usize {
        let plans = checked.len();
        for plan in checked {
            if !plan.checked.diagnostics.is_empty() {
                self.diagnostics.extend(plan.checked.diagnostics);
                self.sources.insert(plan.checked.source);
            }
        }
        plans
    }

    /// Takes findings over that are of no one plan, and the sources that they point into.
    pub(super) fn add(
        &mut self,
        found: Diagnostics,
        sources: impl IntoIterator<Item = Arc<Source>>,
    ) {
        self.diagnostics.extend(found);
        sources.into_iter().for_each(|source| self.sources.insert(source));
    }

    /// Everything found so far, with the sources that it points into.
    pub(super) fn findings(&self) -> (&[Diagnostic], &Sources) {
        (&self.diagnostics, &self.sources)
    }

    /// How a command ended that fails from `limit` on.
    pub(super) fn ended(&self, plans: usize, limit: Severity, sound: bool) -> Ended {
        if self.failed || !sound || plans == 0 {
            Ended::CouldNot
        } else if self.diagnostics.iter().any(|diagnostic| diagnostic.severity >= limit) {
            Ended::Findings
        } else {
            Ended::Clean
        }
    }
}

fn load(found: Found, id: SourceId, text: String, name: &str) -> Loaded {
    let checked = pipeline::read(Arc::new(Source::new(id, name, text)), &found.id);
    Loaded { found, checked }
}

/// The number of the plan of each department and year.
pub(super) fn by_year(loaded: &[Loaded]) -> BTreeMap<(String, SchoolYear), usize> {
    let mut years = BTreeMap::new();
    for (number, plan) in loaded.iter().enumerate() {
        if let Some((id, year)) = plan.checked.key() {
            years.entry((id.to_owned(), year)).or_insert(number);
        }
    }
    years
}

/// How many findings of which weight, in how many plans.
pub(super) fn summary(diagnostics: &[Diagnostic], plans: usize) -> String {
    let of = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let counted = |number: usize, noun: &str| {
        format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
    };
    let plans = counted(plans, "plan");
    if diagnostics.is_empty() {
        return format!("{plans}, nothing to report");
    }
    let kinds =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|(severity, _)| of(*severity) > 0)
        .map(|(severity, noun)| counted(of(severity), noun))
        .collect();
    format!("{} in {plans}", parts.join(" and "))
}
