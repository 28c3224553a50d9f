//! Finds project files inside a project's plans folders. Plans below such a file belong to another
//! project.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::FolderListing;
use super::find::PROJECT_FILE;
use super::read::ReadError;

/// Returns the project files inside a project's plans folders, sorted; `top` is the project's folder.
///
/// Doesn't follow links, and skips hidden folders.
///
/// # Errors
/// Fails if a folder exists but cannot be listed.
pub fn nested(top: &Path, folders: &[PathBuf]) -> Result<Vec<PathBuf>, ReadError> {
    let mut found = Vec::new();
    for folder in folders {
        let entries = FolderListing::new(folder, WalkDir::new(folder).min_depth(1), |entry| {
            !entry.file_name().as_encoded_bytes().starts_with(b".")
        });
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.file_name() == PROJECT_FILE => found.push(entry.into_path()),
                Ok(_) => {}
                Err(error) if error.is_missing() => {}
                Err(error) => return Err(error.into_read_error(folder)),
            }
        }
    }
    found.retain(|path| path.parent() != Some(top));
    found.sort();
    found.dedup();
    Ok(found)
}
