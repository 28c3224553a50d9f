//! Implementation for Unix: opens files relative to an open folder (`openat` with `O_NOFOLLOW`).

use std::ffi::OsStr;
use std::fs::{File, Metadata, Permissions};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{AtFlags, FileType, Mode, OFlags};
use rustix::io::Errno;

use crate::workspace::disk::{self, Operation};
use crate::workspace::scratch::unique;

/// Opens the regular file at `path` below `root`, and returns its metadata.
///
/// # Errors
/// Fails if a part of the path is a link, or the file is not a regular file (opening a pipe would block).
pub(in crate::workspace) fn open(root: &Path, path: &Path) -> io::Result<(File, Metadata)> {
    let (folder, name) = parent(root, path, false)?;
    disk::check(Operation::Open, &root.join(path))?;
    let found = rustix::fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
    if FileType::from_raw_mode(found.st_mode) != FileType::RegularFile {
        return Err(irregular());
    }
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::openat(&folder, name, flags, Mode::empty())?);
    let metadata = file.metadata()?;
    if metadata.is_file() { Ok((file, metadata)) } else { Err(irregular()) }
}

/// The error for a path that is not a regular file.
fn irregular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file")
}

/// Returns `true` if an error from this module means that a part of a path is a link, or that the path is not a regular
/// file.
pub(in crate::workspace) fn is_refusal(error: &io::Error) -> bool {
    let is_link = error.raw_os_error() == Some(Errno::LOOP.raw_os_error());
    is_link || error.kind() == io::ErrorKind::InvalidInput
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
    let (folder, name) = parent(root, path, true)?;
    let whole = root.join(path);
    let temporary = Temporary::new(&folder, &whole, prefix, bytes, rights)?;
    disk::check(Operation::Rename, &whole)?;
    rustix::fs::renameat(&folder, temporary.name.as_str(), &folder, name)?;
    temporary.keep();
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
    let (folder, name) = parent(root, path, true)?;
    let whole = root.join(path);
    let temporary = Temporary::new(&folder, &whole, prefix, bytes, rights)?;
    disk::sync(&temporary.file, &temporary.path)?;
    disk::check(Operation::Link, &whole)?;
    // Unlike a rename, creating a hard link fails if the name is taken. The temporary name is
    // removed in either case.
    match rustix::fs::linkat(&folder, temporary.name.as_str(), &folder, name, AtFlags::empty()) {
        Ok(()) => Ok(true),
        Err(Errno::EXIST) => Ok(false),
        // Some file systems have no hard links.
        Err(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS) => {
            if rustix::fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW).is_ok() {
                return Ok(false);
            }
            rustix::fs::renameat(&folder, temporary.name.as_str(), &folder, name)?;
            temporary.keep();
            Ok(true)
        }
        Err(error) => Err(error.into()),
    }
}

/// Appends bytes to the file at `path` below `root`, which is created if it is missing.
///
/// # Errors
/// Fails if a part of the path is a link or not a regular file, or the system refuses.
pub(in crate::workspace) fn append(root: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (folder, name) = parent(root, path, true)?;
    let whole = root.join(path);
    disk::check(Operation::Create, &whole)?;
    let flags = OFlags::WRONLY | OFlags::APPEND | OFlags::CREATE | OFlags::NOFOLLOW;
    let flags = flags | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = rustix::fs::openat(&folder, name, flags, Mode::from_raw_mode(0o666))?;
    let file = File::from(file);
    if !file.metadata()?.is_file() {
        return Err(irregular());
    }
    disk::write_all(&file, &whole, bytes)
}

/// Removes the file at `path` below `root`.
///
/// # Errors
/// Fails if a folder in the path is a link, or the system refuses.
pub(in crate::workspace) fn remove(root: &Path, path: &Path) -> io::Result<()> {
    let (folder, name) = parent(root, path, false)?;
    disk::check(Operation::Remove, &root.join(path))?;
    Ok(rustix::fs::unlinkat(&folder, name, AtFlags::empty())?)
}

/// Opens the folder that contains `path`. Returns it with the last component of `path`.
fn parent<'a>(root: &Path, path: &'a Path, make: bool) -> io::Result<(OwnedFd, &'a OsStr)> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    disk::check(Operation::Open, root)?;
    let mut folder = rustix::fs::open(root, flags, Mode::empty())?;
    let mut parts: Vec<&OsStr> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part),
            Component::CurDir => {}
            _ => return Err(io::Error::from(io::ErrorKind::InvalidInput)),
        }
    }
    let name = parts.pop().ok_or(io::ErrorKind::InvalidInput)?;
    for part in parts {
        if make {
            disk::check(Operation::CreateFolder, &root.join(part))?;
            match rustix::fs::mkdirat(&folder, part, Mode::from_raw_mode(0o777)) {
                Ok(()) | Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        folder = rustix::fs::openat(&folder, part, flags | OFlags::NOFOLLOW, Mode::empty())?;
    }
    Ok((folder, name))
}

/// A temporary file that is removed on drop unless it was renamed.
struct Temporary<'a> {
    folder: &'a OwnedFd,
    name: String,
    /// The path, for [`disk::check`].
    path: PathBuf,
    is_kept: bool,
    /// The file, whose lock keeps `sweep` from removing it.
    file: File,
}

impl Temporary<'_> {
    /// Creates a temporary file in `folder`, which is the folder of `beside`.
    fn new<'a>(
        folder: &'a OwnedFd,
        beside: &Path,
        prefix: &str,
        bytes: &[u8],
        rights: Option<&Permissions>,
    ) -> io::Result<Temporary<'a>> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        loop {
            let name = format!("{prefix}{}", unique());
            let path = beside.with_file_name(&name);
            disk::check(Operation::Create, &path)?;
            // Mode 0666, to which the system applies the umask.
            let mode = Mode::from_raw_mode(0o666);
            let file = match rustix::fs::openat(folder, name.as_str(), flags, mode) {
                Ok(file) => File::from(file),
                Err(Errno::EXIST) => continue,
                Err(error) => return Err(error.into()),
            };
            // If the file system doesn't support locks, `sweep` removes nothing.
            let _ = file.try_lock();
            let temporary = Temporary { folder, name, path, is_kept: false, file };
            disk::write_all(&temporary.file, &temporary.path, bytes)?;
            if let Some(rights) = rights {
                disk::check(Operation::Permissions, &temporary.path)?;
                temporary.file.set_permissions(Permissions::from_mode(rights.mode()))?;
            }
            return Ok(temporary);
        }
    }

    fn keep(mut self) {
        self.is_kept = true;
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.is_kept && disk::check(Operation::Remove, &self.path).is_ok() {
            let _ = rustix::fs::unlinkat(self.folder, self.name.as_str(), AtFlags::empty());
        }
    }
}
