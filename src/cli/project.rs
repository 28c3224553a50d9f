//! What every command over plans starts from: the project around the working directory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Ended, Terminal};
use crate::diagnostic::{Diagnostics, Severity};
use crate::model::{Form, Project, Setting};
use crate::report::Tally;
use crate::schema;
use crate::source::{Source, SourceId, Sources};
use crate::workspace::fence::Fence;
use crate::workspace::find::{self, Finder};
use crate::workspace::{name, read};

/// The number of the first plan's source; project and forms come before.
pub(super) const FIRST_PLAN: u32 = 1000;

/// The project around the working directory, or the working directory alone.
pub(super) struct Opened {
    /// The working directory.
    pub(super) here: PathBuf,
    /// The folder of the project file, else the working directory.
    pub(super) top: PathBuf,
    /// What plans are read with.
    pub(super) setting: Setting,
    /// The project file and its forms.
    pub(super) sources: Sources,
    /// What was found in these.
    pub(super) diagnostics: Diagnostics,
    /// Whether something that was asked for could not be read.
    pub(super) failed: bool,
    /// What no link may lead out of.
    pub(super) fence: Option<Fence>,
    folders: Vec<PathBuf>,
    without: Vec<PathBuf>,
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
            fence: None,
            folders: Vec::new(),
            without: Vec::new(),
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
        opened.fence = Fence::around(&opened.top).ok();
        opened.look_where();
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

    /// All forms that the project names, by their file.
    fn forms(&mut self, terminal: &Terminal, project: Option<&Project>) -> BTreeMap<String, Form> {
        let mut forms = BTreeMap::new();
        for (number, name) in form_files(project).into_iter().enumerate() {
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

    /// Settles which folders hold plans, and which files in them are none.
    fn look_where(&mut self) {
        let project = self.setting.project();
        let named = project.into_iter().flat_map(|project| &project.plans);
        self.folders = named.map(|text| self.top.join(text.trimmed())).collect();
        if self.folders.is_empty() {
            self.folders.push(self.top.join("plans"));
        }
        let templates = project.and_then(|project| project.templates.as_ref());
        let others = form_files(project).into_iter();
        let others = others.chain(templates.map(|folder| folder.trimmed().to_owned()));
        let others = others.chain([super::baseline::FILE.to_owned()]);
        self.without = others.map(|other| self.top.join(other)).chain([self.output()]).collect();
    }

    /// What finds the project's plans.
    pub(super) fn finder(&self) -> Finder<'_> {
        Finder {
            from: &self.here,
            folders: &self.folders,
            without: &self.without,
            fence: self.fence.as_ref(),
        }
    }

    /// The folder that reports go to, unless the command line names one.
    pub(super) fn output(&self) -> PathBuf {
        let output = self.setting.project().and_then(|project| project.output.as_ref());
        self.top.join(output.map_or("dist", |output| output.trimmed()))
    }

    /// How a command ended that fails from `limit` on.
    pub(super) fn ended(&self, tally: &Tally, limit: Severity) -> Ended {
        if self.failed {
            Ended::CouldNot
        } else if tally.worst().is_some_and(|worst| worst >= limit) {
            Ended::Findings
        } else {
            Ended::Clean
        }
    }
}

fn form_files(project: Option<&Project>) -> Vec<String> {
    let years = project.into_iter().flat_map(|project| &project.years);
    let names = project.into_iter().filter_map(|project| project.form.as_ref());
    let names = names.chain(years.filter_map(|year| year.value.form.as_ref()));
    names.map(|name| name.trimmed().to_owned()).collect()
}
