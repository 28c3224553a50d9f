//! Files that somebody named and that are no plans: a project file, a form, a baseline, a list of approvals.

use std::path::Path;
use std::sync::Arc;

use crate::cli::project::Opened;
use crate::cli::{baseline, diff};
use crate::diagnostic::Diagnostics;
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

    /// What messages call it.
    pub(in crate::cli) fn noun(self) -> &'static str {
        match self {
            Kind::Project => "a project file",
            Kind::Form => "a form",
            Kind::Baseline => "a baseline",
            Kind::Approvals => "a list of approvals",
        }
    }
}

impl Other {
    /// What is found in the file by itself.
    pub(in crate::cli) fn check(&self) -> Diagnostics {
        let Some(source) = &self.source else { return Diagnostics::new() };
        match self.kind {
            Kind::Form => schema::form(source).1,
            Kind::Baseline => schema::held_back(source).1,
            Kind::Approvals => schema::approvals(source).1,
            Kind::Project => {
                let (project, mut found) = schema::project(source);
                found.extend(project.iter().flat_map(lint::settings));
                found
            }
        }
    }
}
