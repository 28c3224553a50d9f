//! File names for other programs: relative to the root of the repository, not to the working directory.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::STANDARD_INPUT;
use super::project::OpenProject;
use crate::workspace::{containment, git, path_name, write};

/// Names files relative to the root of their repository or, without a repository, to the project's folder.
#[derive(Debug)]
pub(crate) struct PathNames {
    here: PathBuf,
    /// The project's folder, with all links resolved.
    project: PathBuf,
    /// Cache: the path from the root to each folder.
    folders: Mutex<HashMap<PathBuf, Option<PathBuf>>>,
}

impl PathNames {
    pub(crate) fn new(opened: &OpenProject) -> PathNames {
        let project = containment::real(&opened.top);
        PathNames { here: opened.here.clone(), project, folders: Mutex::default() }
    }

    /// Returns a file's path from the root, given its name in messages.
    pub(crate) fn name(&self, shown: &str) -> String {
        if shown == STANDARD_INPUT {
            return shown.to_owned();
        }
        let whole = path_name::resolve_dots(Path::new(shown), &self.here);
        let (Some(folder), Some(file)) = (whole.parent(), whole.file_name()) else {
            return shown.to_owned();
        };
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let way = folders.entry(folder.to_owned()).or_insert_with(|| self.way(folder));
        way.as_ref()
            .map_or_else(|| shown.to_owned(), |way| path_name::with_slashes(&way.join(file)))
    }

    /// Returns the path from the root to a folder, which need not exist; `None` if it is outside any repository or
    /// project.
    fn way(&self, folder: &Path) -> Option<PathBuf> {
        let there = folder.ancestors().find(|up| write::is_folder(up))?;
        let rest = folder.strip_prefix(there).ok()?;
        let real = containment::real(there);
        let root = git::root_of(&real);
        let way = match &root {
            Some(root) => real.strip_prefix(root),
            None => real.strip_prefix(&self.project),
        };
        Some(way.ok()?.join(rest))
    }
}
