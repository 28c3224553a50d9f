//! What every command over plans starts from: the project around what is named, or around the working directory.

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
    /// Where days change.
    pub(super) zone: TimeZone,
    /// The folders that plans are looked for in.
    pub(super) folders: Vec<PathBuf>,
    without: Vec<PathBuf>,
}

impl Opened {
    /// Finds and reads the project around the working directory; `None` where there is none.
    pub(super) fn here(terminal: &Terminal) -> Option<Opened> {
        Opened::around(terminal, &[])
    }

    /// Finds and reads the project of what a command names: of `paths`, or of the name that standard input has.
    pub(super) fn of(terminal: &Terminal, paths: &[PathBuf], stdin: &str) -> Option<Opened> {
        let is_input = paths.iter().any(|path| path.as_os_str() == "-");
        if is_input && stdin != super::STANDARD_INPUT {
            return Opened::around(terminal, &[PathBuf::from(stdin)]);
        }
        Opened::around(terminal, paths)
    }

    /// Finds and reads the project that all of `paths` lie in, so that a plan is judged alike from
    /// wherever it is named; the one around the working directory where they lie in none, or in several.
    pub(super) fn around(terminal: &Terminal, paths: &[PathBuf]) -> Option<Opened> {
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

    /// All forms that the project names, by their file; one that cannot be read is told where it is named.
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

    /// Settles which folders hold plans, and which files in them are none; what leads out of the project is
    /// told and is neither.
    fn look_where(&mut self, terminal: &Terminal) {
        let project = self.setting.project().cloned();
        let named = project.iter().flat_map(|project| &project.plans);
        self.folders = named.filter_map(|text| self.within(text)).collect();
        if project.as_ref().is_none_or(|project| project.plans.is_empty()) {
            let plans = self.top.join("plans");
            if self.leads_out(&plans) {
                let what = format!(
                    "`{}` leads out of the project or into a hidden folder, and was not followed",
                    name::shown(&plans, &self.here)
                );
                terminal.refuse(&what, Some("move the plans into the project"));
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

    /// The forms that the project names.
    pub(super) fn form_paths(&self) -> Vec<PathBuf> {
        let names = form_files(self.setting.project()).into_iter();
        names.map(|name| self.top.join(name.trimmed())).collect()
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

fn form_files(project: Option<&Project>) -> Vec<&Text> {
    let years = project.into_iter().flat_map(|project| &project.years);
    let names = project.into_iter().filter_map(|project| project.form.as_ref());
    names.chain(years.filter_map(|year| year.value.form.as_ref())).collect()
}
