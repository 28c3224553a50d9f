//! Finds project files inside a project's plans folders. Plans below such a file belong to another
//! project.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::find::PROJECT_FILE;

/// Returns the project files inside a project's plans folders, sorted; `top` is the project's folder.
///
/// Doesn't follow links, and skips hidden folders.
#[must_use]
pub fn nested(top: &Path, folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in folders {
        let entries = WalkDir::new(folder)
            .min_depth(1)
            .into_iter()
            .filter_entry(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
        let files = entries.filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
        let files = files.filter(|entry| entry.file_name() == PROJECT_FILE);
        found.extend(files.map(walkdir::DirEntry::into_path));
    }
    found.retain(|path| path.parent() != Some(top));
    found.sort();
    found.dedup();
    found
}
