//! Implementation for Unix: opens files relative to an open folder (`openat` with `O_NOFOLLOW`).

use std::ffi::OsStr;
use std::fs::{File, Metadata, Permissions};
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::path::{Component, Path};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::fs::{AtFlags, FileType, Mode, OFlags};
use rustix::io::Errno;

/// Opens the regular file at `path` below `root`, and returns its metadata.
///
/// # Errors
/// Fails if a part of the path is a link, or the file is not a regular file (opening a pipe would block).
pub(in crate::workspace) fn open(root: &Path, path: &Path) -> io::Result<(File, Metadata)> {
    let (folder, name) = parent(root, path, false)?;
    let found = rustix::fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
    if FileType::from_raw_mode(found.st_mode) != FileType::RegularFile {
        return Err(io::Error::other("it is not a regular file"));
    }
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::openat(&folder, name, flags, Mode::empty())?);
    let metadata = file.metadata()?;
    if metadata.is_file() {
        Ok((file, metadata))
    } else {
        Err(io::Error::other("it is not a regular file"))
    }
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
    let temporary = Temporary::new(&folder, prefix, bytes, rights)?;
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
    let temporary = Temporary::new(&folder, prefix, bytes, rights)?;
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
    let flags = OFlags::WRONLY | OFlags::APPEND | OFlags::CREATE | OFlags::NOFOLLOW;
    let flags = flags | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = rustix::fs::openat(&folder, name, flags, Mode::from_raw_mode(0o666))?;
    let mut file = File::from(file);
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    file.write_all(bytes)
}

/// Removes the file at `path` below `root`.
///
/// # Errors
/// Fails if a folder in the path is a link, or the system refuses.
pub(in crate::workspace) fn remove(root: &Path, path: &Path) -> io::Result<()> {
    let (folder, name) = parent(root, path, false)?;
    Ok(rustix::fs::unlinkat(&folder, name, AtFlags::empty())?)
}

/// Opens the folder that contains `path`. Returns it with the last component of `path`.
fn parent<'a>(root: &Path, path: &'a Path, make: bool) -> io::Result<(OwnedFd, &'a OsStr)> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
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
            match rustix::fs::mkdirat(&folder, part, Mode::from_raw_mode(0o777)) {
                Ok(()) | Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        folder = rustix::fs::openat(&folder, part, flags | OFlags::NOFOLLOW, Mode::empty())?;
    }
    Ok((folder, name))
}

/// A temporary file that is deleted on drop unless it was renamed.
struct Temporary<'a> {
    folder: &'a OwnedFd,
    name: String,
    is_kept: bool,
    /// Holds a file lock, so that `sweep` doesn't delete the file.
    _file: File,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl Temporary<'_> {
    fn new<'a>(
        folder: &'a OwnedFd,
        prefix: &str,
        bytes: &[u8],
        rights: Option<&Permissions>,
    ) -> io::Result<Temporary<'a>> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        loop {
            let number = COUNT.fetch_add(1, Ordering::Relaxed);
            let name = format!("{prefix}{}-{number}", std::process::id());
            // Mode 0666, to which the system applies the umask.
            let mode = Mode::from_raw_mode(0o666);
            let file = match rustix::fs::openat(folder, name.as_str(), flags, mode) {
                Ok(file) => File::from(file),
                Err(Errno::EXIST) => continue,
                Err(error) => return Err(error.into()),
            };
            // If the file system doesn't support locks, `sweep` deletes nothing.
            let _ = file.try_lock();
            let temporary = Temporary { folder, name, is_kept: false, _file: file };
            let mut file = &temporary._file;
            file.write_all(bytes)?;
            if let Some(rights) = rights {
                file.set_permissions(Permissions::from_mode(rights.mode()))?;
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
        if !self.is_kept {
            let _ = rustix::fs::unlinkat(self.folder, self.name.as_str(), AtFlags::empty());
        }
    }
}
