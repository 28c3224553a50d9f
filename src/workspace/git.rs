//! The repository that the project is in: its files as they were.
//!
//! Only what the repository itself says counts: a person's own git settings are not read, so that
//! two people get the same answer.

use std::fmt;
use std::path::{Path, PathBuf};

use gix::open::Options;
use gix::sec::trust::Mapping;

use super::history::{self, Changed};
use super::{damage, read};

/// A git repository with the project's files beside it.
pub struct Repository {
    pub(super) git: gix::Repository,
    top: PathBuf,
}

/// Why git could not say what was asked; the text is the reason in words.
#[derive(Debug)]
pub enum GitError {
    /// There is a repository, and it is damaged.
    Unreadable(String),
    /// The repository stores its branches in a form that plancc does not read.
    Unsupported(String),
    /// There is no commit yet.
    NoCommits,
    /// There is no such branch, tag or commit.
    NoRevision(String),
    /// Several commits have a name that begins so.
    Ambiguous(String),
    /// What was asked for is there, and cannot be read: it is damaged, or was never fetched.
    Missing(String),
    /// A file is larger than any plan.
    TooLarge(String),
}

/// The root of the repository that a folder is in, told by its `.git` alone, so that it is known even if git's own
/// files cannot be read. In a worktree and in a submodule, `.git` is a file.
#[must_use]
pub fn root_of(folder: &Path) -> Option<&Path> {
    let is_root = |folder: &&Path| {
        let git = folder.join(".git");
        git.is_file() || git.join("HEAD").is_file()
    };
    folder.ancestors().find(is_root)
}

impl Repository {
    /// The repository that a folder is in, or `None` where it is in none.
    ///
    /// A repository without files beside it (a bare one) is none: no plan lies in it.
    ///
    /// # Errors
    /// Where there is one that cannot be read.
    pub fn around(folder: &Path) -> Result<Option<Repository>, GitError> {
        Ok(Repository::open(folder, true)?.filter(|found| !found.is_bare()))
    }

    /// The repository whose history a folder is in, bare ones too, or `None` where it is in none.
    ///
    /// # Errors
    /// Where there is one that cannot be read.
    pub fn history(folder: &Path) -> Result<Option<Repository>, GitError> {
        Repository::open(folder, false)
    }

    fn open(folder: &Path, dot_git_only: bool) -> Result<Option<Repository>, GitError> {
        use gix::discover::upwards;
        let options = || upwards::Options { dot_git_only, ..upwards::Options::default() };
        if let Some(damage) = damage::nearest(folder) {
            return Err(GitError::Unreadable(damage));
        }
        if gix::discover::upwards_opts(folder, options()).is_err() {
            return Ok(None);
        }
        let trust = Mapping { full: Options::isolated(), reduced: Options::isolated() };
        let git = gix::ThreadSafeRepository::discover_opts(folder, options(), trust)
            .map_err(|error| GitError::Unreadable(reason(&error)))?
            .to_thread_local();
        // Git moved its branches out of `refs/` there; without this check all of them would seem to be absent.
        let form = git.config_snapshot().string("extensions.refStorage");
        if let Some(form) = form.filter(|form| !form.eq_ignore_ascii_case(b"files")) {
            return Err(GitError::Unsupported(form.to_string()));
        }
        let place = git.workdir().unwrap_or(git.git_dir());
        let top = place.canonicalize().ok();
        Ok(top.map(|top| Repository { git, top }))
    }

    /// Whether there are no files beside the history.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.git.workdir().is_none()
    }

    /// The folder that names in the repository start from.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The file of the repository's own settings, which all its worktrees share.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.git.common_dir().join("config")
    }

    /// A path as the repository calls it, from its top and with `/`; `None` for one outside it.
    ///
    /// The file need not exist. Links are followed, since git knows a file by its real place.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> Option<String> {
        let path = super::name::whole(&std::path::absolute(path).ok()?, Path::new(""));
        let (real, rest) = path
            .ancestors()
            .find_map(|place| Some((place.canonicalize().ok()?, path.strip_prefix(place).ok()?)))?;
        let name = real.join(rest).strip_prefix(&self.top).ok()?.to_str()?.to_owned();
        Some(super::name::with_slashes(Path::new(&name)))
    }

    /// When each of these files last changed; see [`Changed`].
    ///
    /// The answers are in the order of the questions, and are those of `git log -1 -- FILE`, in one
    /// walk of history for all files.
    ///
    /// # Errors
    /// If `HEAD` or the latest commit cannot be read.
    pub fn last_changed(&self, paths: &[&Path]) -> Result<Vec<Changed>, GitError> {
        let Some(head) = self.head()? else {
            return Ok(vec![Changed::Uncommitted; paths.len()]);
        };
        let names: Vec<Option<String>> = paths.iter().map(|path| self.name_of(path)).collect();
        let fingerprints = |index: usize| {
            let bytes = paths.get(index).and_then(|path| read::bytes(path, "", None).ok());
            bytes.map(|bytes| self.fingerprints(&bytes)).unwrap_or_default()
        };
        Ok(history::last_changed(&self.git, head, &names, fingerprints))
    }

    /// The latest commit, or `None` if there is none yet.
    ///
    /// # Errors
    /// If `HEAD`, its branch or its commit cannot be read.
    pub(super) fn head(&self) -> Result<Option<gix::ObjectId>, GitError> {
        let unreadable = |error: &(dyn std::error::Error + 'static)| {
            GitError::Unreadable(format!("`HEAD` names a damaged branch ({})", reason(error)))
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

    /// The error for an object that could not be read, with its cause.
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

    /// Returns `true` if the clone left out objects, to fetch them once they are needed (`git clone --filter`).
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

    /// The names that git would give a file of these bytes: as they are, and with the line ends that
    /// git stores where it was told to make Windows' of them (`core.autocrlf`).
    ///
    /// Other filters are not followed; a file that one changes counts as not committed.
    fn fingerprints(&self, bytes: &[u8]) -> Vec<gix::ObjectId> {
        use gix::bstr::ByteSlice;
        let hash = |bytes: &[u8]| {
            gix::objs::compute_hash(self.git.object_hash(), gix::objs::Kind::Blob, bytes).ok()
        };
        let stored = bytes.contains_str("\r\n").then(|| bytes.replace("\r\n", "\n"));
        hash(bytes).into_iter().chain(stored.and_then(|bytes| hash(&bytes))).collect()
    }

    /// Whether the repository holds only the latest part of its history.
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
                "cannot read the git repository: it stores branches as `{form}` (`extensions.refStorage`)"
            ),
            GitError::NoCommits => f.write_str("there is no commit yet on the current branch"),
            GitError::NoRevision(revision) => {
                write!(f, "git knows no branch, tag or commit `{revision}` here")
            }
            GitError::Ambiguous(revision) => {
                write!(f, "several things in git have a name that begins with `{revision}`")
            }
            GitError::Missing(what) => write!(f, "cannot read {what}"),
            GitError::TooLarge(what) => write!(f, "{what}, which no plan has"),
        }
    }
}

impl std::error::Error for GitError {}

/// An error with its causes, each said once.
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
