//! Writes files atomically: completely or not at all.

use std::io;
use std::path::{Path, PathBuf};

use super::path_name::is_device;
use super::read::ReadError;
use super::sandbox::{self, Denial, Sandbox};
use super::scratch::{self, UNFINISHED};
use super::write_error::failed;
pub use super::write_error::{WriteError, WriteFailure};
use super::{disk, open_below, read};

/// The depth of reports in the output folder: one folder for each school year.
const SWEPT: usize = 2;

/// The result of writing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteOutcome {
    /// The file has the new bytes.
    Written,
    /// The file already had the new bytes and was not touched.
    Unchanged,
}

/// Writes these bytes to the file at `path` and creates missing folders; `name` is the file's name in messages.
///
/// Writes to a temporary file, then renames it, so that readers see either the old file or the new one, never a partly
/// written one. A new file gets the default permissions (umask); an existing file keeps its permissions. With a
/// sandbox, never writes through a link or into `.git`. Without a sandbox, follows links; only paths from git have no
/// sandbox.
///
/// # Errors
/// Fails if the file was not written; see [`WriteFailure`].
pub fn file(
    path: &Path,
    name: &str,
    bytes: &[u8],
    sandbox: Option<&Sandbox>,
) -> Result<WriteOutcome, WriteError> {
    let write = || {
        let Some(sandbox) = sandbox else { return replace(&followed(path)?, bytes, None) };
        check(path, name, Some(sandbox)).map_err(|refused| refused.why)?;
        replace(path, bytes, Some(sandbox))
    };
    write().map_err(|why| WriteError { name: name.to_owned(), why })
}

/// Returns `true` if `path` is a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Replaces a file that a person may be editing, but only if its content is still `seen`. If `seen` is `None`,
/// the file must not exist.
///
/// Doesn't replace a read-only file. Hard links, owner and permissions are kept. If the file is a link that stays
/// within the sandbox, its target is written.
///
/// # Errors
/// [`WriteFailure::Changed`] if the content has changed; other errors as for [`file()`].
pub fn update(
    path: &Path,
    name: &str,
    seen: Option<&[u8]>,
    bytes: &[u8],
    sandbox: Option<&Sandbox>,
) -> Result<WriteOutcome, WriteError> {
    let write = || {
        if is_protected(path) {
            return Err(WriteFailure::ReadOnly);
        }
        let denial = sandbox.map(|sandbox| sandbox.denial(path).unwrap_or(Some(Denial::LeadsOut)));
        denial.flatten().map_or(Ok(()), |denial| Err(WriteFailure::from(denial)))?;
        let target = followed(path)?;
        // A link that was swapped in after the check may lead out of the sandbox.
        if sandbox.is_some_and(|sandbox| {
            sandbox.place(path).is_some() && sandbox.place(&target).is_none()
        }) {
            return Err(WriteFailure::LeadsOut);
        }
        let (root, inside) = place_of(&target, sandbox)?;
        let folder = folder_of(&target);
        scratch::sweep_once(folder);
        match metadata(&target)? {
            Some(old) if !old.is_file() => return Err(WriteFailure::NotAFile),
            Some(_) if holds(&root, &inside, bytes)? => return Ok(WriteOutcome::Unchanged),
            _ => {}
        }
        let Some(seen) = seen else {
            let is_new = open_below::create(&root, &inside, UNFINISHED, bytes, None);
            let is_new = is_new.map_err(|error| failed(error, folder))?;
            return if is_new {
                Ok(WriteOutcome::Written)
            } else {
                Err(WriteFailure::Changed(None))
            };
        };
        super::compare_and_replace::replace(&target, folder, seen, bytes)?;
        Ok(WriteOutcome::Written)
    };
    write().map_err(|why| WriteError { name: name.to_owned(), why })
}

/// Returns `true` if a file exists that this user may not write to.
///
/// Asks the system instead of reading the file's mode, since root may write every file.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn is_protected(path: &Path) -> bool {
    path.exists() && rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_err()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn is_protected(path: &Path) -> bool {
    path.metadata().is_ok_and(|old| old.permissions().readonly())
}

/// Returns the bytes of a file that [`update`] may replace later; `None` if it does not exist. `name` is the file's
/// name in messages.
///
/// # Errors
/// Fails if the file exists but cannot be read.
pub fn current_bytes(path: &Path, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
    match read::bytes(path, name, None) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.why, read::ReadFailure::Missing(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Checks that a file with a fixed name is not behind a link; `name` is its name in messages.
///
/// # Errors
/// Fails if the file is a link, or its path contains one.
pub fn check(path: &Path, name: &str, sandbox: Option<&Sandbox>) -> Result<(), WriteError> {
    let denial =
        sandbox.map(|sandbox| sandbox.denial_to_write(path).unwrap_or(Some(Denial::LeadsOut)));
    let refused = |denial: Denial| WriteError { name: name.to_owned(), why: denial.into() };
    denial.flatten().map_or(Ok(()), |denial| Err(refused(denial)))
}

/// Resolves a path to the file that it leads to.
fn followed(path: &Path) -> Result<PathBuf, WriteFailure> {
    if !path.is_symlink() && !path.exists() {
        return Ok(path.to_owned());
    }
    path.canonicalize().map_err(|_| WriteFailure::LeadsOut)
}

/// Creates the folder at `path` if it is missing, and returns a sandbox around this folder; `name` is its name in
/// messages.
///
/// # Errors
/// Fails if the folder cannot be created, or if the sandbox `around` doesn't allow writing to it.
pub fn folder(path: &Path, name: &str, around: Option<&Sandbox>) -> Result<Sandbox, WriteError> {
    let refused = |why| WriteError { name: name.to_owned(), why };
    let denial =
        around.map(|sandbox| sandbox.denial_for_folder(path).unwrap_or(Some(Denial::LeadsOut)));
    denial.flatten().map_or(Ok(()), |denial| Err(refused(denial.into())))?;
    let sandbox = disk::create_folders(path)
        .and_then(|()| Sandbox::around(path))
        .map_err(|error| refused(failed(error, path)))?;
    // A link may have been swapped in after the check.
    let place = around.and_then(|sandbox| sandbox.place(path));
    let is_moved = place.is_some_and(|(root, inside)| {
        let (judged, real) = (root.join(inside), sandbox.real());
        !judged.as_os_str().eq_ignore_ascii_case(real.as_os_str())
    });
    if is_moved { Err(refused(WriteFailure::Link)) } else { Ok(sandbox) }
}

/// Creates a new file at `path` with these bytes, and creates missing folders; `name` is the file's name in
/// messages. Returns `false` if the file already exists.
///
/// # Errors
/// Fails if the file was not written (see [`WriteFailure`]), or if the path contains a link of the checkout.
pub fn new_file(path: &Path, name: &str, bytes: &[u8]) -> Result<bool, WriteError> {
    let write = || {
        let denial = sandbox::denial_to_create(path).unwrap_or(Some(Denial::LeadsOut));
        denial.map_or(Ok(()), |denial| Err(WriteFailure::from(denial)))?;
        if path.file_name().is_some_and(|name| is_device(&name.to_string_lossy())) {
            return Err(WriteFailure::Name);
        }
        let (root, inside) = place_of(path, None)?;
        scratch::sweep_once(&root);
        open_below::create(&root, &inside, UNFINISHED, bytes, None)
            .map_err(|error| failed(error, path))
    };
    write().map_err(|why| WriteError { name: name.to_owned(), why })
}

/// Replaces the file at `path` with a rename, without following links inside the sandbox.
fn replace(
    path: &Path,
    bytes: &[u8],
    sandbox: Option<&Sandbox>,
) -> Result<WriteOutcome, WriteFailure> {
    let rights = match metadata(path)? {
        Some(metadata) if metadata.is_file() => Some(metadata.permissions()),
        Some(_) => return Err(WriteFailure::NotAFile),
        None => None,
    };
    let (root, inside) = place_of(path, sandbox)?;
    scratch::sweep_once(folder_of(&root.join(&inside)));
    if rights.is_some() && holds(&root, &inside, bytes)? {
        return Ok(WriteOutcome::Unchanged);
    }
    let write = || open_below::rename_over(&root, &inside, UNFINISHED, bytes, rights.as_ref());
    write()
        // Another build may have deleted the temporary file just before it was locked. Retry once.
        .or_else(|error| if error.kind() == io::ErrorKind::NotFound { write() } else { Err(error) })
        .map_err(|error| failed(error, path))?;
    Ok(WriteOutcome::Written)
}

/// Splits a path into a folder, which may be reached through links, and the rest, which must not contain any.
/// Creates the folder if it is missing.
fn place_of(path: &Path, sandbox: Option<&Sandbox>) -> Result<(PathBuf, PathBuf), WriteFailure> {
    if let Some(place) = sandbox.and_then(|sandbox| sandbox.place(path)) {
        return Ok(place);
    }
    let folder = folder_of(path);
    let name = path.file_name().ok_or(WriteFailure::NotAFile)?;
    let real = disk::create_folders(folder).and_then(|()| disk::canonicalize(folder));
    Ok((real.map_err(|error| failed(error, folder))?, name.into()))
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Returns the metadata of a file or link; `None` if it does not exist.
fn metadata(path: &Path) -> Result<Option<std::fs::Metadata>, WriteFailure> {
    match disk::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        // `failed` names the file that is in the place of a folder.
        Err(error) => Err(failed(error, path)),
    }
}

/// Returns `true` if the file has these bytes. Returns `false` for a file that this user may not read.
fn holds(root: &Path, path: &Path, bytes: &[u8]) -> Result<bool, WriteFailure> {
    let read = || -> io::Result<bool> {
        let (mut file, metadata) = open_below::open(root, path)?;
        if metadata.len() != bytes.len() as u64 {
            return Ok(false);
        }
        Ok(disk::read_to_end(&mut file, &root.join(path))? == bytes)
    };
    match read() {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(false),
        // From here on, another process may remove the file.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        held => held.map_err(|error| failed(error, path)),
    }
}

/// Removes temporary files that killed builds left in `folder` and its subfolders.
///
/// Keeps the temporary files of running builds, since those files are locked. The functions of this module that write a
/// file also do this in the file's own folder, once in each process.
pub fn sweep(folder: &Path) {
    scratch::sweep(folder, SWEPT);
}

/// Removes temporary files that killed processes left in the folder of `path`, for a command that has nothing to write
/// to this file.
pub fn sweep_beside(path: &Path) {
    scratch::sweep_once(folder_of(path));
}
