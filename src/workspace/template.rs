//! Reads a district's templates folder.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::disk::Listing;
use super::fence::Fence;
use super::name::{shown, with_slashes};
use super::read::{self, ReadError, Unread};

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
    fence: Option<&Fence>,
) -> Result<Vec<TemplateFile>, ReadError> {
    if !folder.is_dir() {
        let why = if folder.exists() { Unread::NotAFolder } else { Unread::NoFolder };
        return Err(ReadError { name: shown(folder, here), why });
    }
    let mut files = Vec::new();
    for format in formats {
        let inside = folder.join(format);
        let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let walk = WalkDir::new(&inside).sort_by_file_name();
        let is_visible =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
        for entry in Listing::new(&inside, walk, is_visible) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.is_missing() => continue,
                Err(error) => {
                    let name = shown(error.path().unwrap_or(&inside), here);
                    return Err(ReadError { name, why: Unread::Failed(error.into()) });
                }
            };
            if entry.path().is_dir() {
                continue;
            }
            let name = shown(entry.path(), here);
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let text = read::file(entry.path(), &name, fence)?;
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            files.push(TemplateFile { path: with_slashes(path), name, text });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// An entry of a templates folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
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
pub fn files(start: &Path) -> Vec<Listed> {
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(start).follow_root_links(false).sort_by_file_name();
    let walk =
        Listing::new(start, walk, |entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    let listed = walk.filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.path_is_symlink() && !entry.path().is_file() => {
            Some(Listed::Link(entry.into_path()))
        }
        Ok(entry) => Some(Listed::File(entry.into_path())),
        Err(error) => Some(Listed::Failed(error.to_string())),
    });
    listed.collect()
}
