//! The text of a CI job: the service's template, with the steps that install plancc.

use super::origin::{Origin, Verification};
use super::{CiService, FILE, VERSION};

/// The Rust version that builds plancc in a job. `.github/workflows/` and `action.yml` use the same version.
const RUST: &str = "1.95.0";

/// Returns the text of the job's file.
///
/// All values are safe to insert: [`super::repository::RepositoryUrl`] allows no character with a meaning in YAML or
/// shell, and the other values are hexadecimal numbers and versions.
pub(super) fn text(service: CiService, origin: &Origin) -> String {
    let (job, install) = match (service, &origin.means) {
        (CiService::Github, Verification::Build { .. }) => {
            (include_str!("github.yml"), include_str!("github-build.yml"))
        }
        (CiService::Github, Verification::Sum(_)) => {
            (include_str!("github.yml"), include_str!("github-sha256.yml"))
        }
        (CiService::Github, Verification::Attestation(_)) => {
            (include_str!("github.yml"), include_str!("github-attested.yml"))
        }
        (CiService::Gitlab, Verification::Build { .. }) => {
            (include_str!("gitlab.yml"), include_str!("gitlab-build.yml"))
        }
        // Attestations for GitLab were rejected earlier.
        (CiService::Gitlab, _) => (include_str!("gitlab.yml"), include_str!("gitlab-sha256.yml")),
    };
    let (commit, sum, name) = match &origin.means {
        Verification::Build { commit, .. } => (commit.as_str(), "", ""),
        Verification::Sum(sum) => ("", sum.as_str(), ""),
        Verification::Attestation(name) => ("", "", name.as_str()),
    };
    job.replace("@INSTALL@\n", install)
        .replace("@VERSION@", VERSION)
        .replace("@RUST@", RUST)
        .replace("@REPOSITORY@", &origin.repository.to_string())
        .replace("@RELEASE@", &origin.repository.release_file(VERSION, FILE))
        .replace("@COMMIT@", commit)
        .replace("@SUM@", sum)
        .replace("@NAME@", name)
}
