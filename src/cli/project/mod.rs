//! Opens the project that a command works on: the one that contains the given paths, or else the working directory.

mod output;
mod outside;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Ended, Terminal};
use crate::diagnostic::{Diagnostics, Severity};
use crate::diff::Weights;
use crate::model::{Form, Project, Setting};
use crate::report::Tally;
use crate::schema;
use crate::source::{Source, SourceId, Sources, Text};
use crate::workspace::fence::Fence;
use crate::workspace::find::{self, FindError, Finder};
use crate::workspace::{name, read};

/// Source id of the first plan. The project file and forms have lower ids.
pub(super) const FIRST_PLAN: u32 = 1000;

/// An open project, or the working directory alone if there is no project.
pub(super) struct Opened {
    /// The working directory.
    pub(super) here: PathBuf,
    /// The folder of the project file, or else the working directory.
    pub(super) top: PathBuf,
    /// The project's settings.
    pub(super) setting: Setting,
    /// The project file and its forms.
    pub(super) sources: Sources,
    /// Findings in the project file and its forms.
    pub(super) diagnostics: Diagnostics,
    /// A requested file could not be read.
    pub(super) failed: bool,
    /// The folder that symlinks must not lead out of.
    pub(super) fence: Option<Fence>,
    /// The project's time zone.
    pub(super) zone: TimeZone,
    /// The plans folders.
    pub(super) folders: Vec<PathBuf>,
    without: Vec<PathBuf>,
}

impl Opened {
    /// Opens the project that contains the working directory. Returns `None` if the working directory is
    /// gone.
    pub(super) fn here(terminal: &Terminal) -> Option<Opened> {
        Opened::around(terminal, &[])
    }

    /// Opens the project that contains `paths`, or the file name given for standard input.
    pub(super) fn of(terminal: &Terminal, paths: &[PathBuf], stdin: &str) -> Option<Opened> {
        let is_input = paths.iter().any(|path| path.as_os_str() == "-");
        if is_input && stdin != super::STANDARD_INPUT {
            return Opened::around(terminal, &[PathBuf::from(stdin)]);
        }
        Opened::around(terminal, paths)
    }

    /// Opens the project that contains all of `paths`, so results don't depend on the working directory. If the paths
    /// are outside any project or in several, opens the project of the working directory.
    pub(super) fn around(terminal: &Terminal, paths: &[PathBuf]) -> Option<Opened> {
        let Ok(here) = std::env::current_dir() else {
            terminal.refuse(&"the working directory no longer exists", None);
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
            zone: TimeZone::UTC,
            folders: Vec::new(),
            without: Vec::new(),
        };
        let own = find::project_file_of(paths, &opened.here);
        let file = own.or_else(|| find::project_file(&opened.here));
        if let Some(folder) = file.as_deref().and_then(Path::parent) {
            opened.top = folder.to_owned();
        }
        opened.fence = Fence::around(&opened.top).ok();
        opened.refuse_misnamed(terminal, paths);
        if let Some(file) = file
            && let Some(source) = opened.read(terminal, &file)
        {
            let (project, mut found) = schema::project(&source);
            opened.diagnostics.append(&mut found);
            opened.sources.insert(Arc::new(source));
            opened.tell_nested(&file);
            let forms = opened.forms(project.as_ref());
            opened.setting = Setting::new(project, forms, schema::built_in_form());
            opened.diagnostics.extend(schema::worded(&opened.setting));
            let project = opened.setting.project();
            let weights = Weights::check(project.and_then(|project| project.diff.as_ref()));
            opened.diagnostics.extend(weights);
            opened.find_zone();
        }
        opened.look_where(terminal);
        Some(opened)
    }

    fn read(&mut self, terminal: &Terminal, file: &Path) -> Option<Source> {
        let name = name::shown(file, &self.here);
        match read::file(file, &name, self.fence.as_ref()) {
            Ok(text) => Some(Source::new(SourceId(0), name, text)),
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                self.failed = true;
                None
            }
        }
    }

    /// Reads all forms that the project file names. If a form cannot be read, adds an error at its name.
    fn forms(&mut self, project: Option<&Project>) -> BTreeMap<String, Form> {
        let mut forms = BTreeMap::new();
        for (number, text) in form_files(project).into_iter().enumerate() {
            let key = text.trimmed().to_owned();
            if forms.contains_key(&key) {
                continue;
            }
            let id = u32::try_from(number).unwrap_or(0).min(FIRST_PLAN - 2) + 1;
            let Some(path) = self.within(text) else { continue };
            let name = name::shown(&path, &self.here);
            let source = match read::file(&path, &name, self.fence.as_ref()) {
                Ok(form) => Source::new(SourceId(id), name, form),
                Err(mut error) => {
                    error.name = name::shown(&path, &self.top);
                    self.tell_unread(text.span, &error);
                    continue;
                }
            };
            let (form, mut found) = schema::form(&source);
            self.diagnostics.append(&mut found);
            self.sources.insert(Arc::new(source));
            forms.extend(form.map(|form| (key, form)));
        }
        forms
    }

    /// Determines the plans folders and the paths that contain no plans, and checks the other paths in the project
    /// file. A path outside the project is an error and is ignored.
    fn look_where(&mut self, terminal: &Terminal) {
        let project = self.setting.project().cloned();
        let named = project.iter().flat_map(|project| &project.plans);
        self.folders = named.filter_map(|text| self.within(text)).collect();
        if project.as_ref().is_none_or(|project| project.plans.is_empty()) {
            let plans = self.top.join("plans");
            if self.leads_out(&plans) {
                let what = format!(
                    "ignored `{}`: it is a link to a hidden folder or to a folder outside the project",
                    name::shown(&plans, &self.here)
                );
                terminal.refuse(&what, Some("move the plans into the project folder"));
                self.failed = true;
            } else {
                self.folders.push(plans);
            }
        }
        let project = project.as_ref();
        let logo = project.and_then(|project| project.district.as_ref()?.logo.as_ref());
        if let Some(text) = logo {
            self.within(text);
        }
        if let Some(text) = project.and_then(|project| project.output.as_ref()) {
            self.check_output(text);
        }
        let fonts = project.into_iter().flat_map(|project| &project.fonts);
        for text in project.and_then(|project| project.templates.as_ref()).into_iter().chain(fonts)
        {
            self.there(text);
        }
        let templates = project.and_then(|project| project.templates.as_ref());
        let others = form_files(project).into_iter().chain(templates).map(Text::trimmed);
        let own = [find::PROJECT_FILE, super::baseline::FILE, super::diff::APPROVALS];
        let others = others.chain(own);
        self.without = others.map(|other| self.top.join(other)).chain([self.output()]).collect();
    }

    /// Returns the message and help for plans that were not found. Outside a project, the help suggests `plancc
    /// init`.
    pub(super) fn not_found(
        &self,
        paths: &[PathBuf],
        error: &FindError,
    ) -> (String, Option<String>) {
        match error {
            FindError::Missing { name, .. }
                if paths.is_empty() && self.setting.project().is_none() =>
            {
                (
                    format!(
                        "no project found: this folder contains neither `plancc.yaml` nor a folder `{name}`"
                    ),
                    Some("run `plancc init` to start a project, or specify a plan".to_owned()),
                )
            }
            error => (error.to_string(), error.help()),
        }
    }

    /// Returns the paths of the forms that the project names.
    pub(super) fn form_paths(&self) -> Vec<PathBuf> {
        let names = form_files(self.setting.project()).into_iter();
        names.map(|name| self.top.join(name.trimmed())).collect()
    }

    /// Returns a finder for the project's plans.
    pub(super) fn finder(&self) -> Finder<'_> {
        Finder {
            from: &self.here,
            folders: &self.folders,
            without: &self.without,
            fence: self.fence.as_ref(),
        }
    }

    /// Returns the project's output folder; the default is `dist`.
    pub(super) fn output(&self) -> PathBuf {
        let output = self.setting.project().and_then(|project| project.output.as_ref());
        self.top.join(output.map_or("dist", |output| output.trimmed()))
    }

    /// Returns the exit status of a command that fails if a finding has at least the severity `limit`.
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

fn form_files(project: Option<&Project>) -> Vec<&Text> {
    let years = project.into_iter().flat_map(|project| &project.years);
    let names = project.into_iter().filter_map(|project| project.form.as_ref());
    names.chain(years.filter_map(|year| year.value.form.as_ref())).collect()
}
