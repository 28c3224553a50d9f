//! How the job installs plancc: it builds a commit, or downloads and verifies a release.

use clap::Args;

use super::CiService;
use super::repository::RepositoryUrl;
use crate::session::Error;

/// The commit that this program was built from; empty if unknown (see `build/commit.rs`).
const COMMIT: &str = env!("PLANCC_COMMIT");
/// The state of the source tree relative to that commit: `clean`, `modified` or `unknown`.
const TREE: &str = env!("PLANCC_TREE");

/// Options that define how the job from `--ci` installs plancc.
#[derive(Debug, Args)]
pub(in crate::cli) struct OriginOptions {
    /// With --ci: repository to install plancc from, such as https://HOST/PATH (required)
    #[arg(long, value_name = "URL", requires = "ci")]
    repository: Option<String>,
    /// With --ci: build plancc at this commit [default: the commit of this program]
    #[arg(long, value_name = "COMMIT", requires = "ci", conflicts_with_all = ["sha256", "attested"])]
    commit: Option<String>,
    /// With --ci: install this version's release for Linux (x86-64) if its file has this SHA-256
    #[arg(long, value_name = "SUM", requires = "ci", conflicts_with = "attested")]
    sha256: Option<String>,
    /// With --ci github: install this version's release, verified by its build attestation
    #[arg(long, requires = "ci")]
    attested: bool,
}

/// The source of plancc, and how the job verifies it.
pub(super) struct Origin {
    pub(super) repository: RepositoryUrl,
    pub(super) means: Verification,
    /// A warning to print. The job is written anyway.
    pub(super) warning: Option<String>,
}

/// How the job verifies the program.
pub(super) enum Verification {
    /// Builds plancc at this full commit id.
    Build { commit: String, is_recorded: bool },
    /// Compares the SHA-256 of the release file with this one.
    Sum(String),
    /// Verifies that the repository `OWNER/NAME` has a build attestation for the file.
    Attestation(String),
}

impl OriginOptions {
    /// Checks that the options are consistent with each other and with the service.
    pub(super) fn origin(&self, service: CiService) -> Result<Origin, Error> {
        let begin = format!("plancc init --ci {service}");
        let refuse = |headline: String, help: String| Err(Error::request(headline, help));
        let Some(text) = &self.repository else {
            return refuse(
                "`--ci` needs `--repository URL`: plancc is not in any package registry, and a job that \
                 installs it by name could run a stranger's code"
                    .to_owned(),
                format!(
                    "add the URL of the plancc repository that your office trusts: `{begin} --repository https://HOST/PATH`"
                ),
            );
        };
        let repository = match RepositoryUrl::parse(text) {
            Ok(repository) => repository,
            Err(why) => {
                return refuse(
                    format!("{text:?} is not a valid `--repository`: {why}"),
                    "write the URL as `https://HOST/PATH`, such as `https://git.district.example/office/plancc`"
                        .to_owned(),
                );
            }
        };
        let means = if let Some(sum) = &self.sha256 {
            if !is_hex(sum, &[64]) {
                return refuse(
                    format!(
                        "{sum:?} is not a valid SHA-256: it must have 64 hexadecimal digits (0-9, a-f)"
                    ),
                    format!("copy the SHA-256 from the release's file `{}.sha256`", super::FILE),
                );
            }
            Verification::Sum(sum.to_ascii_lowercase())
        } else if self.attested {
            match repository.on_github() {
                Some(name) if service == CiService::Github => {
                    Verification::Attestation(name.to_owned())
                }
                _ => {
                    return refuse(
                        "`--attested` needs a repository on github.com and `--ci github`: other services \
                         cannot verify a build attestation"
                            .to_owned(),
                        format!("use the SHA-256 instead: `{begin} --repository {repository} --sha256 SUM`"),
                    );
                }
            }
        } else {
            let commit = self.commit.as_deref().unwrap_or(COMMIT);
            if commit.is_empty() {
                return refuse(
                    "this copy of plancc doesn't record the commit that it was built from"
                        .to_owned(),
                    format!(
                        "add the full id of the commit to build: `{begin} --repository {repository} --commit COMMIT`"
                    ),
                );
            }
            if !is_hex(commit, &[40, 64]) {
                return refuse(
                    format!(
                        "{commit:?} is not a full commit id: it must have 40 hexadecimal digits (64 in a SHA-256 repository)"
                    ),
                    "to get the id of a release, run `git rev-parse v0.1.0^{commit}` in a clone of plancc".to_owned(),
                );
            }
            Verification::Build {
                commit: commit.to_ascii_lowercase(),
                is_recorded: self.commit.is_none(),
            }
        };
        let warning = match (&means, TREE) {
            (Verification::Build { commit, is_recorded: true }, "modified") => Some(format!(
                "this copy of plancc was built from commit {commit} with uncommitted changes, which the job will not include"
            )),
            (Verification::Build { commit, is_recorded: true }, "unknown") => Some(format!(
                "this copy of plancc was built from commit {commit}, perhaps with uncommitted changes, which the job will not include"
            )),
            _ => None,
        };
        Ok(Origin { repository, means, warning })
    }
}

/// Returns `true` if the text is a hexadecimal number of one of these lengths.
fn is_hex(text: &str, lengths: &[usize]) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())
}
