//! Files that somebody named and that are no plans: a project file, a form, a baseline, a list of approvals.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::project::Opened;
use crate::cli::{Terminal, baseline, diff};
use crate::diagnostic::Diagnostics;
use crate::diff::{Weights, former_kinds};
use crate::lint;
use crate::schema;
use crate::source::Source;
use crate::workspace::find::{self, Found};

/// What a file is that is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Kind {
    Project,
    Form,
    Baseline,
    Approvals,
}

/// A file that somebody named and that is no plan.
pub(in crate::cli) struct Other {
    pub(in crate::cli) kind: Kind,
    pub(in crate::cli) found: Found,
    /// Its text; nothing if it was read with the project, whose findings have its own.
    pub(in crate::cli) source: Option<Arc<Source>>,
}

impl Kind {
    /// The kind that a file's place and name say it is.
    pub(super) fn of(path: &Path, opened: &Opened) -> Option<Kind> {
        let name = path.file_name()?.to_str()?;
        let is_form = || opened.form_paths().iter().any(|form| form == path);
        match name {
            find::PROJECT_FILE => Some(Kind::Project),
            baseline::FILE => Some(Kind::Baseline),
            _ if path == opened.top.join(diff::APPROVALS) => Some(Kind::Approvals),
            _ if is_form() => Some(Kind::Form),
            _ => None,
        }
    }

    /// The project's files of the kinds that name rules or kinds of change, whether or not they exist.
    pub(in crate::cli) fn all_of(opened: &Opened) -> Vec<(Kind, PathBuf)> {
        let files = [
            (Kind::Project, find::PROJECT_FILE),
            (Kind::Baseline, baseline::FILE),
            (Kind::Approvals, diff::APPROVALS),
        ];
        files.into_iter().map(|(kind, name)| (kind, opened.top.join(name))).collect()
    }

    /// Returns `true` if rules or kinds of change are named in such a file.
    pub(in crate::cli) fn has_names(self) -> bool {
        self != Kind::Form
    }

    /// What is found in such a file by itself.
    pub(in crate::cli) fn check(self, source: &Source) -> Diagnostics {
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

    /// What messages call it.
    fn noun(self) -> &'static str {
        match self {
            Kind::Project => "a project file",
            Kind::Form => "a form",
            Kind::Baseline => "a baseline",
            Kind::Approvals => "a list of approvals",
        }
    }
}

impl Other {
    /// Refuses the file if a command takes only plans.
    pub(super) fn refuse(&self, opened: &mut Opened, terminal: &Terminal) {
        let what = format!("`{}` is {}, not a plan", self.found.name, self.kind.noun());
        terminal.refuse(&what, Some("`plancc lint` checks such a file; name plans here"));
        opened.failed = true;
    }

    /// What is found in the file by itself.
    pub(in crate::cli) fn check(&self) -> Diagnostics {
        let Some(source) = &self.source else { return Diagnostics::new() };
        self.kind.check(source)
    }
}
