//! Opens the git repository that contains the project, to read its history.
//!
//! Only the repository's own configuration is used. The user's git settings are ignored, so that all users
//! get the same result.

use std::fmt;
use std::path::{Path, PathBuf};

use gix::open::Options;
use gix::sec::trust::Mapping;

use super::history::{self, LastChange};
use super::{git_damage, read};

/// A git repository with its root.
pub struct Repository {
    pub(super) git: gix::Repository,
    top: PathBuf,
}

/// An error while reading a git repository.
#[derive(Debug)]
pub enum GitError {
    /// The repository is damaged.
    Unreadable(String),
    /// The repository stores its branches in an unsupported format.
    Unsupported(String),
    /// The current branch has no commits.
    NoCommits,
    /// The branch, tag or commit does not exist.
    NoRevision(String),
    /// The abbreviated commit is ambiguous.
    Ambiguous(String),
    /// An object exists but cannot be read: it is damaged, or was never fetched.
    Missing(String),
    /// A file is larger than the size limit of plans.
    TooLarge(String),
}

/// Returns the root of the repository that contains a folder. Only looks for `.git`, so the
/// function works even if the repository is damaged. In worktrees and submodules, `.git` is a file.
#[must_use]
pub fn root_of(folder: &Path) -> Option<&Path> {
    let is_root = |folder: &&Path| {
        let git = folder.join(".git");
        git.is_file() || git.join("HEAD").is_file()
    };
    folder.ancestors().find(is_root)
}

impl Repository {
    /// Opens the repository that contains a folder. Returns `None` if there is none.
    ///
    /// Ignores bare repositories, since they have no working files.
    ///
    /// # Errors
    /// Fails if a repository exists but cannot be read.
    pub fn around(folder: &Path) -> Result<Option<Repository>, GitError> {
        Ok(Repository::open(folder, true)?.filter(|found| !found.is_bare()))
    }

    /// Opens the repository that contains a folder, even a bare one. Returns `None` if there is none.
    ///
    /// # Errors
    /// Fails if a repository exists but cannot be read.
    pub fn history(folder: &Path) -> Result<Option<Repository>, GitError> {
        Repository::open(folder, false)
    }

    fn open(folder: &Path, dot_git_only: bool) -> Result<Option<Repository>, GitError> {
        use gix::discover::upwards;
        let options = || upwards::Options { dot_git_only, ..upwards::Options::default() };
        if let Some(damage) = git_damage::nearest(folder) {
            return Err(GitError::Unreadable(damage));
        }
        if gix::discover::upwards_opts(folder, options()).is_err() {
            return Ok(None);
        }
        let trust = Mapping { full: Options::isolated(), reduced: Options::isolated() };
        let git = gix::ThreadSafeRepository::discover_opts(folder, options(), trust)
            .map_err(|error| GitError::Unreadable(reason(&error)))?
            .to_thread_local();
        // A reftable repository has no branches in `refs/`. Without this check, all revisions would
        // seem to be missing.
        let form = git.config_snapshot().string("extensions.refStorage");
        if let Some(form) = form.filter(|form| !form.eq_ignore_ascii_case(b"files")) {
            return Err(GitError::Unsupported(form.to_string()));
        }
        let place = git.workdir().unwrap_or(git.git_dir());
        let top = place.canonicalize().ok();
        Ok(top.map(|top| Repository { git, top }))
    }

    /// Returns `true` if the repository has no working files.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.git.workdir().is_none()
    }

    /// Returns the root of the working files, or the git folder of a bare repository.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// Returns the path of the repository's configuration, which all its worktrees share.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.git.common_dir().join("config")
    }

    /// Returns a path relative to the repository's root, with `/`; `None` if it is outside.
    ///
    /// The file need not exist. Links are resolved, since git stores files under their real path.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> Option<String> {
        let path = super::path_name::resolve_dots(&std::path::absolute(path).ok()?, Path::new(""));
        let (real, rest) = path
            .ancestors()
            .find_map(|place| Some((place.canonicalize().ok()?, path.strip_prefix(place).ok()?)))?;
        let name = real.join(rest).strip_prefix(&self.top).ok()?.to_str()?.to_owned();
        Some(super::path_name::with_slashes(Path::new(&name)))
    }

    /// Returns the last change of each file.
    ///
    /// The results are in the order of `paths`, and equal those of `git log -1 -- FILE`. A single
    /// walk through the history finds them all.
    ///
    /// # Errors
    /// Fails if `HEAD` or the latest commit cannot be read.
    pub fn last_changed(&self, paths: &[&Path]) -> Result<Vec<LastChange>, GitError> {
        let Some(head) = self.head()? else {
            return Ok(vec![LastChange::Uncommitted; paths.len()]);
        };
        let names: Vec<Option<String>> = paths.iter().map(|path| self.name_of(path)).collect();
        let fingerprints = |index: usize| {
            let bytes = paths.get(index).and_then(|path| read::bytes(path, "", None).ok());
            bytes.map(|bytes| self.fingerprints(&bytes)).unwrap_or_default()
        };
        Ok(history::last_changed(&self.git, head, &names, fingerprints))
    }

    /// Returns the id of the latest commit; `None` if the branch has no commits.
    ///
    /// # Errors
    /// Fails if `HEAD`, its branch or its commit cannot be read.
    pub(super) fn head(&self) -> Result<Option<gix::ObjectId>, GitError> {
        let unreadable = |error: &(dyn std::error::Error + 'static)| {
            GitError::Unreadable(format!("`HEAD` or its branch is damaged ({})", reason(error)))
        };
        let mut head = self.git.head().map_err(|error| unreadable(&error))?;
        if head.is_unborn() {
            return Ok(None);
        }
        let id = head.try_peel_to_id().map_err(|error| self.lost("the latest commit", &error))?;
        let Some(id) = id.map(gix::Id::detach) else { return Ok(None) };
        match self.git.find_commit(id) {
            Ok(commit) => Ok(Some(commit.id)),
            Err(error) => Err(self.lost("the latest commit", &error)),
        }
    }

    /// Creates the error for an object that could not be read.
    pub(super) fn lost(&self, what: &str, error: &(dyn std::error::Error + 'static)) -> GitError {
        let why = reason(error);
        let is_hash = |word: &&str| {
            matches!(word.len(), 40 | 64) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let id = why.split(|c: char| !c.is_ascii_alphanumeric()).find(is_hash);
        GitError::Missing(match id.filter(|_| why.contains("not be found")) {
            Some(id) => format!("{what}: git object `{id}` is missing"),
            None => format!("{what}: {why}"),
        })
    }

    /// Returns `true` for a partial clone (`git clone --filter`), which fetches objects on demand.
    pub(super) fn is_partial(&self) -> bool {
        let config = self.git.config_snapshot();
        config.string("extensions.partialClone").is_some()
            || config
                .plumbing()
                .sections_by_name("remote")
                .into_iter()
                .flatten()
                .any(|remote| remote.value("promisor").is_some())
    }

    /// Returns the possible blob ids of a file with these bytes: without conversion, and with
    /// Windows line endings converted (`core.autocrlf`).
    ///
    /// Other filters are not supported. A file that uses one counts as uncommitted.
    fn fingerprints(&self, bytes: &[u8]) -> Vec<gix::ObjectId> {
        use gix::bstr::ByteSlice;
        let hash = |bytes: &[u8]| {
            gix::objs::compute_hash(self.git.object_hash(), gix::objs::Kind::Blob, bytes).ok()
        };
        let stored = bytes.contains_str("\r\n").then(|| bytes.replace("\r\n", "\n"));
        hash(bytes).into_iter().chain(stored.and_then(|bytes| hash(&bytes))).collect()
    }

    /// Returns `true` if this is a shallow clone.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        self.git.is_shallow().unwrap_or(false)
    }
}

impl fmt::Debug for Repository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Repository").field(&self.top).finish()
    }
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitError::Unreadable(why) => write!(f, "cannot read the git repository: {why}"),
            GitError::Unsupported(form) => write!(
                f,
                "cannot read the git repository: its branch format `{form}` (`extensions.refStorage`) is not supported"
            ),
            GitError::NoCommits => f.write_str("the current branch has no commits yet"),
            GitError::NoRevision(revision) => {
                write!(f, "unknown revision `{revision}`: no branch, tag or commit has this name")
            }
            GitError::Ambiguous(revision) => {
                write!(f, "ambiguous revision `{revision}`: it matches several objects in git")
            }
            GitError::Missing(what) => write!(f, "cannot read {what}"),
            GitError::TooLarge(what) => write!(f, "cannot read {what}"),
        }
    }
}

impl std::error::Error for GitError {}

/// Formats an error with its causes, without repetitions.
pub(super) fn reason(error: &(dyn std::error::Error + 'static)) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !said.contains(&text) {
            said = format!("{said}: {text}");
        }
        cause = error.source();
    }
    said
}
