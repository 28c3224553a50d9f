//! Fallback for systems without `openat`: checks the path, opens the file, and checks the path
//! again.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use same_file::Handle;

/// Opens the regular file at `path` below `root`, and returns its metadata.
///
/// # Errors
/// Fails if a part of the path is a link, or the file is not a regular file.
pub(in crate::workspace) fn open(root: &Path, path: &Path) -> io::Result<(File, Metadata)> {
    let whole = plain(root, path)?;
    if !whole.symlink_metadata()?.is_file() {
        return Err(refused("it is not a regular file"));
    }
    let file = File::open(&whole)?;
    // If a symlink was swapped in before the file was opened, the path now contains a symlink or
    // leads to another file.
    plain(root, path)?;
    if Handle::from_file(file.try_clone()?)? != Handle::from_path(&whole)? {
        return Err(io::Error::other(
            "another program replaced the file while plancc was opening it",
        ));
    }
    let metadata = file.metadata()?;
    Ok((file, metadata))
}

/// Writes a temporary file next to `path` below `root`, then renames it to `path`. Creates missing folders.
///
/// # Errors
/// Fails if a folder in the path is a link, or the system refuses; the old file is then unchanged.
pub(in crate::workspace) fn rename_over(
    root: &Path,
    path: &Path,
    prefix: &str,
    bytes: &[u8],
    rights: Option<&Permissions>,
) -> io::Result<()> {
    let (whole, file) = temporary(root, path, prefix, bytes, rights)?;
    file.persist(whole)?;
    Ok(())
}

/// Creates a new file at `path` below `root` with the given permissions. Returns `false` if it already
/// exists.
///
/// # Errors
/// Fails if a folder in the path is a link, or the system refuses.
pub(in crate::workspace) fn create(
    root: &Path,
    path: &Path,
    prefix: &str,
    bytes: &[u8],
    rights: Option<&Permissions>,
) -> io::Result<bool> {
    let (whole, file) = temporary(root, path, prefix, bytes, rights)?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(whole) {
        Ok(_) => Ok(true),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(refused) => Err(refused.error),
    }
}

/// Appends bytes to the file at `path` below `root`, which is created if it is missing.
///
/// # Errors
/// Fails if a part of the path is a link, or the system refuses.
pub(in crate::workspace) fn append(root: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let whole = plain(root, path)?;
    fs::OpenOptions::new().append(true).create(true).open(whole)?.write_all(bytes)
}

/// Removes the file at `path` below `root`.
///
/// # Errors
/// Fails if a folder in the path is a link, or the system refuses.
pub(in crate::workspace) fn remove(root: &Path, path: &Path) -> io::Result<()> {
    fs::remove_file(plain(root, path)?)
}

fn temporary(
    root: &Path,
    path: &Path,
    prefix: &str,
    bytes: &[u8],
    rights: Option<&Permissions>,
) -> io::Result<(PathBuf, tempfile::NamedTempFile)> {
    let whole = root.join(path);
    let folder = whole.parent().unwrap_or(root).to_owned();
    plain(root, path)?;
    fs::create_dir_all(&folder)?;
    let mut file = tempfile::Builder::new().prefix(prefix).tempfile_in(&folder)?;
    let _ = file.as_file().try_lock();
    file.write_all(bytes)?;
    if let Some(rights) = rights {
        file.as_file().set_permissions(rights.clone())?;
    }
    plain(root, path)?;
    Ok((whole, file))
}

/// Joins `root` and `path`. Fails if the result contains a symlink or leaves `root`.
fn plain(root: &Path, path: &Path) -> io::Result<PathBuf> {
    let mut whole = root.to_owned();
    for part in path.components() {
        match part {
            Component::Normal(part) => whole.push(part),
            Component::CurDir => continue,
            _ => return Err(io::Error::from(io::ErrorKind::InvalidInput)),
        }
        if whole.is_symlink() {
            return Err(refused("it is a symbolic link"));
        }
    }
    Ok(whole)
}

fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}

/// Returns `true` if an error from this module means that a part of a path is a link, or that the path is not a regular
/// file.
pub(in crate::workspace) fn is_refusal(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidInput
}
