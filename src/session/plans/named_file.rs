//! Named files that are not plans: project files, forms, baseline files and lists of approvals.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::diff::{Weights, former_kinds};
use crate::lint;
use crate::schema;
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter, approvals, baseline};
use crate::source::Source;
use crate::workspace::find::{self, PlanFile};

/// The kind of a file that is not a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedFileKind {
    Project,
    Form,
    Baseline,
    Approvals,
}

/// A named file that is not a plan.
pub(crate) struct NamedFile {
    pub(crate) kind: NamedFileKind,
    pub(crate) found: PlanFile,
    /// The file's text; `None` if it was read when the project was opened, which also reports its findings.
    pub(crate) source: Option<Arc<Source>>,
}

impl NamedFileKind {
    /// Returns the kind of a file by its path and name.
    pub(crate) fn of(path: &Path, opened: &OpenProject) -> Option<NamedFileKind> {
        let name = path.file_name()?.to_str()?;
        let is_form = || opened.form_paths().iter().any(|form| form == path);
        match name {
            find::PROJECT_FILE => Some(NamedFileKind::Project),
            baseline::FILE => Some(NamedFileKind::Baseline),
            _ if path == opened.top.join(approvals::FILE) => Some(NamedFileKind::Approvals),
            _ if is_form() => Some(NamedFileKind::Form),
            _ => None,
        }
    }

    /// Returns the project's files that may name rules or kinds of change, whether or not they exist.
    pub(crate) fn all_of(opened: &OpenProject) -> Vec<(NamedFileKind, PathBuf)> {
        let files = [
            (NamedFileKind::Project, find::PROJECT_FILE),
            (NamedFileKind::Baseline, baseline::FILE),
            (NamedFileKind::Approvals, approvals::FILE),
        ];
        files.into_iter().map(|(kind, name)| (kind, opened.top.join(name))).collect()
    }

    /// Returns `true` if a file of this kind may name rules or kinds of change.
    pub(crate) fn has_names(self) -> bool {
        self != NamedFileKind::Form
    }

    /// Validates a file of this kind by itself.
    pub(crate) fn check(self, source: &Source) -> Diagnostics {
        match self {
            NamedFileKind::Form => schema::form(source).1,
            NamedFileKind::Baseline => {
                let (held, mut found) = schema::suppressed_findings(source);
                found.extend(held.iter().flat_map(|held| lint::former_rules(held, source)));
                found
            }
            NamedFileKind::Approvals => {
                let (approvals, mut found) = schema::approvals(source);
                let of = |approvals| former_kinds(approvals, source);
                found.extend(approvals.iter().flat_map(of));
                found
            }
            NamedFileKind::Project => {
                let (project, mut found) = schema::project(source);
                found.extend(project.iter().flat_map(lint::settings));
                let diff = project.as_ref().and_then(|project| project.diff.as_ref());
                found.extend(Weights::check(diff));
                found
            }
        }
    }

    /// Returns the noun for messages, with its article.
    fn noun(self) -> &'static str {
        match self {
            NamedFileKind::Project => "a project file",
            NamedFileKind::Form => "a form",
            NamedFileKind::Baseline => "a baseline file",
            NamedFileKind::Approvals => "a list of approvals",
        }
    }
}

impl NamedFile {
    /// Prints the error of a command that processes only plans.
    pub(crate) fn refuse(&self, opened: &mut OpenProject, reporter: &dyn Reporter) {
        let what = format!("`{}` is {}, not a plan", self.found.name, self.kind.noun());
        reporter
            .error(&Error::request(what, "specify a plan; to check this file, use `plancc lint`"));
        opened.failed = true;
    }

    /// Validates the file by itself.
    pub(crate) fn check(&self) -> Diagnostics {
        let Some(source) = &self.source else { return Diagnostics::new() };
        self.kind.check(source)
    }
}
