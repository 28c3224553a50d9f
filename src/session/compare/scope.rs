//! The scope of a comparison: its paths, the rule files of each version, and files that could not be listed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::load::{ComparedFile, PlanListing};
use super::rules::{RuleLocation, home_at};
use super::versions::{Version, VersionLookup};
use crate::report::ComparisonGap;
use crate::session::Error;
use crate::session::approvals::FILE as APPROVALS;
use crate::session::baseline::FILE as BASELINE;
use crate::workspace::find;
use crate::workspace::listing::SpecialEntry;
use crate::workspace::write;

impl VersionLookup<'_> {
    /// Returns the location of a version's rule files; `None` for files outside any project.
    pub(super) fn home(&self, side: &Version) -> Option<RuleLocation> {
        let repository = self.repository;
        match side {
            Version::Working => Some(RuleLocation::Disk(self.opened.top.clone())),
            Version::OnDisk(path) => {
                let folder = if write::is_folder(path) { path.as_path() } else { path.parent()? };
                Some(RuleLocation::Disk(find::project_file(folder)?.parent()?.to_owned()))
            }
            Version::Revision(snapshot) => {
                let repository = repository?;
                let top = repository.name_of(&self.opened.top).filter(|_| !repository.is_bare());
                Some(home_at(repository, snapshot, &top.unwrap_or_default()))
            }
            Version::Within(snapshot, path) => Some(home_at(repository?, snapshot, path)),
        }
    }

    /// Returns the given paths relative to the repository or, for two folders, relative to each folder.
    pub(super) fn within(&self, paths: &[PathBuf], sides: [&Version; 2]) -> Vec<String> {
        let is_folder = |side: &&Version| matches!(side, Version::OnDisk(_) | Version::Within(..));
        let own = |path: &PathBuf| {
            let path = crate::workspace::path_name::with_slashes(path);
            path.trim_start_matches("./").trim_matches('/').to_owned()
        };
        let Some(repository) = self.repository.filter(|_| !sides.iter().any(is_folder)) else {
            return paths.iter().map(own).collect();
        };
        // A path outside the repository is kept: dropping it would widen the comparison.
        let name = |path: &PathBuf| {
            let inside = repository.name_of(&self.opened.here.join(path));
            inside.filter(|_| !repository.is_bare()).unwrap_or_else(|| own(path))
        };
        paths.iter().map(name).collect()
    }

    /// Adds the version's plans outside the given paths.
    pub(super) fn widen(&self, listed: &mut PlanListing, side: &Version) -> Result<(), Error> {
        let known: BTreeSet<String> =
            listed.entries.iter().map(|entry| entry.key.clone()).collect();
        let all = self.list(side, &[])?;
        listed.entries.extend(all.entries.into_iter().filter(|entry| !known.contains(&entry.key)));
        Ok(())
    }

    /// Returns the files that could not be listed, except links and submodules that are the same in both versions.
    pub(super) fn unread(
        &self,
        before: &PlanListing,
        after: &PlanListing,
        is_working: bool,
    ) -> Vec<ComparisonGap> {
        let repository = self.repository;
        let is_same =
            |one: &SpecialEntry, other: &SpecialEntry| one.name == other.name && one.id == other.id;
        let is_kept = |other: &SpecialEntry| match is_working {
            true => repository.is_some_and(|repository| repository.is_on_disk(other)),
            false => after.others.iter().any(|after| is_same(after, other)),
        };
        let leads_elsewhere = |other: &SpecialEntry| match is_working {
            true => repository.is_some_and(|it| !it.leads_to_the_same_on_disk(other)),
            false => !after.others.contains(other),
        };
        let told = |other: &SpecialEntry, what: &str| ComparisonGap {
            name: other.name.clone(),
            reason: format!("`{}` is {}{what}", other.name, other.kind),
        };
        let old = before.others.iter().filter_map(|other| match is_kept(other) {
            false => Some(told(other, " in the old version")),
            true if leads_elsewhere(other) => Some(told(other, ", and its target changed")),
            true => None,
        });
        let is_new = |other: &&SpecialEntry| !before.others.iter().any(|it| is_same(it, other));
        let new = after.others.iter().filter(is_new);
        let others = old.chain(new.map(|other| told(other, " in the new version")));
        before.unread.iter().chain(&after.unread).cloned().chain(others).collect()
    }
}

pub(super) fn is_within(key: &str, folders: &[String]) -> bool {
    folders.iter().any(|folder| {
        folder.is_empty()
            || key
                .strip_prefix(folder.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Returns `true` if the project file of a version is at the top of the compared folder.
pub(super) fn is_top(side: &Version, home: Option<&Option<RuleLocation>>) -> bool {
    match (side, home) {
        (Version::OnDisk(path), Some(Some(RuleLocation::Disk(top)))) => path == top,
        (Version::Within(_, path), Some(Some(RuleLocation::Commit(_, top)))) => path == top,
        _ => false,
    }
}

/// Returns `true` for a project file, baseline file or list of approvals.
pub(super) fn is_rule_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    [find::PROJECT_FILE, APPROVALS, BASELINE].contains(&name)
}

/// Returns `true` if a file exists in only one version.
pub(super) fn have_lone(before: &[ComparedFile], after: &[ComparedFile]) -> bool {
    let keys = |entries: &[ComparedFile]| -> BTreeSet<String> {
        entries.iter().map(|entry| entry.key.clone()).collect()
    };
    keys(before) != keys(after)
}

/// Returns `false` if both versions have their rule files in the same folder on disk.
pub(super) fn is_elsewhere(homes: &[Option<RuleLocation>; 2]) -> bool {
    !matches!(homes, [Some(RuleLocation::Disk(old)), Some(RuleLocation::Disk(new))] if old == new)
}

/// Returns `true` if a name looks like a file rather than a branch.
pub(super) fn looks_like_a_file(name: &str) -> bool {
    is_yaml(name) || name.contains('/') && Path::new(name).extension().is_some()
}

/// Returns `true` if the extension of a name is that of YAML files.
pub(super) fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}
