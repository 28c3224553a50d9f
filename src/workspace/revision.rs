//! Files as they were at a revision.

use std::collections::BTreeSet;

use gix::revision::spec::parse;

use super::git::{GitError, Repository, reason};
pub use super::listing::Blob;
use super::read;

/// What to do where a clone lacks a commit.
const UNSHALLOW: &str = "this clone holds only the latest part of its history; `git fetch --unshallow` \
                         brings the rest (in a workflow: `fetch-depth: 0`)";

/// All files as they were at one commit.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What somebody called the commit.
    pub revision: String,
    pub(super) tree: gix::ObjectId,
}

impl Repository {
    /// The files at a revision.
    ///
    /// # Errors
    /// Where there is no such revision, several are meant, or it cannot be read.
    pub fn snapshot(&self, revision: &str) -> Result<Snapshot, GitError> {
        let tree = self.tree_at(revision)?;
        Ok(Snapshot { revision: revision.to_owned(), tree: tree.id })
    }

    /// The bytes of a file of a snapshot.
    ///
    /// # Errors
    /// Where they are not here, or are more than a plan is.
    pub fn bytes_of(&self, blob: &Blob) -> Result<Vec<u8>, GitError> {
        let what = format!("`{}`", blob.name);
        let id = gix::ObjectId::from_hex(blob.id.as_bytes())
            .map_err(|error| GitError::Missing(format!("{what}: {error}")))?;
        let header = self.git.find_header(id).map_err(|error| self.lost(&what, &error))?;
        if header.size() >= read::LIMIT {
            let most = read::LIMIT / 1_000_000;
            return Err(GitError::TooLarge(format!("{what} has {most} MB or more")));
        }
        let mut blob = self.git.find_object(id).map_err(|error| self.lost(&what, &error))?;
        Ok(std::mem::take(&mut blob.data))
    }

    /// What git would call these bytes.
    #[must_use]
    pub fn id_of(&self, bytes: &[u8]) -> Option<String> {
        let id = gix::objs::compute_hash(self.git.object_hash(), gix::objs::Kind::Blob, bytes);
        id.ok().map(|id| id.to_string())
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
            let most = read::LIMIT / 1_000_000;
            return Err(GitError::TooLarge(format!("`{name}` has {most} MB or more")));
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
            // Not every layer hands its cause on.
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

    /// The damage for which a name that git knows leads to no commit; `None` if there is no such name.
    fn broken(&self, revision: &str) -> Option<GitError> {
        let name = revision.split(['~', '^', '@', ':']).next().unwrap_or_default();
        if matches!(name, "HEAD" | "") {
            return match self.head() {
                Ok(None) => Some(GitError::NoCommits),
                Ok(Some(head)) => self.gap(revision, head),
                Err(error) => Some(error),
            };
        }
        // What cannot be a name is none, and not damaged.
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

    /// The missing commit that cuts off the history behind `start`, if `revision` goes back from there; a
    /// shallow clone has none, since it ends where it was told to.
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

    /// What to do about an error, where there is something to say.
    #[must_use]
    pub fn help(&self, error: &GitError) -> Option<String> {
        match error {
            GitError::Ambiguous(name) if self.is_branch_and_tag(name) => Some(format!(
                "a branch and a tag are called so: write `heads/{name}` or `tags/{name}`"
            )),
            GitError::Ambiguous(_) => Some("write more of the commit's name".to_owned()),
            GitError::NoRevision(revision) if revision.starts_with('-') => {
                Some("no name in git begins with a dash; options stand before names".to_owned())
            }
            GitError::NoRevision(revision) if self.is_beyond_start(revision) => {
                Some(if self.is_shallow() {
                    UNSHALLOW.to_owned()
                } else {
                    "the history is shorter than that; `git log` shows it".to_owned()
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
                    None => Some("`git branch --all` and `git tag` list the names".to_owned()),
                }
            }
            GitError::Missing(_) if self.is_partial() => Some(
                "this clone left out some objects (`--filter`); `git fetch --refetch --no-filter` brings all".to_owned(),
            ),
            GitError::Missing(_) if self.is_shallow() => Some(UNSHALLOW.to_owned()),
            GitError::Missing(_) => {
                Some("`git fsck` lists what is missing; a new clone has everything".to_owned())
            }
            GitError::TooLarge(_) => {
                Some("a plan is a text file; check whether this is the right one".to_owned())
            }
            GitError::NoCommits | GitError::Unreadable(_) | GitError::Unsupported(_) => error.help(),
        }
    }

    /// Whether a name, with or without steps back as in `spring~2`, is a branch's and another commit's tag.
    fn is_branch_and_tag(&self, revision: &str) -> bool {
        let name = revision.split(['~', '^', '@']).next().unwrap_or_default();
        let commit = |folder: &str| {
            let full = format!("refs/{folder}/{name}");
            let mut reference = self.git.try_find_reference(&full).ok()??;
            reference.peel_to_id().ok().map(gix::Id::detach)
        };
        matches!((commit("heads"), commit("tags")), (Some(one), Some(other)) if one != other)
    }

    /// Whether a name such as `main~3` goes back from a commit that is here.
    fn is_beyond_start(&self, revision: &str) -> bool {
        let start =
            revision.trim_end_matches(|c: char| matches!(c, '~' | '^') || c.is_ascii_digit());
        let steps = revision.strip_prefix(start).unwrap_or_default();
        // A branch may end in a digit.
        let first = steps.find(['~', '^']).and_then(|at| revision.get(..start.len() + at));
        first.is_some_and(|start| self.tree_at(start).is_ok())
    }

    /// The names of branches and tags.
    fn names(&self) -> BTreeSet<String> {
        let Ok(references) = self.git.references() else { return BTreeSet::new() };
        let Ok(all) = references.all() else { return BTreeSet::new() };
        let names = all.filter_map(Result::ok).map(|one| one.name().shorten().to_string());
        names.chain(["HEAD".to_owned()]).collect()
    }
}

impl GitError {
    /// What to do about an error that keeps plancc from opening the repository, or from finding a commit in it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            GitError::NoCommits => {
                "commit the plans first: `git add .`, then `git commit -m \"Start\"`".to_owned()
            }
            GitError::Unsupported(_) => {
                "`git refs migrate --ref-format=files` stores them in a form that plancc reads"
                    .to_owned()
            }
            GitError::Unreadable(_) => {
                "`git status` and `git fsck` show what is damaged; a new clone is sound".to_owned()
            }
            _ => return None,
        })
    }
}
