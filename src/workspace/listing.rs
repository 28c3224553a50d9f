//! Lists the files in a folder of a commit.

use super::git::{GitError, Repository};
use super::revision::Snapshot;

/// A file in a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// The path relative to the repository's root, with `/`.
    pub name: String,
    /// The id of the blob.
    pub id: String,
}

/// An entry of a snapshot that is not a regular file, so plancc doesn't read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecialEntry {
    /// The path relative to the repository's root, with `/`.
    pub name: String,
    /// The type of the entry: `a symbolic link` or `a submodule`.
    pub kind: &'static str,
    /// Git's object id, which identifies the link target or the submodule's commit.
    pub id: String,
    /// The files that a link leads to; empty until [`Repository::follow`] fills it.
    pub leads_to: Vec<Blob>,
}

impl SpecialEntry {
    /// The kind of a symbolic link.
    pub const LINK: &'static str = "a symbolic link";

    pub(super) fn new(name: String, kind: &'static str, id: &impl ToString) -> SpecialEntry {
        SpecialEntry { name, kind, id: id.to_string(), leads_to: Vec::new() }
    }
}

/// The contents of a folder in a snapshot, sorted by name.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// The regular files.
    pub files: Vec<Blob>,
    /// Links and submodules.
    pub others: Vec<SpecialEntry>,
}

impl Repository {
    /// Lists the files in a folder of a snapshot and its subfolders, sorted by name. If `folder` is
    /// a file, returns that file; if it does not exist, returns an empty list. An empty `folder`
    /// means the entire repository.
    ///
    /// # Errors
    /// Fails if the folder cannot be read.
    pub fn files_in(&self, snapshot: &Snapshot, folder: &str) -> Result<Vec<Blob>, GitError> {
        Ok(self.listing(snapshot, folder)?.files)
    }

    /// Lists a folder like [`Repository::files_in`], and also returns the entries that are not
    /// regular files.
    ///
    /// # Errors
    /// Fails if the folder cannot be read.
    pub fn listing(&self, snapshot: &Snapshot, folder: &str) -> Result<Listing, GitError> {
        let folder = folder.trim_matches('/');
        let what = match folder {
            "" => format!("the files at `{}`", snapshot.revision),
            folder => format!("`{folder}` at `{}`", snapshot.revision),
        };
        let mut listing = Listing::default();
        let mut tree =
            self.git.find_tree(snapshot.tree).map_err(|error| self.lost(&what, &error))?;
        if !folder.is_empty() {
            let entry =
                tree.lookup_entry(folder.split('/')).map_err(|error| self.lost(&what, &error))?;
            let Some(entry) = entry else { return Ok(listing) };
            if !entry.mode().is_tree() {
                listing.add(entry.mode(), folder.to_owned(), entry.object_id());
                return Ok(listing);
            }
            tree =
                self.git.find_tree(entry.object_id()).map_err(|error| self.lost(&what, &error))?;
        }
        let entries =
            tree.traverse().breadthfirst.files().map_err(|error| self.lost(&what, &error))?;
        let under = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        for entry in entries {
            listing.add(entry.mode, format!("{under}{}", entry.filepath), entry.oid);
        }
        listing.files.sort_by(|a, b| a.name.cmp(&b.name));
        listing.others.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(listing)
    }

    /// Returns `true` if the same entry is on disk: a link with the same target or, for a
    /// submodule, any folder.
    #[must_use]
    pub fn is_on_disk(&self, other: &SpecialEntry) -> bool {
        let path = self.top().join(&other.name);
        match path.read_link() {
            Ok(target) => {
                let target = target.to_string_lossy().into_owned();
                self.id_of(target.as_bytes()).as_ref() == Some(&other.id)
            }
            Err(_) => other.kind == "a submodule" && path.is_dir(),
        }
    }
}

impl Listing {
    /// Returns `true` if the listing is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.others.is_empty()
    }

    fn add(&mut self, mode: gix::objs::tree::EntryMode, name: String, id: impl ToString) {
        if mode.is_blob() {
            self.files.push(Blob { name, id: id.to_string() });
        } else if mode.is_link() {
            self.others.push(SpecialEntry::new(name, SpecialEntry::LINK, &id));
        } else if mode.is_commit() {
            self.others.push(SpecialEntry::new(name, "a submodule", &id));
        }
    }
}
