//! Resolves symbolic links in a commit.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use super::disk;
use super::git::{GitError, Repository};
use super::listing::{Blob, SpecialEntry};
use super::revision::Snapshot;

/// The maximum number of links to follow for one file, as on Linux.
const HOPS: usize = 40;

impl Repository {
    /// Sets `leads_to` of each link in a snapshot: the target file, or the YAML files in the target
    /// folder.
    ///
    /// plancc doesn't compare plans through links in a commit. But an unchanged link must not hide
    /// a change to its target, since `lint` and `build` follow the link.
    ///
    /// # Errors
    /// Fails if a folder or a link cannot be read.
    pub fn follow(&self, snapshot: &Snapshot, others: &mut [SpecialEntry]) -> Result<(), GitError> {
        for link in others.iter_mut().filter(|other| other.kind == SpecialEntry::LINK) {
            link.leads_to = self.behind(snapshot, &link.name)?;
        }
        Ok(())
    }

    /// Returns the link in the path of a folder, if any.
    ///
    /// # Errors
    /// Fails if a folder or a link cannot be read.
    pub fn link_above(
        &self,
        snapshot: &Snapshot,
        folder: &str,
    ) -> Result<Option<SpecialEntry>, GitError> {
        let leads_to = self.behind(snapshot, folder)?;
        let link = SpecialEntry {
            leads_to,
            ..SpecialEntry::new(folder.to_owned(), SpecialEntry::LINK, &"")
        };
        Ok((!link.leads_to.is_empty()).then_some(link))
    }

    /// Returns `true` if all files that a link leads to have the same bytes on disk as in the
    /// commit.
    #[must_use]
    pub fn leads_to_the_same_on_disk(&self, link: &SpecialEntry) -> bool {
        link.leads_to.iter().all(|blob| {
            let bytes = disk::read(&self.top().join(&blob.name)).ok();
            bytes.and_then(|bytes| self.id_of(&bytes)).as_ref() == Some(&blob.id)
        })
    }

    /// Returns the files that a path leads to through any number of links, sorted by name, without
    /// duplicates.
    fn behind(&self, snapshot: &Snapshot, path: &str) -> Result<Vec<Blob>, GitError> {
        let mut found = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop() {
            let Some(real) = self.real_name(snapshot, &path)? else { continue };
            if !seen.insert(real.clone()) {
                continue;
            }
            let listing = self.listing(snapshot, &real)?;
            let ending = |name: &str| Path::new(name).extension().map(|it| it.to_ascii_lowercase());
            let is_yaml = |name: &str| ending(name).is_some_and(|it| it == "yaml" || it == "yml");
            let files = listing.files.into_iter();
            let files = files.filter(|blob| blob.name == real || is_yaml(&blob.name));
            found.extend(files.map(|blob| (blob.name.clone(), blob)));
            let links = listing.others.into_iter().filter(|other| other.kind == SpecialEntry::LINK);
            open.extend(links.map(|link| link.name));
        }
        Ok(found.into_values().collect())
    }

    /// Returns the target of a path, with all links followed; `None` if it is outside the repository or missing.
    fn real_name(&self, snapshot: &Snapshot, path: &str) -> Result<Option<String>, GitError> {
        let mut rest: VecDeque<String> = path.split('/').map(str::to_owned).collect();
        let mut real: Vec<String> = Vec::new();
        let mut hops = 0;
        while let Some(part) = rest.pop_front() {
            match part.as_str() {
                "" | "." => continue,
                ".." if real.pop().is_none() => return Ok(None),
                ".." => continue,
                _ => real.push(part),
            }
            let what = format!("`{}` at `{}`", real.join("/"), snapshot.revision);
            let tree =
                self.git.find_tree(snapshot.tree).map_err(|error| self.lost(&what, &error))?;
            let entry = tree
                .lookup_entry(real.iter().map(String::as_str))
                .map_err(|error| self.lost(&what, &error))?;
            let Some(entry) = entry else { return Ok(None) };
            if !entry.mode().is_link() {
                continue;
            }
            let link = Blob { name: real.join("/"), id: entry.object_id().to_string() };
            let target = String::from_utf8_lossy(&self.bytes_of(&link)?).into_owned();
            hops += 1;
            if hops > HOPS || target.starts_with('/') {
                return Ok(None);
            }
            real.pop();
            target.split('/').rev().for_each(|part| rest.push_front(part.to_owned()));
        }
        Ok(Some(real.join("/")))
    }
}
