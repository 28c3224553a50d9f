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
use crate::workspace::find::{self, Found};

/// The kind of a file that is not a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Project,
    Form,
    Baseline,
    Approvals,
}

/// A named file that is not a plan.
pub(crate) struct Other {
    pub(crate) kind: Kind,
    pub(crate) found: Found,
    /// The file's text; `None` if it was read when the project was opened, which also reports its findings.
    pub(crate) source: Option<Arc<Source>>,
}

impl Kind {
    /// Returns the kind of a file by its path and name.
    pub(crate) fn of(path: &Path, opened: &OpenProject) -> Option<Kind> {
        let name = path.file_name()?.to_str()?;
        let is_form = || opened.form_paths().iter().any(|form| form == path);
        match name {
            find::PROJECT_FILE => Some(Kind::Project),
            baseline::FILE => Some(Kind::Baseline),
            _ if path == opened.top.join(approvals::FILE) => Some(Kind::Approvals),
            _ if is_form() => Some(Kind::Form),
            _ => None,
        }
    }

    /// Returns the project's files that may name rules or kinds of change, whether or not they exist.
    pub(crate) fn all_of(opened: &OpenProject) -> Vec<(Kind, PathBuf)> {
        let files = [
            (Kind::Project, find::PROJECT_FILE),
            (Kind::Baseline, baseline::FILE),
            (Kind::Approvals, approvals::FILE),
        ];
        files.into_iter().map(|(kind, name)| (kind, opened.top.join(name))).collect()
    }

    /// Returns `true` if a file of this kind may name rules or kinds of change.
    pub(crate) fn has_names(self) -> bool {
        self != Kind::Form
    }

    /// Validates a file of this kind by itself.
    pub(crate) fn check(self, source: &Source) -> Diagnostics {
        match self {
            Kind::Form => schema::form(source).1,
            Kind::Baseline => {
                let (held, mut found) = schema::held_back(source);
                found.extend(held.iter().flat_map(|held| lint::former_rules(held, source)));
                found
            }
            Kind::Approvals => {
                let (approvals, mut found) = schema::approvals(source);
                let of = |approvals| former_kinds(approvals, source);
                found.extend(approvals.iter().flat_map(of));
                found
            }
            Kind::Project => {
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
            Kind::Project => "a project file",
            Kind::Form => "a form",
            Kind::Baseline => "a baseline file",
            Kind::Approvals => "a list of approvals",
        }
    }
}

impl Other {
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
