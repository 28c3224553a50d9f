//! `plancc init --ci`: the workflow that checks the plans of every change.

use std::path::Path;

use clap::ValueEnum;

use super::project::Opened;
use super::{Ended, Terminal};
use crate::report::safe;
use crate::workspace::{name, write};

/// Where plans are checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Service {
    /// A workflow for GitHub
    Github,
    /// A pipeline for GitLab
    Gitlab,
}

/// Writes the workflow into `folder`, or the project's, and nothing over what is there.
pub(super) fn write(
    terminal: &Terminal,
    opened: &Opened,
    folder: Option<&Path>,
    service: Service,
) -> Ended {
    let (path, text, next) = match service {
        Service::Github => (
            ".github/workflows/plans.yml",
            include_str!("github.yml"),
            "require the job `plans` in the protection of the main branch",
        ),
        Service::Gitlab => (
            ".gitlab-ci.yml",
            include_str!("gitlab.yml"),
            "set \"Pipelines must succeed\" in the settings of merge requests",
        ),
    };
    let top = folder.map_or_else(|| opened.top.clone(), |folder| name::whole(folder, &opened.here));
    let target = top.join(path);
    let shown = name::shown(&target, &opened.here);
    match write::new_file(&target, &shown, text.as_bytes()) {
        Err(error) => {
            terminal.refuse(&error, None);
            Ended::CouldNot
        }
        Ok(false) => {
            terminal.refuse(
                &format!("`{shown}` is there already"),
                Some("move it away, or take from `docs/ci.md` of plancc what it lacks"),
            );
            Ended::CouldNot
        }
        Ok(true) if terminal.quiet => Ended::Clean,
        Ok(true) => terminal.finish(&format!("wrote {}\n\nnext: {next}\n", safe(&shown))),
    }
}
