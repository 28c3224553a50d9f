//! Searches folders for plans, and for files that look like plans but are skipped.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::name_class::{NameClass, is_hidden, is_like_yaml, kind, original};
use super::skipped::{SkipReason, SkippedFile, holds_plan};
use super::{FindError, Finder, FoundPlans, PROJECT_FILE, described};
use crate::workspace::disk::{FolderListing, ListError};
use crate::workspace::path_name::{display_name, resolve_dots};
use crate::workspace::scratch::is_temporary;

/// The state of a search, which visits each file once.
pub(super) struct Walk<'a> {
    finder: &'a Finder<'a>,
    without: Vec<PathBuf>,
    seen: BTreeSet<PathBuf>,
    pub(super) plans: FoundPlans,
}

/// The folder being searched.
struct SearchedFolder<'a> {
    path: &'a Path,
    /// The folder's canonical path.
    real: &'a Path,
    /// The hidden link that led to this folder, if any.
    hidden: Option<&'a Path>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(finder: &'a Finder<'a>) -> Walk<'a> {
        let without = finder.without.iter().map(|path| resolve_dots(path, finder.from)).collect();
        Walk { finder, without, seen: BTreeSet::new(), plans: FoundPlans::default() }
    }

    /// Adds a file, regardless of its name.
    pub(super) fn file(&mut self, path: &Path) {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.take(path, real);
    }

    fn take(&mut self, path: &Path, real: PathBuf) {
        if self.seen.insert(real) {
            self.plans.found.push(described(path, self.finder.from));
        }
    }

    /// Adds all plans in a folder. Links are followed last, so that a file is listed under its real
    /// path even if a link also leads to it.
    pub(super) fn folder(&mut self, top: &Path) {
        let is_of_project = self.finder.holds(top);
        let mut folders: Vec<(PathBuf, Option<PathBuf>)> = vec![(top.to_owned(), None)];
        let mut entered = BTreeSet::new();
        while let Some((path, hidden)) = folders.pop() {
            let Ok(real) = path.canonicalize() else { continue };
            // A hidden and a visible link may lead to the same folder.
            if !entered.insert((real.clone(), hidden.is_some())) {
                continue;
            }
            let folder = SearchedFolder { path: &path, real: &real, hidden: hidden.as_deref() };
            let mut links = Vec::new();
            let mut projects = Vec::new();
            // The entries need not be sorted, since all results are sorted at the end.
            let entries = FolderListing::new(&path, WalkDir::new(&path).min_depth(1), |entry| {
                let is_other = !is_of_project && is_project(entry);
                if is_other {
                    projects.push(entry.path().join(PROJECT_FILE));
                }
                !is_other && !is_git(entry)
            });
            for entry in entries {
                match entry {
                    Ok(entry) if entry.path_is_symlink() => links.push(entry.into_path()),
                    Ok(entry) if entry.file_type().is_dir() => {}
                    Ok(entry) => self.entry(entry.path(), &folder),
                    Err(error) => self.failed(&path, &error),
                }
            }
            for project in projects {
                self.unread(&project, SkipReason::OtherProject);
            }
            links.sort();
            for link in links {
                if self.link(&link, &folder) {
                    let hidden = Walk::hidden(&link, &folder);
                    folders.push((link, hidden));
                }
            }
        }
    }

    /// Adds the file if it is a plan, or records that it is skipped if it only looks like one.
    fn entry(&mut self, path: &Path, folder: &SearchedFolder<'_>) {
        let Some(name) = path.file_name() else { return };
        if self.without.iter().any(|without| without == path) {
            return;
        }
        if name == PROJECT_FILE {
            return self.unread(path, SkipReason::ProjectFile);
        }
        let kind = kind(name);
        if kind == NameClass::Other || is_hidden(name) && is_temporary(path) {
            return;
        }
        let way = path.strip_prefix(folder.path).unwrap_or(path);
        let why = match self.other(path, folder) {
            // Reports in the output folder look like plans.
            Some(_) if !is_like_yaml(name) => return,
            Some(other) => SkipReason::InOtherFolder(other.clone()),
            None => match Walk::hidden(path.parent().unwrap_or(path), folder) {
                Some(hidden) => SkipReason::InHiddenFolder(hidden),
                None if kind == NameClass::Plan => return self.take(path, folder.real.join(way)),
                None if is_hidden(name) => SkipReason::Hidden,
                None => SkipReason::Ending,
            },
        };
        let original = name.to_str().and_then(original).map(|own| path.with_file_name(own));
        if original.is_some_and(|own| own.is_file()) {
            return;
        }
        let is_plan = match kind {
            NameClass::Misspelled => Ok(true),
            _ => holds_plan(path, self.finder.sandbox),
        };
        match is_plan {
            Ok(true) => self.unread(path, why),
            Ok(false) => {}
            Err(why) if is_like_yaml(name) => {
                let name = display_name(path, self.finder.from);
                self.plans.passed_over.push(FindError::Failed { name, why });
            }
            Err(_) => {}
        }
    }

    /// Returns the folder between the searched folder and `path` that the project uses for
    /// something else, if any.
    fn other(&self, path: &Path, folder: &SearchedFolder<'_>) -> Option<&PathBuf> {
        let mut others = self.without.iter();
        others.find(|other| path.starts_with(other) && !folder.path.starts_with(other))
    }

    /// Returns the hidden folder that `path` is or is in, if any.
    fn hidden(path: &Path, folder: &SearchedFolder<'_>) -> Option<PathBuf> {
        let below = path.ancestors().take_while(|up| *up != folder.path);
        let hidden = below.filter(|up| up.file_name().is_some_and(is_hidden)).last();
        folder.hidden.or(hidden).map(Path::to_owned)
    }

    fn unread(&mut self, path: &Path, why: SkipReason) {
        let name = display_name(path, self.finder.from);
        self.plans.unread.push(SkippedFile { path: path.to_owned(), name, why });
    }

    fn failed(&mut self, folder: &Path, error: &ListError) {
        let name = display_name(error.path().unwrap_or(folder), self.finder.from);
        let why = error.to_string();
        self.plans.passed_over.push(FindError::Failed { name, why });
    }

    /// Adds the file that a link leads to. Returns `true` if the link leads to a folder that must
    /// be searched.
    fn link(&mut self, link: &Path, folder: &SearchedFolder<'_>) -> bool {
        let name = link.file_name().unwrap_or_default();
        let is_folder = link.is_dir();
        if !is_folder && matches!(kind(name), NameClass::Other) {
            return false;
        }
        let is_lost = !link.exists();
        // Emacs locks are dangling links.
        let is_plain = matches!(kind(name), NameClass::Plan | NameClass::Misspelled);
        if is_lost && !is_plain {
            return false;
        }
        if is_lost {
            let name = display_name(link, self.finder.from);
            let why = "it is a link to a file that does not exist".to_owned();
            self.plans.passed_over.push(FindError::Failed { name, why });
            return false;
        }
        if self.finder.sandbox.is_some_and(|sandbox| sandbox.is_left_by(link).unwrap_or(true)) {
            if is_folder || is_like_yaml(name) {
                let name = display_name(link, self.finder.from);
                self.plans.passed_over.push(FindError::LeadsOut { name });
            }
            return false;
        }
        if !is_folder && name == PROJECT_FILE {
            self.unread(link, SkipReason::ProjectFile);
        } else if !is_folder
            && kind(name) == NameClass::Plan
            && Walk::hidden(link, folder).is_none()
        {
            self.file(link);
        } else if !is_folder {
            self.entry(link, folder);
        }
        is_folder
    }

    pub(super) fn finish(mut self, name: impl FnOnce() -> String) -> Result<FoundPlans, FindError> {
        let FoundPlans { found, passed_over, unread } = &mut self.plans;
        // Skip a file that was already found at another path.
        let seen = &self.seen;
        unread.retain(|one| {
            one.why == SkipReason::ProjectFile
                || !one.path.canonicalize().is_ok_and(|real| seen.contains(&real))
        });
        if found.is_empty() && unread.is_empty() {
            return Err(match passed_over.pop() {
                Some(error) => error,
                None => FindError::NoPlans { name: name() },
            });
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        unread.sort_by(|a, b| a.path.cmp(&b.path));
        unread.dedup();
        passed_over.sort_by_cached_key(ToString::to_string);
        Ok(self.plans)
    }
}

/// Returns `true` if an entry is a folder with its own project file.
fn is_project(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() && entry.path().join(PROJECT_FILE).is_file()
}

/// Returns `true` for a repository's `.git` folder, and for the `.git` file of a worktree or
/// submodule.
///
/// On Linux, `.GIT` is an ordinary folder. A `.git` folder without a repository is also an ordinary
/// folder.
fn is_git(entry: &DirEntry) -> bool {
    entry.file_name() == ".git"
        && (!entry.file_type().is_dir() || entry.path().join("HEAD").symlink_metadata().is_ok())
}
