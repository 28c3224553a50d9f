//! Reads files at a revision.

use std::collections::BTreeSet;

use gix::revision::spec::parse;

use super::git::{GitError, Repository, reason};
pub use super::listing::Blob;
use super::read;

/// The help text if a shallow clone lacks a commit.
const UNSHALLOW: &str = "this clone contains only part of the history; run `git fetch --unshallow` \
                         to get the rest (in a GitHub workflow, set `fetch-depth: 0`)";

/// All files at one commit.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The revision as the user wrote it.
    pub revision: String,
    pub(super) tree: gix::ObjectId,
}

impl Repository {
    /// Returns the files at a revision.
    ///
    /// # Errors
    /// Fails if the revision is unknown, ambiguous or cannot be read.
    pub fn snapshot(&self, revision: &str) -> Result<Snapshot, GitError> {
        let tree = self.tree_at(revision)?;
        Ok(Snapshot { revision: revision.to_owned(), tree: tree.id })
    }

    /// Returns the bytes of a file in a snapshot.
    ///
    /// # Errors
    /// Fails if the blob is missing or exceeds the size limit of plans.
    pub fn bytes_of(&self, blob: &Blob) -> Result<Vec<u8>, GitError> {
        let what = format!("`{}`", blob.name);
        let id = gix::ObjectId::from_hex(blob.id.as_bytes())
            .map_err(|error| GitError::Missing(format!("{what}: {error}")))?;
        let header = self.git.find_header(id).map_err(|error| self.lost(&what, &error))?;
        if header.size() >= read::LIMIT {
            let most = read::LIMIT / 1_000_000;
            return Err(GitError::TooLarge(format!("{what}: it is too large ({most} MB or more)")));
        }
        let mut blob = self.git.find_object(id).map_err(|error| self.lost(&what, &error))?;
        Ok(std::mem::take(&mut blob.data))
    }

    /// Returns the blob id of these bytes.
    #[must_use]
    pub fn id_of(&self, bytes: &[u8]) -> Option<String> {
        let id = gix::objs::compute_hash(self.git.object_hash(), gix::objs::Kind::Blob, bytes);
        id.ok().map(|id| id.to_string())
    }

    /// Returns the bytes of a file at a revision; `None` if it did not exist. `name` is a result of
    /// [`Repository::name_of`].
    ///
    /// # Errors
    /// Fails if the revision is unknown, or the file cannot be read or is too large.
    pub fn blob_at(&self, revision: &str, name: &str) -> Result<Option<Vec<u8>>, GitError> {
        let missing = |why: String| GitError::Missing(format!("`{name}` at `{revision}`: {why}"));
        let tree = self.tree_at(revision)?;
        let entry =
            tree.lookup_entry(name.split('/')).map_err(|error| missing(error.to_string()))?;
        let Some(entry) = entry.filter(|entry| entry.mode().is_blob()) else { return Ok(None) };
        let header = self.git.find_header(entry.object_id()).map_err(|e| missing(e.to_string()))?;
        if header.size() >= read::LIMIT {
            let most = read::LIMIT / 1_000_000;
            return Err(GitError::TooLarge(format!(
                "`{name}`: it is too large ({most} MB or more)"
            )));
        }
        let mut blob = entry.object().map_err(|error| missing(error.to_string()))?;
        Ok(Some(std::mem::take(&mut blob.data)))
    }

    /// Lists the files in a folder and its subfolders at a revision, as sorted paths relative to
    /// the repository's root. The list is empty if the folder did not exist. An empty `folder`
    /// means the entire repository.
    ///
    /// # Errors
    /// Fails if the revision is unknown or the folder cannot be read.
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

    /// Returns the merge base of two revisions (the latest if there are several); `None` if they have no
    /// common history.
    ///
    /// # Errors
    /// Fails if a revision is unknown or the history cannot be read.
    pub fn merge_base(&self, one: &str, two: &str) -> Result<Option<String>, GitError> {
        let (first, second) = (self.commit_at(one)?, self.commit_at(two)?);
        if first == second {
            return Ok(Some(first.to_string()));
        }
        let mut graph = self.git.revision_graph(None);
        let bases = self
            .git
            .merge_bases_many_with_graph(first, &[second], &mut graph)
            .map_err(|error| self.lost(&format!("the history of `{one}` and `{two}`"), &error))?;
        Ok(bases.first().map(ToString::to_string))
    }

    fn commit_at(&self, revision: &str) -> Result<gix::ObjectId, GitError> {
        use std::error::Error;
        let refused = |error: &(dyn Error + 'static)| {
            let mut cause = Some(error);
            while let Some(error) = cause {
                if let Some(
                    parse::Error::AmbiguousPrefix { .. }
                    | parse::Error::AmbiguousRefAndObject { .. },
                ) = error.downcast_ref()
                {
                    return GitError::Ambiguous(revision.to_owned());
                }
                cause = error.source();
            }
            // Some error types do not expose their cause.
            match error.to_string().contains("ambiguous") {
                true => GitError::Ambiguous(revision.to_owned()),
                false => GitError::NoRevision(revision.to_owned()),
            }
        };
        if revision.is_empty() || revision.starts_with('-') {
            return Err(GitError::NoRevision(revision.to_owned()));
        }
        if self.is_branch_and_tag(revision) {
            return Err(GitError::Ambiguous(revision.to_owned()));
        }
        let what = format!("`{revision}`");
        let id = match self.git.rev_parse_single(revision) {
            Ok(id) => id,
            Err(error) => return Err(self.broken(revision).unwrap_or_else(|| refused(&error))),
        };
        let object = id.object().map_err(|error| self.lost(&what, &error))?;
        Ok(object.peel_to_commit().map_err(|error| refused(&error))?.id)
    }

    /// Returns the error for a known name whose commit cannot be read; `None` if the name is
    /// unknown.
    fn broken(&self, revision: &str) -> Option<GitError> {
        let name = revision.split(['~', '^', '@', ':']).next().unwrap_or_default();
        if matches!(name, "HEAD" | "") {
            return match self.head() {
                Ok(None) => Some(GitError::NoCommits),
                Ok(Some(head)) => self.gap(revision, head),
                Err(error) => Some(error),
            };
        }
        // An invalid reference name cannot exist, so it is unknown rather than damaged.
        gix::refs::PartialName::try_from(name).ok()?;
        let mut reference = match self.git.try_find_reference(name) {
            Ok(reference) => reference?,
            Err(error) => {
                return Some(GitError::Unreadable(format!(
                    "`{name}` is damaged ({})",
                    reason(&error)
                )));
            }
        };
        let id = match reference.peel_to_id() {
            Ok(id) => id,
            Err(error) => return Some(self.lost(&format!("`{name}`"), &error)),
        };
        match self.git.find_object(id) {
            Err(error) => Some(self.lost(&format!("`{name}`"), &error)),
            Ok(object) => self.gap(revision, object.peel_to_commit().ok()?.id),
        }
    }

    /// Returns the error for a missing commit among the ancestors of `start`, if `revision` refers
    /// to an ancestor (`~`, `^`). In a shallow clone, missing commits are normal.
    fn gap(&self, revision: &str, start: gix::ObjectId) -> Option<GitError> {
        if !revision.contains(['~', '^']) || self.is_shallow() {
            return None;
        }
        let mut commit = self.git.find_commit(start).ok()?;
        loop {
            let parent = commit.parent_ids().next()?.detach();
            commit = match self.git.find_commit(parent) {
                Ok(commit) => commit,
                Err(error) => return Some(self.lost(&format!("`{revision}`"), &error)),
            };
        }
    }

    fn tree_at(&self, revision: &str) -> Result<gix::Tree<'_>, GitError> {
        let commit = self.commit_at(revision)?;
        let what = format!("`{revision}`");
        let commit = self.git.find_commit(commit).map_err(|error| self.lost(&what, &error))?;
        commit.tree().map_err(|error| self.lost(&what, &error))
    }

    /// Returns the help text for an error, if there is one.
    #[must_use]
    pub fn help(&self, error: &GitError) -> Option<String> {
        match error {
            GitError::Ambiguous(name) if self.is_branch_and_tag(name) => Some(format!(
                "a branch and a tag have this name: write `heads/{name}` or `tags/{name}`"
            )),
            GitError::Ambiguous(_) => Some("write more digits of the commit id".to_owned()),
            GitError::NoRevision(revision) if revision.starts_with('-') => {
                Some("names of revisions can't start with a dash; write options before the revision".to_owned())
            }
            GitError::NoRevision(revision) if self.is_beyond_start(revision) => {
                Some(if self.is_shallow() {
                    UNSHALLOW.to_owned()
                } else {
                    "the history has fewer commits; run `git log` to list them".to_owned()
                })
            }
            GitError::NoRevision(revision) => {
                let names = self.names();
                let near = names
                    .iter()
                    .map(|name| (strsim::osa_distance(revision, name), name))
                    .filter(|(distance, _)| *distance <= (revision.chars().count() / 3).max(1))
                    .min();
                match near {
                    Some((_, near)) => Some(format!("did you mean `{near}`?")),
                    None if self.is_shallow() => Some(UNSHALLOW.to_owned()),
                    None => Some("run `git branch --all` and `git tag` to list all names".to_owned()),
                }
            }
            GitError::Missing(_) if self.is_partial() => Some(
                "this clone is incomplete because it was made with `--filter`; run `git fetch --refetch --no-filter` to get the missing objects".to_owned(),
            ),
            GitError::Missing(_) if self.is_shallow() => Some(UNSHALLOW.to_owned()),
            GitError::Missing(_) => {
                Some("make a new clone to get the missing objects; `git fsck` lists them".to_owned())
            }
            GitError::TooLarge(_) => {
                Some("check that this is the right file; a plan is much smaller".to_owned())
            }
            GitError::NoCommits | GitError::Unreadable(_) | GitError::Unsupported(_) => error.help(),
        }
    }

    /// Returns `true` if a name, ignoring suffixes such as `~2`, is both a branch and a tag with different
    /// commits.
    fn is_branch_and_tag(&self, revision: &str) -> bool {
        let name = revision.split(['~', '^', '@']).next().unwrap_or_default();
        let commit = |folder: &str| {
            let full = format!("refs/{folder}/{name}");
            let mut reference = self.git.try_find_reference(&full).ok()??;
            reference.peel_to_id().ok().map(gix::Id::detach)
        };
        matches!((commit("heads"), commit("tags")), (Some(one), Some(other)) if one != other)
    }

    /// Returns `true` if a revision such as `main~3` starts at an existing commit but goes back
    /// beyond the first commit.
    fn is_beyond_start(&self, revision: &str) -> bool {
        let start =
            revision.trim_end_matches(|c: char| matches!(c, '~' | '^') || c.is_ascii_digit());
        let steps = revision.strip_prefix(start).unwrap_or_default();
        // The name of a branch may end in a digit.
        let first = steps.find(['~', '^']).and_then(|at| revision.get(..start.len() + at));
        first.is_some_and(|start| self.tree_at(start).is_ok())
    }

    /// Returns the names of all branches and tags.
    fn names(&self) -> BTreeSet<String> {
        let Ok(references) = self.git.references() else { return BTreeSet::new() };
        let Ok(all) = references.all() else { return BTreeSet::new() };
        let names = all.filter_map(Result::ok).map(|one| one.name().shorten().to_string());
        names.chain(["HEAD".to_owned()]).collect()
    }
}

impl GitError {
    /// Returns the help text for an error in opening the repository or finding a commit.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            GitError::NoCommits => {
                "commit the plans first: `git add .`, then `git commit -m \"Add plans\"`".to_owned()
            }
            GitError::Unsupported(_) => {
                "run `git refs migrate --ref-format=files` to convert the branches to a supported format"
                    .to_owned()
            }
            GitError::Unreadable(_) => {
                "run `git status` and `git fsck` to see the damage; if you can't repair it, make a new clone".to_owned()
            }
            _ => return None,
        })
    }
}
