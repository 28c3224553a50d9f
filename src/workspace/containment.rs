//! Compares paths with folders.

use std::path::{Path, PathBuf};

use super::path_name::resolve_dots;

/// Returns `true` if both paths are the same folder after resolving links.
#[must_use]
pub fn is_same(one: &Path, other: &Path) -> bool {
    let (one, other) = (resolve_dots(one, Path::new("")), resolve_dots(other, Path::new("")));
    one == other
        || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Returns `true` if `path` exists and is one of `others` or inside one of them.
#[must_use]
pub fn is_there_below(path: &Path, others: &[PathBuf]) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    others.iter().any(|other| other.canonicalize().is_ok_and(|other| path.starts_with(other)))
}

/// Returns `true` if a folder below `top` is in another git repository.
#[must_use]
pub fn is_repository(folder: &Path, top: &Path) -> bool {
    let (folder, top) = (resolve_dots(folder, Path::new("")), resolve_dots(top, Path::new("")));
    let mut inside =
        folder.ancestors().take_while(|place| *place != top && place.starts_with(&top));
    inside.any(|place| place.join(".git").symlink_metadata().is_ok())
}

/// Returns the working directory.
///
/// # Errors
/// Fails if the working directory no longer exists.
pub fn current_folder() -> std::io::Result<PathBuf> {
    std::env::current_dir()
}

/// Returns the path with all links resolved, or the path itself if that fails.
#[must_use]
pub fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Returns `true` if the path exists. A link to a missing file doesn't exist.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Returns `true` if the path is a file, or a link to one.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Returns `true` if the path is a link, even to a missing file, or exists.
#[must_use]
pub fn is_occupied(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
