//! Access to the disk. All file operations in `workspace/` use this module or `open_below/`. Each operation calls
//! [`check`] first, so that a test can make the operation fail.
//!
//! Queries about a path (`Path::exists`, `Path::is_dir`) don't call [`check`].

#[cfg(debug_assertions)]
mod fault_injection;
mod walk;

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

pub(super) use walk::{FolderListing, ListError};

/// A file operation that can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operation {
    /// Creates a file.
    Create,
    /// Creates a folder.
    CreateFolder,
    /// Opens a file or folder.
    Open,
    /// Lists a folder.
    List,
    /// Lists a folder to find abandoned temporary files.
    Sweep,
    /// Reads metadata.
    Inspect,
    /// Reads content.
    Read,
    /// Writes content.
    Write,
    /// Syncs a file or folder to disk.
    Sync,
    /// Changes owner or permissions.
    Permissions,
    /// Renames a file, or exchanges two files.
    Rename,
    /// Creates a hard link.
    Link,
    /// Removes a file or folder.
    Remove,
}

/// Returns an error if a test makes this file operation fail.
///
/// # Errors
/// Fails only in a debug build, if a test injects a fault (see `fault_injection.rs`).
#[cfg(debug_assertions)]
pub(super) fn check(operation: Operation, path: &Path) -> io::Result<()> {
    fault_injection::next(operation, path).map_or(Ok(()), |fault| Err(fault.happen()))
}

/// Does nothing, since only debug builds can inject faults.
///
/// # Errors
/// Never fails.
#[cfg(not(debug_assertions))]
#[inline]
pub(super) fn check(_: Operation, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Opens a file for reading, following links.
pub(super) fn open(path: &Path) -> io::Result<File> {
    check(Operation::Open, path)?;
    File::open(path)
}

/// Opens a file for reading and writing, following links.
pub(super) fn open_to_write(path: &Path) -> io::Result<File> {
    check(Operation::Open, path)?;
    OpenOptions::new().read(true).write(true).open(path)
}

/// Creates a file with the default permissions (umask).
///
/// # Errors
/// Fails if the file already exists, even as a link.
pub(super) fn create(path: &Path) -> io::Result<File> {
    check(Operation::Create, path)?;
    OpenOptions::new().read(true).write(true).create_new(true).open(path)
}

/// Reads the rest of a file; `path` is its path.
pub(super) fn read_to_end(file: &mut impl Read, path: &Path) -> io::Result<Vec<u8>> {
    check(Operation::Read, path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a file, following links.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    read_to_end(&mut open(path)?, path)
}

/// Writes bytes to a file; `path` is its path. If a test makes the write fail, half of the bytes
/// are written first, as on a full disk.
pub(super) fn write_all(mut file: &File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    #[cfg(debug_assertions)]
    if let Some(fault) = fault_injection::next(Operation::Write, path) {
        file.write_all(bytes.get(..bytes.len() / 2).unwrap_or_default())?;
        return Err(fault.happen());
    }
    #[cfg(not(debug_assertions))]
    let _ = path;
    file.write_all(bytes)
}

/// Sets the length of a file; `path` is its path.
pub(super) fn set_length(file: &File, path: &Path, length: u64) -> io::Result<()> {
    check(Operation::Write, path)?;
    file.set_len(length)
}

/// Syncs a file to disk; `path` is its path.
pub(super) fn sync(file: &File, path: &Path) -> io::Result<()> {
    check(Operation::Sync, path)?;
    file.sync_all()
}

/// Renames a file, and replaces the file at `to`.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    check(Operation::Rename, to)?;
    fs::rename(from, to)
}

/// Creates a hard link at `to`.
///
/// # Errors
/// Fails if a file already exists at `to`.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    check(Operation::Link, to)?;
    fs::hard_link(from, to)
}

/// Removes a file.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    check(Operation::Remove, path)?;
    fs::remove_file(path)
}

/// Removes a folder.
///
/// # Errors
/// Fails if the folder is not empty.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    check(Operation::Remove, path)?;
    fs::remove_dir(path)
}

/// Creates a folder and its missing parents.
pub(super) fn create_folders(path: &Path) -> io::Result<()> {
    check(Operation::CreateFolder, path)?;
    fs::create_dir_all(path)
}

/// Returns the metadata of a file, following links.
pub(super) fn metadata(path: &Path) -> io::Result<Metadata> {
    check(Operation::Inspect, path)?;
    path.metadata()
}

/// Returns the metadata of a file or link.
pub(super) fn symlink_metadata(path: &Path) -> io::Result<Metadata> {
    check(Operation::Inspect, path)?;
    path.symlink_metadata()
}

/// Returns the canonical path of an existing file or folder.
pub(super) fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    check(Operation::Inspect, path)?;
    path.canonicalize()
}
