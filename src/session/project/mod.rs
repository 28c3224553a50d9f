//! Opens the project that a command works on: the one that contains the given paths, or else the working directory.

mod output;
mod settings_paths;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Error, Reporter, RunOutcome, STANDARD_INPUT};
use crate::diagnostic::{Diagnostics, Severity};
use crate::diff::Weights;
use crate::model::{Form, PlanSettings, Project};
use crate::report::Tally;
use crate::schema;
use crate::source::{Source, SourceId, Sources, Text};
use crate::workspace::find::{self, FindError, Finder};
use crate::workspace::sandbox::Sandbox;
use crate::workspace::{containment, path_name, read};

/// Source id of the first plan. The project file and forms have lower ids.
pub(crate) const FIRST_PLAN: u32 = 1000;

/// An open project, or the working directory alone if there is no project.
pub struct OpenProject {
    /// The working directory.
    pub(crate) here: PathBuf,
    /// The folder of the project file, or else the working directory.
    pub(crate) top: PathBuf,
    /// The project's settings.
    pub(crate) setting: PlanSettings,
    /// The project file and its forms.
    pub(crate) sources: Sources,
    /// Findings in the project file and its forms.
    pub(crate) diagnostics: Diagnostics,
    /// `true` if a requested file could not be read.
    pub failed: bool,
    /// The folder that symlinks must not lead out of.
    pub(crate) sandbox: Option<Sandbox>,
    /// The project's time zone.
    pub(crate) zone: TimeZone,
    /// The plans folders.
    pub(crate) folders: Vec<PathBuf>,
    without: Vec<PathBuf>,
}

impl OpenProject {
    /// Opens the project that contains the working directory.
    ///
    /// # Errors
    /// Fails if the working directory is gone.
    pub fn here(reporter: &dyn Reporter) -> Result<OpenProject, Error> {
        OpenProject::around(reporter, &[])
    }

    /// Opens the project that contains `paths`, or the file name given for standard input.
    pub(crate) fn of(
        reporter: &dyn Reporter,
        paths: &[PathBuf],
        stdin: &str,
    ) -> Result<OpenProject, Error> {
        let is_input = paths.iter().any(|path| path.as_os_str() == "-");
        if is_input && stdin != STANDARD_INPUT {
            return OpenProject::around(reporter, &[PathBuf::from(stdin)]);
        }
        OpenProject::around(reporter, paths)
    }

    /// Opens the project that contains all of `paths`, so results don't depend on the working directory. If the paths
    /// are outside any project or in several, opens the project of the working directory.
    pub fn around(reporter: &dyn Reporter, paths: &[PathBuf]) -> Result<OpenProject, Error> {
        let Ok(here) = containment::current_folder() else {
            return Err(Error::without_help("the working directory no longer exists"));
        };
        let mut opened = OpenProject {
            top: here.clone(),
            here,
            setting: PlanSettings::new(None, BTreeMap::new(), schema::built_in_form()),
            sources: Sources::default(),
            diagnostics: Diagnostics::new(),
            failed: false,
            sandbox: None,
            zone: TimeZone::UTC,
            folders: Vec::new(),
            without: Vec::new(),
        };
        let own = find::project_file_of(paths, &opened.here);
        let file = own.or_else(|| find::project_file(&opened.here));
        if let Some(folder) = file.as_deref().and_then(Path::parent) {
            opened.top = folder.to_owned();
        }
        let name = path_name::display_name(&opened.top, &opened.here);
        opened.sandbox = Sandbox::around_existing(&opened.top, &name)?;
        opened.refuse_misnamed(reporter, paths);
        if let Some(file) = file
            && let Some(source) = opened.read(reporter, &file)
        {
            let (project, mut found) = schema::project(&source);
            opened.diagnostics.append(&mut found);
            opened.sources.insert(Arc::new(source));
            opened.tell_nested(&file);
            let forms = opened.forms(project.as_ref());
            opened.setting = PlanSettings::new(project, forms, schema::built_in_form());
            opened.diagnostics.extend(schema::worded(&opened.setting));
            let project = opened.setting.project();
            let weights = Weights::check(project.and_then(|project| project.diff.as_ref()));
            opened.diagnostics.extend(weights);
            opened.find_zone();
        }
        opened.look_where(reporter);
        Ok(opened)
    }

    fn read(&mut self, reporter: &dyn Reporter, file: &Path) -> Option<Source> {
        let name = path_name::display_name(file, &self.here);
        match read::file(file, &name, self.sandbox.as_ref()) {
            Ok(text) => Some(Source::new(SourceId(0), name, text)),
            Err(error) => {
                reporter.error(&error.into());
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
            let name = path_name::display_name(&path, &self.here);
            let source = match read::file(&path, &name, self.sandbox.as_ref()) {
                Ok(form) => Source::new(SourceId(id), name, form),
                Err(mut error) => {
                    error.name = path_name::display_name(&path, &self.top);
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
    fn look_where(&mut self, reporter: &dyn Reporter) {
        let project = self.setting.project().cloned();
        let named = project.iter().flat_map(|project| &project.plans);
        self.folders = named.filter_map(|text| self.within(text)).collect();
        if project.as_ref().is_none_or(|project| project.plans.is_empty()) {
            let plans = self.top.join("plans");
            if self.leads_out(&plans) {
                let what = format!(
                    "ignored `{}`: it is a link to a hidden folder or to a folder outside the project",
                    path_name::display_name(&plans, &self.here)
                );
                reporter.error(&Error::request(what, "move the plans into the project folder"));
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
        let own = [find::PROJECT_FILE, super::baseline::FILE, super::approvals::FILE];
        let others = others.chain(own);
        self.without = others.map(|other| self.top.join(other)).chain([self.output()]).collect();
    }

    /// Returns the error about plans that were not found. Outside a project, the help suggests `plancc
    /// init`.
    pub(crate) fn not_found(&self, paths: &[PathBuf], error: FindError) -> Error {
        match error {
            FindError::Missing { name, .. }
                if paths.is_empty() && self.setting.project().is_none() =>
            {
                Error::request(
                    format!(
                        "no project found: this folder contains neither `plancc.yaml` nor a folder `{name}`"
                    ),
                    "run `plancc init` to start a project, or specify a plan",
                )
            }
            error => error.into(),
        }
    }

    /// Returns the paths of the forms that the project names.
    pub(crate) fn form_paths(&self) -> Vec<PathBuf> {
        let names = form_files(self.setting.project()).into_iter();
        names.map(|name| self.top.join(name.trimmed())).collect()
    }

    /// Returns a finder for the project's plans.
    pub(crate) fn finder(&self) -> Finder<'_> {
        Finder {
            from: &self.here,
            folders: &self.folders,
            without: &self.without,
            sandbox: self.sandbox.as_ref(),
        }
    }

    /// Returns the project's output folder; the default is `dist`.
    pub(crate) fn output(&self) -> PathBuf {
        let output = self.setting.project().and_then(|project| project.output.as_ref());
        self.top.join(output.map_or("dist", |output| output.trimmed()))
    }

    /// Returns the outcome of a run that fails if a finding has at least the severity `limit`.
    pub(crate) fn outcome(&self, tally: &Tally, limit: Severity) -> RunOutcome {
        if self.failed {
            RunOutcome::Failed
        } else if tally.worst().is_some_and(|worst| worst >= limit) {
            RunOutcome::Findings
        } else {
            RunOutcome::Clean
        }
    }
}

fn form_files(project: Option<&Project>) -> Vec<&Text> {
    let years = project.into_iter().flat_map(|project| &project.years);
    let names = project.into_iter().filter_map(|project| project.form.as_ref());
    names.chain(years.filter_map(|year| year.value.form.as_ref())).collect()
}
