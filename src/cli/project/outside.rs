//! What the project file names outside itself: files, folders and a time zone, each told where it is named
//! if it cannot be used.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::Opened;
use crate::cli::Terminal;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit};
use crate::source::{Source, SourceId, Span, Text};
use crate::workspace::find::{self, FindError, Finder};
use crate::workspace::read::{self, ReadError};
use crate::workspace::{clock, name};
use crate::{report, schema};

impl Opened {
    /// The path that the project gives by `text`; nothing where it leads out of the project, which is told.
    pub(in crate::cli) fn within(&mut self, text: &Text) -> Option<PathBuf> {
        let path = self.top.join(text.trimmed());
        if !self.leads_out(&path) {
            return Some(path);
        }
        let shown = name::shown(&path, &self.top);
        let found = unusable(text.span, format!("`{shown}` lies outside the project"))
            .note("what is outside is in nobody else's copy, and is not read or written unasked")
            .help("name a place below the folder of the project file");
        self.diagnostics.push(found);
        None
    }

    /// Whether a path ends outside the project.
    pub(in crate::cli) fn leads_out(&self, path: &Path) -> bool {
        self.fence.as_ref().is_some_and(|fence| !fence.holds(path).unwrap_or(false))
    }

    /// Tells of what the project names by `text` where it leads out of the project or is not there.
    pub(super) fn there(&mut self, text: &Text) {
        let Some(path) = self.within(text) else { return };
        if let Err(error) = self.project_finder().existing(&path) {
            let found = unusable(text.span, error.to_string());
            self.diagnostics.push(near(&error).into_iter().fold(found, Diagnostic::help));
        }
    }

    /// Tells of a file that the project names at `span` and that cannot be read.
    pub(in crate::cli) fn tell_unread(&mut self, span: Span, error: &ReadError) {
        let found = unusable(span, error.to_string());
        self.diagnostics.push(error.help().into_iter().fold(found, Diagnostic::help));
    }

    /// Tells of the folders of plans that the project names and that are not there; false where none is left.
    pub(in crate::cli) fn has_plan_folders(&mut self) -> bool {
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
            let found = unusable(text.span, error.to_string()).note("plans are looked for in it");
            let help = near(&error);
            let help = help.unwrap_or_else(|| {
                "make the folder, or name the one that holds the plans".to_owned()
            });
            self.diagnostics.push(found.help(help));
        }
        is_any
    }

    /// Tells at once what the project names and cannot be used, for a command that shows no findings of its own.
    pub(in crate::cli) fn tell_unusable(&mut self, terminal: &Terminal) {
        let rules = [schema::INVALID_PATH, schema::INVALID_TIME_ZONE];
        let found = self.diagnostics.iter().filter(|found| rules.contains(&found.rule));
        let found: Diagnostics = found.cloned().collect();
        if !found.is_empty() {
            let (color, width) = (terminal.color_of_errors, terminal.width);
            terminal.note(&report::human(&found, &self.sources, color, width));
            self.failed = true;
        }
    }

    /// The project's time zone; UTC in its place where there is none of that name, which is told.
    pub(super) fn find_zone(&mut self) {
        match clock::zone(self.setting.timezone()) {
            Ok(zone) => self.zone = zone,
            Err(error) => {
                let project = self.setting.project();
                let Some(text) = project.and_then(|project| project.timezone.as_ref()) else {
                    return;
                };
                let found =
                    Diagnostic::error(schema::INVALID_TIME_ZONE, text.span, error.to_string())
                        .here("the name of a time zone belongs here")
                        .note("it says when a day ends, and so which day a report shows")
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

    /// What finds things under names as the project file gives them, whatever the working directory.
    fn project_finder(&self) -> Finder<'_> {
        Finder { from: &self.top, ..self.finder() }
    }

    /// Tells of the project file `file` if it lies in the folder of plans of another project: judged by its rules, the
    /// plans below it would pass where the district's stop them.
    pub(super) fn tell_nested(&mut self, file: &Path) {
        for outer in find::project_files_above(&self.top) {
            let Some(folder) = outer.parent() else { continue };
            let read = read::file(&outer, "", None);
            let text = read.map(|text| Source::new(SourceId(0), "", text));
            let project = text.ok().and_then(|source| schema::project(&source).0);
            let plans = project.map(|project| project.plans).unwrap_or_default();
            let mut folders: Vec<PathBuf> =
                plans.iter().map(|text| name::whole(Path::new(text.trimmed()), folder)).collect();
            if folders.is_empty() {
                folders.push(folder.join("plans"));
            }
            if folders.iter().any(|folder| self.top.starts_with(folder)) {
                let own = name::shown(file, folder);
                let message = format!("`{own}` is inside another project's folder of plans");
                let start = Span::new(SourceId(0), 0..0);
                self.diagnostics.push(
                    Diagnostic::error(schema::NESTED_PROJECT, start, message)
                        .note("the plans below it are judged by the rules of this file, not by those of the other")
                        .help("remove it, or move the project out of the other's folder of plans"),
                );
            }
        }
    }
}

fn unusable(span: Span, message: String) -> Diagnostic {
    Diagnostic::error(schema::INVALID_PATH, span, message).here("named here")
}

/// What is there in the place of something that is not.
fn near(error: &FindError) -> Option<String> {
    match error {
        FindError::Missing { near: Some(_), .. } => error.help(),
        _ => None,
    }
}
