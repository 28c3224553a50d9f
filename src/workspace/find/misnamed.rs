//! Finds misnamed project files, such as `plancc.yml`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::PROJECT_FILE;
use crate::workspace::path_name::resolve_dots;

/// Returns the misnamed project files in `paths`, in `here`, and in their parent folders, up to the
/// first folder with a project file.
///
/// Without this check, plancc would ignore all settings in a project file called `plancc.yml`.
#[must_use]
pub fn misnamed_project_files(paths: &[PathBuf], here: &Path) -> Vec<PathBuf> {
    let starts = paths.iter().map(|path| resolve_dots(path, here)).chain([here.to_owned()]);
    let mut folders = BTreeSet::new();
    for start in starts {
        for folder in start.ancestors() {
            let is_project = folder.join(PROJECT_FILE).symlink_metadata().is_ok();
            if is_project || !folders.insert(folder.to_owned()) {
                break;
            }
        }
    }
    let mut found = BTreeSet::new();
    for folder in folders {
        let entries = folder.read_dir().into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name());
        let names = names.filter(|name| name.to_str().is_some_and(is_misnamed));
        found.extend(names.map(|name| folder.join(name)).filter(|path| path.is_file()));
    }
    found.into_iter().collect()
}

/// Returns `true` for `plancc.yml`, `Plancc.YAML`, `plancc.yaml.txt` and similar names.
fn is_misnamed(name: &str) -> bool {
    let lower = name.to_lowercase();
    let plain = lower.trim_end_matches([' ', '.', '\u{a0}']);
    let plain = plain.strip_suffix(".txt").unwrap_or(plain);
    name != PROJECT_FILE && matches!(plain, "plancc.yaml" | "plancc.yml")
}
