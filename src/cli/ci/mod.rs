//! `plancc init --ci`: writes a CI job that checks the plans in every change.
//!
//! The job must run only code from plancc and from pinned actions and images. Actions are pinned by commit, and images
//! by digest. plancc is built at a commit or installed from a release that the job verifies.

mod job;
mod origin;
mod repository;

use std::fmt;
use std::path::Path;

use clap::ValueEnum;

use super::{ExitStatus, Terminal};
use crate::report::sanitize;
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::workspace::{path_name, write};
pub(super) use origin::OriginOptions;
use origin::{Origin, Verification};

/// The release file that jobs install. It is statically linked, so it runs on any x86-64 Linux.
const FILE: &str = "plancc-x86_64-unknown-linux-musl";
/// The version that the job installs: the version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A CI service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CiService {
    /// A workflow for GitHub
    Github,
    /// A pipeline for GitLab
    Gitlab,
}

impl fmt::Display for CiService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CiService::Github => "github",
            CiService::Gitlab => "gitlab",
        })
    }
}

/// Writes the job to `folder`, or to the project's folder. Never overwrites a file.
pub(super) fn write(
    terminal: &Terminal,
    opened: &OpenProject,
    folder: Option<&Path>,
    service: CiService,
    options: &OriginOptions,
) -> Result<ExitStatus, Error> {
    let origin = options.origin(service)?;
    let path = match service {
        CiService::Github => ".github/workflows/plans.yml",
        CiService::Gitlab => ".gitlab-ci.yml",
    };
    let top = folder
        .map_or_else(|| opened.top.clone(), |folder| path_name::resolve_dots(folder, &opened.here));
    let target = top.join(path);
    let shown = path_name::display_name(&target, &opened.here);
    match write::new_file(&target, &shown, job::text(service, &origin).as_bytes()) {
        Err(error) => Err(Error::without_help(error.to_string())),
        Ok(false) => Err(Error::request(
            format!("`{shown}` already exists"),
            "delete or rename it, then run this command again",
        )),
        Ok(true) => {
            if let Some(warning) = &origin.warning {
                terminal.warn(warning, Some("to build another commit, use `--commit COMMIT`"));
            }
            if terminal.quiet {
                return Ok(ExitStatus::Clean);
            }
            Ok(terminal.finish(&format!(
                "wrote {}\n\n{}",
                sanitize(&shown),
                next(service, &origin)
            )))
        }
    }
}

/// Describes how the job installs plancc, and the next steps.
fn next(service: CiService, origin: &Origin) -> String {
    let repository = &origin.repository;
    let mut text = match &origin.means {
        Verification::Build { commit, is_recorded } => {
            let which = if *is_recorded {
                "the commit that this copy of plancc was built from"
            } else {
                "as requested"
            };
            format!(
                "The job builds plancc {VERSION} from {repository}\nat commit {commit}, {which}.\n\
                 The first run takes about 20 minutes; later runs use the cached program.\n\n\
                 next: make sure that the repository contains this commit\n"
            )
        }
        Verification::Sum(_) => format!(
            "The job installs release v{VERSION} from {repository}\nif the release file matches the SHA-256 checksum that you provided.\n\n"
        ),
        Verification::Attestation(_) => format!(
            "The job installs release v{VERSION} from {repository}\n\
             if its build attestation confirms that the release workflow of that repository built it.\n\n"
        ),
    };
    text.push_str(match service {
        CiService::Github => {
            "next: require the job `plans` in the protection rules for the main branch\n"
        }
        CiService::Gitlab => {
            "next: turn on \"Pipelines must succeed\" in the merge request settings\n"
        }
    });
    if matches!(origin.means, Verification::Build { .. }) {
        let command = format!("`plancc init --ci {service} --repository {repository}");
        let is_attestable = service == CiService::Github && repository.on_github().is_some();
        let other =
            if is_attestable { format!(" or\n      {command} --attested`") } else { String::new() };
        text.push_str(&format!(
            "next: when the repository has release v{VERSION}, install it instead of building plancc: delete the job's file and run\n      \
             {command} --sha256 SUM`{other},\n      \
             where SUM is the checksum in the release's file `{FILE}.sha256`\n"
        ));
    }
    text
}
