//! The repository that the project is in: its files as they were.
//!
//! Only what the repository itself says counts: a person's own git settings are not read, so that
//! two people get the same answer.

use std::fmt;
use std::path::{Path, PathBuf};

use gix::open::Options;
use gix::sec::trust::Mapping;

use super::history::{self, Changed};
use super::read;

/// A git repository with the project's files beside it.
pub struct Repository {
    pub(super) git: gix::Repository,
    top: PathBuf,
}

/// Why git could not say what was asked; the text is the reason in words.
#[derive(Debug)]
pub enum GitError {
    /// There is a repository, and it cannot be read.
    Unreadable(String),
    /// There is no such branch, tag or commit.
    NoRevision(String),
    /// What was asked for is there, and cannot be read: it is damaged, or was never fetched.
    Missing(String),
}

impl Repository {
    /// The repository that a folder is in, or `None` where it is in none.
    ///
    /// A repository without files beside it (a bare one) is none: no plan lies in it.
    ///
    /// # Errors
    /// Where there is one that cannot be read.
    pub fn around(folder: &Path) -> Result<Option<Repository>, GitError> {
        use gix::discover::upwards;
        let options = || upwards::Options { dot_git_only: true, ..upwards::Options::default() };
        if gix::discover::upwards_opts(folder, options()).is_err() {
            return Ok(None);
        }
        let trust = Mapping { full: Options::isolated(), reduced: Options::isolated() };
        let git = gix::ThreadSafeRepository::discover_opts(folder, options(), trust)
            .map_err(|error| GitError::Unreadable(error.to_string()))?
            .to_thread_local();
        let top = git.workdir().and_then(|top| top.canonicalize().ok());
        Ok(top.map(|top| Repository { git, top }))
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
    #[must_use]
    pub fn last_changed(&self, paths: &[&Path]) -> Vec<Changed> {
        let names: Vec<Option<String>> = paths.iter().map(|path| self.name_of(path)).collect();
        let fingerprints = |index: usize| {
            let bytes = paths.get(index).and_then(|path| read::bytes(path, "", None).ok());
            bytes.map(|bytes| self.fingerprints(&bytes)).unwrap_or_default()
        };
        history::last_changed(&self.git, &names, fingerprints)
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

    /// The bytes of a file at a revision, or `None` where it was not there; `name` is as
    /// [`Repository::name_of`] gives it.
    ///
    /// # Errors
    /// Where there is no such revision, or the file cannot be read or is larger than a plan is.
    pub fn blob_at(&self, revision: &str, name: &str) -> Result<Option<Vec<u8>>, GitError> {
        let missing = |why: String| GitError::Missing(format!("`{name}` at `{revision}`: {why}"));
        let tree = self.tree_at(revision)?;
        let entry =
            tree.lookup_entry(name.split('/')).map_err(|error| missing(error.to_string()))?;
        let Some(entry) = entry.filter(|entry| entry.mode().is_blob()) else { return Ok(None) };
        let header = self.git.find_header(entry.object_id()).map_err(|e| missing(e.to_string()))?;
        if header.size() >= read::LIMIT {
            return Err(missing("it is larger than any plan".to_owned()));
        }
        let mut blob = entry.object().map_err(|error| missing(error.to_string()))?;
        Ok(Some(std::mem::take(&mut blob.data)))
    }

    /// The files in a folder and the folders in it at a revision, as the repository calls them, sorted;
    /// none where the folder was not there. An empty `folder` is the whole repository.
    ///
    /// # Errors
    /// Where there is no such revision, or the folder cannot be read.
    pub fn list_at(&self, revision: &str, folder: &str) -> Result<Vec<String>, GitError> {
        let missing = |why: String| GitError::Missing(format!("`{folder}` at `{revision}`: {why}"));
        let mut tree = self.tree_at(revision)?;
        let folder = folder.trim_matches('/');
        if !folder.is_empty() {
            let entry =
                tree.lookup_entry(folder.split('/')).map_err(|error| missing(error.to_string()))?;
            let Some(entry) = entry.filter(|entry| entry.mode().is_tree()) else {
                return Ok(Vec::new());
            };
            tree = self
                .git
                .find_tree(entry.object_id())
                .map_err(|error| missing(error.to_string()))?;
        }
        let entries =
            tree.traverse().breadthfirst.files().map_err(|error| missing(error.to_string()))?;
        let under = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut names: Vec<String> = entries
            .into_iter()
            .filter(|entry| entry.mode.is_blob())
            .map(|entry| format!("{under}{}", entry.filepath))
            .collect();
        names.sort();
        Ok(names)
    }

    /// The commit that two revisions both come from, the latest where there are several, or `None`
    /// where they share no history.
    ///
    /// # Errors
    /// Where there is no such revision, or history cannot be read.
    pub fn merge_base(&self, one: &str, two: &str) -> Result<Option<String>, GitError> {
        let (first, second) = (self.commit_at(one)?, self.commit_at(two)?);
        if first == second {
            return Ok(Some(first.to_string()));
        }
        let mut graph = self.git.revision_graph(None);
        let bases = self
            .git
            .merge_bases_many_with_graph(first, &[second], &mut graph)
            .map_err(|error| GitError::Missing(format!("`{one}` and `{two}`: {error}")))?;
        Ok(bases.first().map(ToString::to_string))
    }

    fn commit_at(&self, revision: &str) -> Result<gix::ObjectId, GitError> {
        let unknown = |_| GitError::NoRevision(revision.to_owned());
        let id = self.git.rev_parse_single(revision).map_err(unknown)?;
        let object = id.object().map_err(unknown)?;
        Ok(object.peel_to_commit().map_err(unknown)?.id)
    }

    fn tree_at(&self, revision: &str) -> Result<gix::Tree<'_>, GitError> {
        let commit = self.commit_at(revision)?;
        let missing = |why: String| GitError::Missing(format!("`{revision}`: {why}"));
        let commit = self.git.find_commit(commit).map_err(|error| missing(error.to_string()))?;
        commit.tree().map_err(|error| missing(error.to_string()))
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
            GitError::Unreadable(why) => write!(f, "the git repository cannot be read: {why}"),
            GitError::NoRevision(revision) => {
                write!(f, "git knows no branch, tag or commit `{revision}` here")
            }
            GitError::Missing(what) => write!(f, "git cannot read {what}"),
        }
    }
}

impl std::error::Error for GitError {}
