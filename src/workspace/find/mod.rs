//! Finding the project and its plans.

mod name;
mod unread;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use self::name::is_yaml;
pub use self::unread::{Unread, Why};
use self::walk::Walk;
use super::fence::Fence;
use super::name::{shown, whole, with_slashes};
use super::near::nearest;

/// The project file's name.
pub const PROJECT_FILE: &str = "plancc.yaml";

/// A file that is to be a plan or the translation of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// What messages call it.
    pub name: String,
    /// The folder's name, which is the school year where the folders are laid out as the language says.
    pub folder: String,
    /// The plan's id: the file's name without its ending and without the language of a translation.
    pub id: String,
    /// The language of a translation: `es` in `federal-programs.es.yaml`.
    pub language: Option<String>,
}

/// What was found, and what could not be looked into.
#[derive(Debug, Default)]
pub struct Plans {
    /// In the order of their paths, each once.
    pub found: Vec<Found>,
    /// Folders and links that hold something which is not among them.
    pub passed_over: Vec<FindError>,
    /// Files that look like plans and are not among them, in the order of their paths.
    pub unread: Vec<Unread>,
}

/// Why plans were not found.
#[derive(Debug)]
pub enum FindError {
    /// Nothing is there; perhaps a path like it is.
    Missing {
        /// What was named.
        name: String,
        /// What is most like it.
        near: Option<String>,
    },
    /// The folder holds no plan.
    NoPlans {
        /// The folder.
        name: String,
    },
    /// A link leads out of the project.
    LeadsOut {
        /// The link.
        name: String,
    },
    /// The system failed to list a folder.
    Failed {
        /// The folder.
        name: String,
        /// The system's reason.
        why: String,
    },
}

/// Where plans are looked for.
#[derive(Debug)]
pub struct Finder<'a> {
    /// The working directory, which names are relative to.
    pub from: &'a Path,
    /// The project's folders of plans, from the top of the disk or from the working directory.
    pub folders: &'a [PathBuf],
    /// Files and folders that hold no plans: the output folder, forms, templates.
    pub without: &'a [PathBuf],
    /// What no link may lead out of.
    pub fence: Option<&'a Fence>,
}

/// The project file of `from` or of the nearest folder above it.
#[must_use]
pub fn project_file(from: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    whole(&from, Path::new(""))
        .ancestors()
        .map(|up| up.join(PROJECT_FILE))
        // A link to nothing or a folder of that name is an error to report, not a project without rules.
        .find(|file| file.symlink_metadata().is_ok())
}

/// The project files of the folders above `folder`, the nearest first.
#[must_use]
pub fn project_files_above(folder: &Path) -> Vec<PathBuf> {
    let files = folder.ancestors().skip(1).map(|up| up.join(PROJECT_FILE));
    files.filter(|file| file.is_file()).collect()
}

/// The project file that all of `paths`, seen from the folder `from`, have nearest above them.
#[must_use]
pub fn project_file_of(paths: &[PathBuf], from: &Path) -> Option<PathBuf> {
    let folder = |path: &PathBuf| {
        let path = whole(path, from);
        if path.is_dir() { Some(path) } else { path.parent().map(Path::to_owned) }
    };
    // Ten thousand plans that are named stand in a few folders.
    let folders: BTreeSet<PathBuf> = paths.iter().map(folder).collect::<Option<_>>()?;
    let mut files = folders.iter().map(|folder| project_file(folder));
    let first = files.next()??;
    files.all(|file| file.as_ref() == Some(&first)).then_some(first)
}

impl Finder<'_> {
    /// All plans in the project's folders.
    ///
    /// # Errors
    /// Where a folder is not there, or there is not one plan in all of them.
    pub fn all(&self) -> Result<Plans, FindError> {
        let mut walk = Walk::new(self);
        for folder in self.folders {
            walk.folder(&self.existing(folder)?);
        }
        let name = || {
            let names = self.folders.iter().map(|folder| shown(folder, self.from));
            names.collect::<Vec<_>>().join("`, `")
        };
        walk.finish(name)
    }

    /// The plans that somebody named: files as they are, folders with all that is in them.
    ///
    /// A folder around the project's folders of plans stands for those, so that `.` at the top of a
    /// project is the project and not every file that ends in `.yaml`.
    ///
    /// # Errors
    /// Where a path is not there, or one is a folder without a plan.
    pub fn named(&self, paths: &[PathBuf]) -> Result<Plans, FindError> {
        let mut all = Walk::new(self);
        for path in paths {
            let path = self.existing(path)?;
            if !path.is_dir() {
                all.file(&path);
                continue;
            }
            let inner: Vec<PathBuf> =
                self.folders.iter().map(|folder| whole(folder, self.from)).collect();
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
            let plans = walk.finish(|| shown(&path, self.from))?;
            plans.found.iter().for_each(|found| all.file(&found.path));
            all.plans.passed_over.extend(plans.passed_over);
            all.plans.unread.extend(plans.unread);
        }
        all.finish(String::new)
    }

    /// The other files of the same plans in the same folders: translations, and what they translate.
    #[must_use]
    pub fn beside(&self, plans: &[Found]) -> Vec<Found> {
        let mut folders: BTreeMap<&Path, BTreeSet<&str>> = BTreeMap::new();
        for plan in plans {
            if let Some(folder) = plan.path.parent() {
                folders.entry(folder).or_default().insert(&plan.id);
            }
        }
        let known: BTreeSet<&Path> = plans.iter().map(|plan| plan.path.as_path()).collect();
        let mut found = Vec::new();
        for (folder, ids) in folders {
            let entries = folder.read_dir().into_iter().flatten().flatten();
            let paths = entries.map(|entry| entry.path()).filter(|path| is_yaml(path));
            let beside = paths
                .filter(|path| !known.contains(path.as_path()))
                .map(|path| described(&path, self.from))
                .filter(|file| ids.contains(&*file.id) && self.is_readable(&file.path));
            found.extend(beside);
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The plan `id` in the folder `year` beside the folder of `of`, as the language lays plans out.
    #[must_use]
    pub fn in_year(&self, of: &Path, id: &str, year: &str) -> Option<Found> {
        let folder = of.parent()?.parent()?.join(year);
        let names = ["yaml", "yml"].map(|ending| folder.join(format!("{id}.{ending}")));
        let path = names.iter().find(|path| self.is_readable(path))?;
        Some(described(path, self.from))
    }

    /// Whether a path lies in one of the project's folders of plans.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| path.starts_with(whole(folder, self.from)))
    }

    fn is_readable(&self, path: &Path) -> bool {
        path.is_file() && !self.fence.is_some_and(|fence| fence.is_left_by(path).unwrap_or(true))
    }

    /// The whole path of what is there, from the top of the disk.
    ///
    /// # Errors
    /// Where nothing is there.
    pub fn existing(&self, path: &Path) -> Result<PathBuf, FindError> {
        let there = whole(path, self.from);
        if there.exists() || there.is_symlink() {
            return Ok(there);
        }
        let near = nearest(&there).map(|near| shown(&near, self.from));
        // What the project names is whole; what somebody typed is shown as it was typed.
        let name = if path.is_absolute() { shown(path, self.from) } else { with_slashes(path) };
        Err(FindError::Missing { name, near })
    }
}

/// What a file's path says about it, called as it is seen from the folder `from`.
#[must_use]
pub fn described(path: &Path, from: &Path) -> Found {
    let path = whole(path, from);
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
    Found { name: shown(&path, from), folder, id, language, path }
}

/// Whether a word has the form of a language's tag: `es`, `zh-Hans`, `yue`.
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
            FindError::Missing { name, .. } => write!(f, "there is no file or folder `{name}`"),
            FindError::NoPlans { name } => write!(f, "there is no plan in `{name}`"),
            FindError::LeadsOut { name } => {
                write!(
                    f,
                    "`{name}` is a link that leads out of the project or into a hidden folder, and was not followed"
                )
            }
            FindError::Failed { name, why } => write!(f, "`{name}` cannot be looked into: {why}"),
        }
    }
}

impl FindError {
    /// What to do next, where there is something to say.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            FindError::Missing { near: Some(near), .. } => format!("did you mean `{near}`?"),
            FindError::Missing { near: None, .. } => {
                "name a plan or a folder of plans that is there; without a name, all plans of the project are taken".to_owned()
            }
            FindError::NoPlans { .. } => {
                "a plan is a file `<school year>/<department>.yaml`".to_owned()
            }
            FindError::LeadsOut { .. } => {
                "move what it leads to into the project, so that everyone who has the project has it"
                    .to_owned()
            }
            FindError::Failed { .. } => return None,
        })
    }
}

impl std::error::Error for FindError {}
