//! The files that define the rules of each version: project file, forms, approvals and baseline file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::{CompareSettings, RuleFiles, Weights};
use crate::model::{Approvals, MonthDay, Project};
use crate::report::ComparisonGap;
use crate::schema;
use crate::session::baseline::FILE as BASELINE;
use crate::session::project::OpenProject;
use crate::source::{Source, SourceId};
use crate::workspace::find::PROJECT_FILE;
use crate::workspace::git::Repository;
use crate::workspace::nested::nested;
use crate::workspace::read::ReadError;
use crate::workspace::revision::Snapshot;
use crate::workspace::sandbox::Sandbox;
use crate::workspace::{path_name, read};
use crate::yaml;

use crate::session::approvals::FILE as APPROVALS;

/// The location of a version's rule files: the folder of its project file.
#[derive(Debug, Clone)]
pub(super) enum RuleLocation {
    /// A folder on disk.
    Disk(PathBuf),
    /// A folder in a commit, as a path in the repository.
    Commit(Snapshot, String),
}

/// The rule files of one version, and the files that could not be read.
#[derive(Debug, Default)]
pub(super) struct LoadedRules {
    pub(super) rules: RuleFiles,
    pub(super) unread: Vec<ComparisonGap>,
}

/// Finds the project that contains a folder of a commit. Returns the folder itself if there is no project.
pub(super) fn home_at(repository: &Repository, snapshot: &Snapshot, folder: &str) -> RuleLocation {
    let mut up = Some(folder);
    while let Some(here) = up {
        let found = repository.listing(snapshot, &below(here, PROJECT_FILE));
        if found.is_ok_and(|found| !found.files.is_empty() || !found.others.is_empty()) {
            return RuleLocation::Commit(snapshot.clone(), here.to_owned());
        }
        up = match here.rsplit_once('/') {
            Some((above, _)) => Some(above),
            None => (!here.is_empty()).then_some(""),
        };
    }
    RuleLocation::Commit(snapshot.clone(), folder.to_owned())
}

/// Reads the rule files of one version.
pub(super) fn load(
    opened: &OpenProject,
    repository: Option<&Repository>,
    home: &RuleLocation,
) -> LoadedRules {
    let sandbox = match home {
        RuleLocation::Disk(top) => {
            Sandbox::around_existing(top, &path_name::display_name(top, &opened.here))
        }
        RuleLocation::Commit(..) => Ok(None),
    };
    let sandbox = match sandbox {
        Ok(sandbox) => sandbox,
        Err(error) => {
            let unread = ComparisonGap { reason: error.to_string(), name: error.name };
            return LoadedRules { rules: RuleFiles::default(), unread: vec![unread] };
        }
    };
    let mut reader =
        RuleReader { opened, repository, home, sandbox, loaded: LoadedRules::default() };
    let project = reader.source(PROJECT_FILE);
    let read = project.as_ref().and_then(|source| schema::project(source).0);
    let forms: BTreeMap<String, Source> = form_names(read.as_ref())
        .into_iter()
        .filter_map(|form| Some((form.clone(), reader.source(&form)?)))
        .collect();
    let (approvals, baseline) = (reader.source(APPROVALS), reader.source(BASELINE));
    let nested = reader.nested(read.as_ref());
    let nested = nested.into_iter().filter_map(|path| Some((path.clone(), reader.source(&path)?)));
    let nested = nested.collect();
    let assets = reader.assets(read.as_ref());
    let rules = RuleFiles { project, is_named: false, forms, approvals, baseline, nested, assets };
    LoadedRules { rules, unread: reader.loaded.unread }
}

pub(super) struct RuleReader<'a> {
    opened: &'a OpenProject,
    pub(super) repository: Option<&'a Repository>,
    pub(super) home: &'a RuleLocation,
    pub(super) sandbox: Option<Sandbox>,
    pub(super) loaded: LoadedRules,
}

impl RuleReader<'_> {
    /// Reads a rule file, given its path relative to the project's folder. Returns `None` if it is missing or cannot
    /// be read.
    fn source(&mut self, path: &str) -> Option<Source> {
        let (name, text) = match self.home {
            RuleLocation::Disk(top) => {
                let path = top.join(path);
                let name = path_name::display_name(&path, &self.opened.here);
                let text = match read::file(&path, &name, self.sandbox.as_ref()) {
                    Ok(text) => Ok(Some(text)),
                    Err(error) if matches!(error.why, read::ReadFailure::Missing(_)) => Ok(None),
                    Err(error) => Err(error.to_string()),
                };
                (name, text)
            }
            RuleLocation::Commit(snapshot, top) => {
                let path = path_name::with_slashes(&path_name::resolve_dots(
                    Path::new(&below(top, path)),
                    Path::new(""),
                ));
                (self.shown(&path), self.committed(snapshot, &path))
            }
        };
        match text {
            Ok(text) => text.map(|text| Source::new(SourceId(0), name, text)),
            Err(reason) => {
                self.loaded.unread.push(ComparisonGap { name, reason });
                None
            }
        }
    }

    fn committed(&self, snapshot: &Snapshot, path: &str) -> Result<Option<String>, String> {
        let Some(repository) = self.repository else { return Ok(None) };
        let listing = repository.listing(snapshot, path).map_err(|error| error.to_string())?;
        if let Some(other) = listing.others.iter().find(|other| other.name == path) {
            return Err(format!("`{path}` is {} at `{}`", other.kind, snapshot.revision));
        }
        let Some(blob) = listing.files.iter().find(|blob| blob.name == path) else {
            return Ok(None);
        };
        let bytes = repository.bytes_of(blob).map_err(|error| error.to_string())?;
        read::text(bytes, path).map(Some).map_err(|error| error.to_string())
    }

    fn shown(&self, path: &str) -> String {
        match self.repository.filter(|repository| !repository.is_bare()) {
            Some(repository) => {
                path_name::display_name(&repository.top().join(path), &self.opened.here)
            }
            None => path.to_owned(),
        }
    }

    /// Returns the project files inside the plans folders, as paths relative to the project's folder.
    fn nested(&mut self, project: Option<&Project>) -> Vec<String> {
        let named = project.into_iter().flat_map(|project| &project.plans);
        let mut folders: Vec<String> = named.map(|text| text.trimmed().to_owned()).collect();
        if folders.is_empty() {
            folders.push("plans".to_owned());
        }
        match self.home {
            RuleLocation::Disk(top) => {
                let folders: Vec<PathBuf> = folders.iter().map(|folder| top.join(folder)).collect();
                let found = nested(top, &folders).unwrap_or_else(|error| {
                    let ReadError { name, .. } = &error;
                    let name = path_name::display_name(Path::new(name), &self.opened.here);
                    self.loaded.unread.push(ComparisonGap { name, reason: error.to_string() });
                    Vec::new()
                });
                let own = found.iter().filter_map(|path| path.strip_prefix(top).ok());
                own.map(path_name::with_slashes).collect()
            }
            RuleLocation::Commit(snapshot, top) => {
                let Some(repository) = self.repository else { return Vec::new() };
                let own = below(top, PROJECT_FILE);
                let files = folders.iter().flat_map(|folder| {
                    repository.files_in(snapshot, &below(top, folder)).unwrap_or_default()
                });
                let is_nested = |name: &str| {
                    name != own
                        && Path::new(name).file_name().is_some_and(|name| name == PROJECT_FILE)
                };
                let prefix = if top.is_empty() { String::new() } else { format!("{top}/") };
                files
                    .filter(|blob| is_nested(&blob.name))
                    .filter_map(|blob| Some(blob.name.strip_prefix(&prefix)?.to_owned()))
                    .collect()
            }
        }
    }
}

/// Joins a folder and a path in the repository, and resolves `.` and `..`.
pub(super) fn below(folder: &str, path: &str) -> String {
    let path = path_name::with_slashes(&path_name::resolve_dots(Path::new(path), Path::new("")));
    match (folder, path.trim_start_matches("./").trim_matches('/')) {
        ("", "." | "") => String::new(),
        ("", path) => path.to_owned(),
        (folder, "." | "") => folder.to_owned(),
        (folder, path) => format!("{folder}/{path}"),
    }
}

fn form_names(project: Option<&Project>) -> Vec<String> {
    let years = project.into_iter().flat_map(|project| &project.years);
    let forms = project.into_iter().filter_map(|project| project.form.as_ref());
    let forms = forms.chain(years.filter_map(|year| year.value.form.as_ref()));
    forms.map(|form| form.trimmed().to_owned()).collect()
}

/// Returns the errors in one version's rule files, except in files that are identical in both versions. Invalid parts
/// were not compared.
pub(super) fn errors(one: &RuleFiles, other: &RuleFiles, side: &str) -> Vec<ComparisonGap> {
    let differs = |source: &Source, other: Option<&Source>| {
        other.is_none_or(|other| other.text() != source.text())
    };
    let mut all = Vec::new();
    let mut add = |source: &Source, found: Vec<Diagnostic>| {
        let errors: Vec<&Diagnostic> =
            found.iter().filter(|one| one.severity == Severity::Error).collect();
        let Some(first) = errors.first() else { return };
        let count = match errors.len() {
            1 => "1 error".to_owned(),
            count => format!("{count} errors"),
        };
        let line = source.position(first.primary.span.start as usize).line;
        let name = source.name().to_owned();
        let reason = format!(
            "the {side} version of `{name}` has {count}, so its rules could not be fully compared (line {line}: {})",
            first.message
        );
        all.push(ComparisonGap { name, reason });
    };
    if let Some(source) = one.project.as_ref().filter(|one| differs(one, other.project.as_ref())) {
        let (project, mut found) = schema::project(source);
        found.extend(Weights::check(project.as_ref().and_then(|project| project.diff.as_ref())));
        add(source, found);
    }
    for (name, source) in &one.forms {
        if differs(source, other.forms.get(name)) {
            add(source, schema::form(source).1);
        }
    }
    if let Some(source) =
        one.approvals.as_ref().filter(|one| differs(one, other.approvals.as_ref()))
    {
        add(source, schema::approvals(source).1);
    }
    if let Some(source) = one.baseline.as_ref().filter(|one| differs(one, other.baseline.as_ref()))
    {
        add(source, schema::suppressed_findings(source).1);
    }
    all
}

/// Returns the settings of a project file for comparisons, and `true` if its weights are ignored because of
/// errors.
pub(super) fn settings(project: Option<&Source>) -> (CompareSettings, bool) {
    let Some(source) = project else { return (CompareSettings::default(), false) };
    let (project, found) = schema::project(source);
    let diff = project.as_ref().and_then(|project| project.diff.as_ref());
    let is_of_yaml =
        |rule: &str| yaml::ERROR_KINDS.iter().copied().flatten().any(|fault| fault.name == rule);
    let is_error = |one: &Diagnostic| one.severity == Severity::Error;
    let is_wrong = |one: &Diagnostic| {
        let is_inside = diff.is_some_and(|diff| diff.span.contains(one.primary.span));
        one.severity == Severity::Error && (is_inside || is_of_yaml(one.rule))
    };
    let is_broken = project.is_none()
        || found.iter().any(is_wrong)
        || Weights::check(diff).iter().any(is_error);
    let starts = project.as_ref().and_then(|project| project.year_starts);
    let settings = CompareSettings {
        weights: if is_broken { Weights::default() } else { Weights::of(diff) },
        year_starts: starts.map_or(MonthDay::JULY_FIRST, |day| day.value),
        currency: CompareSettings::currency_of(project.as_ref()),
    };
    (settings, is_broken)
}

/// Returns the approvals in a file; `None` if it has errors.
pub(super) fn approvals(source: Option<&Source>) -> Option<Approvals> {
    let Some(source) = source else { return Some(Approvals::default()) };
    let (approvals, found) = schema::approvals(source);
    found.is_empty().then(|| approvals.unwrap_or_default())
}
