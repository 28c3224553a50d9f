//! Reads a district's templates folder.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::FolderListing;
use super::path_name::{display_name, with_slashes};
use super::read::{self, ReadError, ReadFailure};
use super::sandbox::Sandbox;

/// A file in a templates folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// The path in the templates folder, with `/`: `html/report.html`.
    pub path: String,
    /// The file's name in messages.
    pub name: String,
    /// The content of the file.
    pub text: String,
}

/// Reads the templates in `folder`, sorted by path; `here` is the working directory.
///
/// Reads only the subfolders named after a format, so the folder may also contain a README or
/// images. Skips hidden files.
///
/// # Errors
/// Fails if the folder does not exist, or a file in it cannot be read as text.
pub fn folder(
    folder: &Path,
    formats: &[&str],
    here: &Path,
    sandbox: Option<&Sandbox>,
) -> Result<Vec<TemplateFile>, ReadError> {
    if !folder.is_dir() {
        let why = if folder.exists() { ReadFailure::NotAFolder } else { ReadFailure::NoFolder };
        return Err(ReadError { name: display_name(folder, here), why });
    }
    let mut files = Vec::new();
    for format in formats {
        let inside = folder.join(format);
        let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let walk = WalkDir::new(&inside).sort_by_file_name();
        let is_visible =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
        for entry in FolderListing::new(&inside, walk, is_visible) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.is_missing() => continue,
                Err(error) => {
                    let name = display_name(error.path().unwrap_or(&inside), here);
                    return Err(ReadError { name, why: ReadFailure::Failed(error.into()) });
                }
            };
            if entry.path().is_dir() {
                continue;
            }
            let name = display_name(entry.path(), here);
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let text = read::file(entry.path(), &name, sandbox)?;
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            files.push(TemplateFile { path: with_slashes(path), name, text });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// An entry in a templates folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateEntry {
    /// A file, or a link to one.
    File(PathBuf),
    /// A link to something other than a file.
    Link(PathBuf),
    /// An entry that can't be read, with the system's reason.
    Failed(String),
}

/// Lists the file at `start`, or all files below the folder `start`. Skips hidden files, and
/// doesn't follow links to folders.
#[must_use]
pub fn files(start: &Path) -> Vec<TemplateEntry> {
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(start).follow_root_links(false).sort_by_file_name();
    let walk = FolderListing::new(start, walk, |entry| {
        entry.depth() == 0 || !is_hidden(entry.file_name())
    });
    let listed = walk.filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.path_is_symlink() && !entry.path().is_file() => {
            Some(TemplateEntry::Link(entry.into_path()))
        }
        Ok(entry) => Some(TemplateEntry::File(entry.into_path())),
        Err(error) => Some(TemplateEntry::Failed(error.to_string())),
    });
    listed.collect()
}
