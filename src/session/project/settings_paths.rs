//! Checks the paths and the time zone in the project file. Each unusable value is an error at its location.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::OpenProject;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit};
use crate::schema;
use crate::session::{Error, Reporter};
use crate::source::{Source, SourceId, Span, Text};
use crate::workspace::find::{self, FindError, Finder, PROJECT_FILE};
use crate::workspace::read::{self, ReadError};
use crate::workspace::{clock, path_name};

impl OpenProject {
    /// Returns the path in `text`. Adds an error and returns `None` if it is outside the project.
    pub(crate) fn within(&mut self, text: &Text) -> Option<PathBuf> {
        let path = self.top.join(text.trimmed());
        if !self.leads_out(&path) {
            return Some(path);
        }
        let shown = path_name::display_name(&path, &self.top);
        let found = unusable(text.span, format!("`{shown}` is outside the project"))
            .note("other people's copies of the project don't include files outside it")
            .help("write a path inside the project's folder");
        self.diagnostics.push(found);
        None
    }

    /// Returns `true` if a path is outside the project.
    pub(crate) fn leads_out(&self, path: &Path) -> bool {
        self.sandbox.as_ref().is_some_and(|sandbox| !sandbox.holds(path).unwrap_or(false))
    }

    /// Adds an error if the path in `text` is outside the project or missing.
    pub(crate) fn there(&mut self, text: &Text) {
        let Some(path) = self.within(text) else { return };
        if let Err(error) = self.project_finder().existing(&path) {
            let found = unusable(text.span, error.to_string());
            self.diagnostics.push(near(&error).into_iter().fold(found, Diagnostic::help));
        }
    }

    /// Adds an error for a file that the project names at `span` and that cannot be read.
    pub(crate) fn tell_unread(&mut self, span: Span, error: &ReadError) {
        let found = unusable(span, error.to_string());
        self.diagnostics.push(error.help().into_iter().fold(found, Diagnostic::help));
    }

    /// Adds an error for each missing plans folder. Returns `false` if no plans folder exists.
    pub(crate) fn has_plan_folders(&mut self) -> bool {
        let named = self.setting.project().map(|project| project.plans.clone()).unwrap_or_default();
        let mut is_any = named.is_empty();
        for text in &named {
            let path = self.top.join(text.trimmed());
            if !self.folders.contains(&path) {
                continue;
            }
            let Err(error) = self.project_finder().existing(&path) else {
                is_any = true;
                continue;
            };
            self.folders.retain(|folder| *folder != path);
            let found = unusable(text.span, error.to_string())
                .note("plancc looks for plans in this folder");
            let help = near(&error);
            let help = help.unwrap_or_else(|| {
                "create the folder, or write the path of the folder that contains the plans"
                    .to_owned()
            });
            self.diagnostics.push(found.help(help));
        }
        is_any
    }

    /// Prints errors about paths and the time zone in the project file, for commands that print no findings.
    pub(crate) fn tell_unusable(&mut self, reporter: &dyn Reporter) {
        let rules = [schema::INVALID_PATH, schema::INVALID_TIME_ZONE];
        let found = self.diagnostics.iter().filter(|found| rules.contains(&found.rule));
        let found: Diagnostics = found.cloned().collect();
        if !found.is_empty() {
            reporter.findings(&found, &self.sources);
            self.failed = true;
        }
    }

    /// Sets the project's time zone. Adds an error and uses UTC if it is unknown.
    pub(crate) fn find_zone(&mut self) {
        match clock::zone(self.setting.timezone()) {
            Ok(zone) => self.zone = zone,
            Err(error) => {
                let project = self.setting.project();
                let Some(text) = project.and_then(|project| project.timezone.as_ref()) else {
                    return;
                };
                let found =
                    Diagnostic::error(schema::INVALID_TIME_ZONE, text.span, error.to_string())
                        .here("expected the name of a time zone")
                        .note("the time zone determines which date a report shows")
                        .help(error.help());
                let found = match error.near() {
                    Some(near) => found.fix(
                        format!("write `{near}`"),
                        Applicability::Unsafe,
                        vec![Edit { span: text.span, text: near.to_owned() }],
                    ),
                    None => found,
                };
                self.zone = TimeZone::UTC;
                self.diagnostics.push(found);
            }
        }
    }

    /// Prints an error for each misnamed project file, such as `plancc.yml`, since plancc ignores its settings.
    pub(crate) fn refuse_misnamed(&mut self, reporter: &dyn Reporter, paths: &[PathBuf]) {
        for file in find::misnamed_project_files(paths, &self.here) {
            let shown = path_name::display_name(&file, &self.here);
            let what = format!("ignored `{shown}`: a project file must be named `{PROJECT_FILE}`");
            let right = path_name::display_name(&file.with_file_name(PROJECT_FILE), &self.here);
            reporter.error(&Error::request(what, format!("rename it to `{right}`")));
            self.failed = true;
        }
    }

    /// Returns a finder whose messages name files relative to the project's folder.
    fn project_finder(&self) -> Finder<'_> {
        Finder { from: &self.top, ..self.finder() }
    }

    /// Adds an error if the project file `file` is inside the plans folder of another project: otherwise, the rules of
    /// the outer project would not apply to plans next to `file`.
    pub(crate) fn tell_nested(&mut self, file: &Path) {
        for outer in find::project_files_above(&self.top) {
            let Some(folder) = outer.parent() else { continue };
            let read = read::file(&outer, "", None);
            let text = read.map(|text| Source::new(SourceId(0), "", text));
            let project = text.ok().and_then(|source| schema::project(&source).0);
            let plans = project.map(|project| project.plans).unwrap_or_default();
            let mut folders: Vec<PathBuf> = plans
                .iter()
                .map(|text| path_name::resolve_dots(Path::new(text.trimmed()), folder))
                .collect();
            if folders.is_empty() {
                folders.push(folder.join("plans"));
            }
            if folders.iter().any(|folder| self.top.starts_with(folder)) {
                let own = path_name::display_name(file, folder);
                let message =
                    format!("project file `{own}` is inside the plans folder of another project");
                let start = Span::new(SourceId(0), 0..0);
                self.diagnostics.push(
                    Diagnostic::error(schema::NESTED_PROJECT, start, message)
                        .note("plancc checks the plans in that folder with this file's rules, not with the other project's rules")
                        .help("delete the file, or move this project out of the other project's plans folder"),
                );
            }
        }
    }
}

fn unusable(span: Span, message: String) -> Diagnostic {
    Diagnostic::error(schema::INVALID_PATH, span, message)
}

/// Returns a suggestion for a missing path, if a similar one exists.
fn near(error: &FindError) -> Option<String> {
    match error {
        FindError::Missing { near: Some(_), .. } => error.help(),
        _ => None,
    }
}
