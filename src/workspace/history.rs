//! Finds the last change of each file in a single walk through the history.
//!
//! The result matches `git log -1 -- FILE`. From each commit, the walk follows the first parent
//! that has the same version of the file. If no parent has that version, the commit changed the
//! file. The walk follows files with the same parents together, and doesn't open unchanged trees.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};
use std::rc::Rc;

use gix::ObjectId;
use gix::bstr::ByteSlice;
use gix::objs::tree::{EntryMode, EntryRef};
use gix::objs::{CommitRef, TreeRefIter};

/// The number of commits and trees to cache. Each commit and tree is needed twice: for the parent,
/// and for the current commit.
const KEPT: usize = 64;

/// The time of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommitTime {
    /// Seconds since the Unix epoch (UTC).
    pub seconds: i64,
    /// Offset of the committer's clock from UTC, in seconds.
    pub offset: i32,
}

/// Git's information about the last change to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastChange {
    /// The time of the commit that last changed the file.
    At(CommitTime),
    /// The file changed since the latest commit, or git does not track it.
    Uncommitted,
    /// The change is not in the available history: the clone is shallow, or objects are missing.
    BeforeHistory,
}

/// The mode and id of a name in a tree; `None` if the tree lacks the name.
type TreeEntry = Option<(EntryMode, ObjectId)>;

/// Finds the last change of each file, starting at the commit `head`. `names` are paths relative to
/// the repository's root; `fingerprints` returns the possible blob ids of a file on disk.
pub(super) fn last_changed(
    git: &gix::Repository,
    head: ObjectId,
    names: &[Option<String>],
    fingerprints: impl Fn(usize) -> Vec<ObjectId>,
) -> Vec<LastChange> {
    let mut changed = vec![LastChange::Uncommitted; names.len()];
    let mut walk = Walk::new(git, names);
    let Some(step) = walk.step(head) else { return vec![LastChange::BeforeHistory; names.len()] };
    let Some(present) = walk.differences(Some(step.tree), None) else {
        return vec![LastChange::BeforeHistory; names.len()];
    };
    let clean: Vec<usize> = present
        .into_iter()
        .filter(|(index, entry)| {
            entry.is_some_and(|(mode, id)| mode.is_blob() && fingerprints(*index).contains(&id))
        })
        .map(|(index, _)| index)
        .collect();
    for (index, answer) in walk.follow(head, clean) {
        if let Some(slot) = changed.get_mut(index) {
            *slot = answer;
        }
    }
    changed
}

/// A folder that contains a requested file, directly or in a subfolder.
#[derive(Default)]
struct HistoryFolder {
    /// The names of requested files and their folders in this folder, in byte order.
    inside: BTreeMap<Vec<u8>, FolderEntry>,
}

#[derive(Default)]
struct FolderEntry {
    /// The indices of the requested files with this name.
    files: Vec<usize>,
    /// The index of the folder with this name in the list of folders.
    folder: Option<usize>,
}

struct Walk<'a> {
    git: &'a gix::Repository,
    folders: Vec<HistoryFolder>,
    trees: HashMap<ObjectId, Rc<[u8]>>,
}

/// The parts of a commit that the walk needs.
struct CommitParts {
    tree: ObjectId,
    parents: Vec<ObjectId>,
    moment: CommitTime,
}

impl<'a> Walk<'a> {
    fn new(git: &'a gix::Repository, names: &[Option<String>]) -> Walk<'a> {
        let mut folders = vec![HistoryFolder::default()];
        for (index, name) in names.iter().enumerate() {
            let Some(name) = name else { continue };
            let (path, file) = name.rsplit_once('/').unwrap_or(("", name));
            let mut at = 0;
            for part in path.split('/').filter(|part| !part.is_empty()) {
                let next = folders.len();
                let Some(folder) = folders.get_mut(at) else { break };
                let inside = folder.inside.entry(part.as_bytes().to_vec()).or_default();
                at = *inside.folder.get_or_insert(next);
                if at == next {
                    folders.push(HistoryFolder::default());
                }
            }
            if let Some(folder) = folders.get_mut(at) {
                folder.inside.entry(file.as_bytes().to_vec()).or_default().files.push(index);
            }
        }
        Walk { git, folders, trees: HashMap::new() }
    }

    /// Follows files back through the history, from `head` to the commit that last changed each of
    /// them.
    fn follow(&mut self, head: ObjectId, files: Vec<usize>) -> Vec<(usize, LastChange)> {
        let mut answers = Vec::new();
        let mut waiting = BTreeMap::from([(head, files.into_iter().collect::<BTreeSet<usize>>())]);
        let mut queue = BinaryHeap::new();
        let mut steps: BTreeMap<ObjectId, Option<CommitParts>> = BTreeMap::new();
        queue.push((i64::MAX, Reverse(head)));
        // Visit the latest commit first, so that merged branches are followed together from their
        // common ancestor on.
        while let Some((_, Reverse(commit))) = queue.pop() {
            let Some(mut files) = waiting.remove(&commit).filter(|files| !files.is_empty()) else {
                continue;
            };
            let step = steps.remove(&commit).unwrap_or_else(|| self.step(commit));
            let Some(step) = step else {
                answers.extend(files.into_iter().map(|file| (file, LastChange::BeforeHistory)));
                continue;
            };
            let mut is_known = true;
            for &parent in &step.parents {
                if files.is_empty() {
                    break;
                }
                let before = steps.remove(&parent).flatten().or_else(|| self.step(parent));
                let differences = before
                    .as_ref()
                    .and_then(|before| self.differences(Some(step.tree), Some(before.tree)));
                let Some(differences) = differences else {
                    // A shallow clone lists parents that it does not contain.
                    is_known = false;
                    continue;
                };
                let same: BTreeSet<usize> =
                    files.iter().copied().filter(|file| !differences.contains_key(file)).collect();
                files.retain(|file| !same.contains(file));
                if !same.is_empty() {
                    waiting.entry(parent).or_default().extend(same);
                    let moment = before.as_ref().map_or(i64::MIN, |before| before.moment.seconds);
                    queue.push((moment, Reverse(parent)));
                }
                steps.insert(parent, before);
            }
            let answer =
                if is_known { LastChange::At(step.moment) } else { LastChange::BeforeHistory };
            answers.extend(files.into_iter().map(|file| (file, answer)));
            if waiting.is_empty() {
                break;
            }
            if steps.len() > KEPT {
                steps.clear();
            }
        }
        answers
    }

    fn step(&self, commit: ObjectId) -> Option<CommitParts> {
        let object = self.git.find_commit(commit).ok()?;
        let commit = CommitRef::from_bytes(&object.data, object.id.kind()).ok()?;
        let time = commit.committer().ok()?.time().ok()?;
        Some(CommitParts {
            tree: commit.tree(),
            parents: commit.parents().collect(),
            moment: CommitTime { seconds: time.seconds, offset: time.offset },
        })
    }

    /// Returns the requested files that differ between two trees, with their entries in the first
    /// tree; `None` if a tree cannot be read.
    fn differences(
        &mut self,
        one: Option<ObjectId>,
        other: Option<ObjectId>,
    ) -> Option<HashMap<usize, TreeEntry>> {
        let mut found = HashMap::new();
        let mut pairs = vec![(one, other, 0)];
        while let Some((one, other, at)) = pairs.pop() {
            if one == other {
                continue;
            }
            let (one, other) = (self.tree(one)?, self.tree(other)?);
            let kind = self.git.object_hash();
            let (mut left, mut right) =
                (TreeRefIter::from_bytes(&one, kind), TreeRefIter::from_bytes(&other, kind));
            let (mut ours, mut theirs) =
                (left.next().transpose().ok()?, right.next().transpose().ok()?);
            let folder = self.folders.get(at)?;
            // Both trees are sorted in git's order, so a merge join finds equal names.
            while let Some(name) = match (ours, theirs) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            }
            .map(|entry| entry.filename)
            {
                let (one, other) = (
                    ours.filter(|one| one.filename == name),
                    theirs.filter(|other| other.filename == name),
                );
                if one.is_some() {
                    ours = left.next().transpose().ok()?;
                }
                if other.is_some() {
                    theirs = right.next().transpose().ok()?;
                }
                if one == other {
                    continue;
                }
                let Some(inside) = folder.inside.get(name.as_bytes()) else { continue };
                let entry = one.map(|one| (one.mode, one.oid.to_owned()));
                found.extend(inside.files.iter().map(|&file| (file, entry)));
                if let Some(folder) = inside.folder {
                    let tree = |entry: Option<EntryRef<'_>>| {
                        entry.filter(|entry| entry.mode.is_tree()).map(|entry| entry.oid.to_owned())
                    };
                    pairs.push((tree(one), tree(other), folder));
                }
            }
        }
        Some(found)
    }

    /// Returns a tree's raw bytes; empty for `None`.
    fn tree(&mut self, id: Option<ObjectId>) -> Option<Rc<[u8]>> {
        let Some(id) = id else { return Some(Rc::default()) };
        if let Some(known) = self.trees.get(&id) {
            return Some(Rc::clone(known));
        }
        let tree: Rc<[u8]> = self.git.find_tree(id).ok()?.data.as_slice().into();
        if self.trees.len() > KEPT {
            self.trees.clear();
        }
        self.trees.insert(id, Rc::clone(&tree));
        Some(tree)
    }
}
