//! Finds the project and its plans.

mod misnamed;
mod name_class;
mod skipped;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

pub use self::misnamed::misnamed_project_files;
use self::name_class::is_yaml;
pub use self::skipped::{SkipReason, SkippedFile};
use self::walk::Walk;
use super::disk::{FolderListing, ListError};
use super::path_name::{display_name, resolve_dots, with_slashes};
use super::sandbox::Sandbox;
use super::suggestion::nearest;

/// The project file's name.
pub const PROJECT_FILE: &str = "plancc.yaml";

/// A plan or translation, with the data from its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFile {
    /// The path of the file.
    pub path: PathBuf,
    /// The file's name in messages.
    pub name: String,
    /// The name of the folder, which is the school year in the usual layout.
    pub folder: String,
    /// The plan's id: the file name without extension and without the language of a translation.
    pub id: String,
    /// The language of a translation: `es` in `federal-programs.es.yaml`.
    pub language: Option<String>,
}

/// The result of a search.
#[derive(Debug, Default)]
pub struct FoundPlans {
    /// The files, sorted by path, without duplicates.
    pub found: Vec<PlanFile>,
    /// Folders and links that could not be searched.
    pub passed_over: Vec<FindError>,
    /// Files that look like plans but are skipped, sorted by path.
    pub unread: Vec<SkippedFile>,
}

/// The reason that a search failed.
#[derive(Debug)]
pub enum FindError {
    /// The path does not exist.
    Missing {
        /// The missing path.
        name: String,
        /// A similar existing path, if any.
        near: Option<String>,
    },
    /// The folder contains no plans.
    NoPlans {
        /// The folder.
        name: String,
    },
    /// A link leads out of the project.
    LeadsOut {
        /// The link.
        name: String,
    },
    /// The system reported an error for a folder.
    Failed {
        /// The folder.
        name: String,
        /// The system's message.
        why: String,
    },
}

/// The settings for a search for plans.
#[derive(Debug)]
pub struct Finder<'a> {
    /// The working directory; file names in messages are relative to it.
    pub from: &'a Path,
    /// The project's plans folders, absolute or relative to the working directory.
    pub folders: &'a [PathBuf],
    /// Files and folders without plans: the output folder, forms, templates.
    pub without: &'a [PathBuf],
    /// The sandbox around the project.
    pub sandbox: Option<&'a Sandbox>,
}

/// Returns the project file in `from` or the nearest folder above it.
#[must_use]
pub fn project_file(from: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    resolve_dots(&from, Path::new(""))
        .ancestors()
        .map(|up| up.join(PROJECT_FILE))
        // Also return a dangling link or a folder with this name, so that the attempt to read it
        // fails.
        .find(|file| file.symlink_metadata().is_ok())
}

/// Returns the project files in the folders above `folder`, nearest first.
#[must_use]
pub fn project_files_above(folder: &Path) -> Vec<PathBuf> {
    let files = folder.ancestors().skip(1).map(|up| up.join(PROJECT_FILE));
    files.filter(|file| file.is_file()).collect()
}

/// Returns the project file that applies to all of `paths`, which are relative to the folder
/// `from`. Returns `None` if different project files apply.
#[must_use]
pub fn project_file_of(paths: &[PathBuf], from: &Path) -> Option<PathBuf> {
    let folder = |path: &PathBuf| {
        let path = resolve_dots(path, from);
        if path.is_dir() { Some(path) } else { path.parent().map(Path::to_owned) }
    };
    // Thousands of paths are usually in a few folders, so look up each folder once.
    let folders: BTreeSet<PathBuf> = paths.iter().map(folder).collect::<Option<_>>()?;
    let mut files = folders.iter().map(|folder| project_file(folder));
    let first = files.next()??;
    files.all(|file| file.as_ref() == Some(&first)).then_some(first)
}

impl Finder<'_> {
    /// Finds all plans in the project's plans folders.
    ///
    /// # Errors
    /// Fails if a folder is missing, or if no folder contains a plan.
    pub fn all(&self) -> Result<FoundPlans, FindError> {
        let mut walk = Walk::new(self);
        for folder in self.folders {
            walk.folder(&self.existing(folder)?);
        }
        let name = || {
            let names = self.folders.iter().map(|folder| display_name(folder, self.from));
            names.collect::<Vec<_>>().join("`, `")
        };
        walk.finish(name)
    }

    /// Finds the plans at the given paths. A path to a file is always included; a path to a folder
    /// includes all plans in it.
    ///
    /// A path above the project's plans folders includes only these folders, so `.` at the root of
    /// a project selects its plans, not all YAML files.
    ///
    /// # Errors
    /// Fails if a path is missing, or is a folder without plans.
    pub fn named(&self, paths: &[PathBuf]) -> Result<FoundPlans, FindError> {
        let mut all = Walk::new(self);
        for path in paths {
            let path = self.existing(path)?;
            if !path.is_dir() {
                all.file(&path);
                continue;
            }
            let inner: Vec<PathBuf> =
                self.folders.iter().map(|folder| resolve_dots(folder, self.from)).collect();
            let mut inner: Vec<&PathBuf> = inner
                .iter()
                .filter(|folder| folder.starts_with(&path) && folder.is_dir())
                .collect();
            if inner.is_empty() {
                inner.push(&path);
            }
            let mut walk = Walk::new(self);
            for folder in inner {
                walk.folder(folder);
            }
            let plans = walk.finish(|| display_name(&path, self.from))?;
            plans.found.iter().for_each(|found| all.file(&found.path));
            all.plans.passed_over.extend(plans.passed_over);
            all.plans.unread.extend(plans.unread);
        }
        all.finish(String::new)
    }

    /// Finds the other files of the same plans in the same folders: translations, or the plans that they
    /// translate.
    ///
    /// # Errors
    /// Fails if a folder cannot be listed.
    pub fn beside(&self, plans: &[PlanFile]) -> Result<Vec<PlanFile>, FindError> {
        let mut folders: BTreeMap<&Path, BTreeSet<&str>> = BTreeMap::new();
        for plan in plans {
            if let Some(folder) = plan.path.parent() {
                folders.entry(folder).or_default().insert(&plan.id);
            }
        }
        let known: BTreeSet<&Path> = plans.iter().map(|plan| plan.path.as_path()).collect();
        let mut found = Vec::new();
        for (folder, ids) in folders {
            let walk = WalkDir::new(folder).min_depth(1).max_depth(1);
            let entries: Result<Vec<_>, ListError> =
                FolderListing::new(folder, walk, |_| true).collect();
            let entries = match entries {
                Ok(entries) => entries,
                Err(error) if error.is_missing() => continue,
                Err(error) => {
                    let (name, why) = (display_name(folder, self.from), error.to_string());
                    return Err(FindError::Failed { name, why });
                }
            };
            let paths = entries.into_iter().map(walkdir::DirEntry::into_path);
            let beside = paths
                .filter(|path| is_yaml(path))
                .filter(|path| !known.contains(path.as_path()))
                .map(|path| described(&path, self.from))
                .filter(|file| ids.contains(&*file.id) && self.is_readable(&file.path));
            found.extend(beside);
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }

    /// Finds the plan `id` in the folder `year`, a sibling of the folder of `of`.
    #[must_use]
    pub fn in_year(&self, of: &Path, id: &str, year: &str) -> Option<PlanFile> {
        let folder = of.parent()?.parent()?.join(year);
        let names = ["yaml", "yml"].map(|ending| folder.join(format!("{id}.{ending}")));
        let path = names.iter().find(|path| self.is_readable(path))?;
        Some(described(path, self.from))
    }

    /// Returns `true` if a path is in one of the project's plans folders.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| path.starts_with(resolve_dots(folder, self.from)))
    }

    fn is_readable(&self, path: &Path) -> bool {
        path.is_file()
            && !self.sandbox.is_some_and(|sandbox| sandbox.is_left_by(path).unwrap_or(true))
    }

    /// Returns the absolute path of an existing file or folder.
    ///
    /// # Errors
    /// Fails if it does not exist.
    pub fn existing(&self, path: &Path) -> Result<PathBuf, FindError> {
        let there = resolve_dots(path, self.from);
        if there.exists() || there.is_symlink() {
            return Ok(there);
        }
        let near = nearest(&there).map(|near| display_name(&near, self.from));
        // Paths from the project file are absolute; paths from the user are relative or absolute,
        // as typed.
        let name =
            if path.is_absolute() { display_name(path, self.from) } else { with_slashes(path) };
        Err(FindError::Missing { name, near })
    }
}

/// Derives id, year and language from the path of a file. The name in messages is relative to the
/// folder `from`.
#[must_use]
pub fn described(path: &Path, from: &Path) -> PlanFile {
    let path = resolve_dots(path, from);
    let text = |part: Option<&std::ffi::OsStr>| {
        part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let stem = text(path.file_stem());
    let (id, language) = match stem.rsplit_once('.') {
        Some((id, language)) if !id.is_empty() && is_language(language) => {
            (id.to_owned(), Some(language.to_owned()))
        }
        _ => (stem, None),
    };
    let folder = text(path.parent().and_then(Path::file_name));
    PlanFile { name: display_name(&path, from), folder, id, language, path }
}

/// Returns `true` if a word looks like a language tag: `es`, `zh-Hans`, `yue`.
fn is_language(word: &str) -> bool {
    let mut parts = word.split('-');
    let is_first = parts.next().is_some_and(|first| {
        matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    is_first
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FindError::Missing { name, .. } => write!(f, "`{name}` not found"),
            FindError::NoPlans { name } => write!(f, "no plans found in `{name}`"),
            FindError::LeadsOut { name } => {
                write!(
                    f,
                    "cannot read `{name}`: it is a link to a hidden folder or to a location outside the project"
                )
            }
            FindError::Failed { name, why } => write!(f, "cannot read `{name}`: {why}"),
        }
    }
}

impl FindError {
    /// Returns the help text for the user, if there is one.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            FindError::Missing { near: Some(near), .. } => format!("did you mean `{near}`?"),
            FindError::Missing { near: None, .. } => {
                "check the spelling, or omit the path to use all plans in the project"
                    .to_owned()
            }
            FindError::NoPlans { .. } => {
                "name each plan `<school year>/<department>.yaml`, or create a plan with `plancc new`"
                    .to_owned()
            }
            FindError::LeadsOut { .. } => {
                "replace the link with the file itself, so that everyone's copy of the project includes it".to_owned()
            }
            FindError::Failed { .. } => return None,
        })
    }
}

impl std::error::Error for FindError {}
