//! Writing a file: whole, or not at all.

use std::fmt;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::fence::Fence;

/// How the names of files begin that are still being written.
const UNFINISHED: &str = ".plancc-unfinished-";

/// Folders below the output folder that are swept: a year's, and what a site may put below it.
const SWEPT: usize = 4;

/// What writing a file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The file has the new bytes.
    Written,
    /// It had them already and was not touched.
    Unchanged,
}

/// Why a file was not written; what was there before is still whole.
#[derive(Debug)]
pub struct WriteError {
    /// What messages call the file.
    pub name: String,
    /// What stood in the way.
    pub why: Unwritten,
}

/// What stands in the way of writing a file.
#[derive(Debug)]
pub enum Unwritten {
    /// A link leads out of the folder that was to be written to.
    LeadsOut,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// Something in its path that should be a folder is a file.
    NoFolder(PathBuf),
    /// The system does not let this person write there.
    Forbidden,
    /// Somebody has marked the file as one that is not to be changed.
    ReadOnly,
    /// The disk, or this person's share of it, is full.
    Full,
    /// The system was told not to let files grow so large.
    TooLarge,
    /// It no longer holds what was read. If a save could not be put back in its place, this is where it is.
    Changed(Option<PathBuf>),
    /// The system failed to write it.
    Failed(io::Error),
}

/// Gives the file at `path`, called `name` in messages, these bytes, and makes the folders above it.
///
/// Readers see the old file or the new one and never a part, whenever this ends. A new file may be
/// read and written as the system's usual mask says; an old one keeps its rights. A link within the
/// fence is kept, and what it leads to is written.
///
/// # Errors
/// Where the file was not written; see [`Unwritten`].
pub fn file(
    path: &Path,
    name: &str,
    bytes: &[u8],
    fence: Option<&Fence>,
) -> Result<Outcome, WriteError> {
    put(path, bytes, fence, |path, folder| rename(path, folder, bytes))
        .map_err(|why| WriteError { name: name.to_owned(), why })
}

/// Whether there is a folder at `path`.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Replaces a file that a person may be editing: only if it still holds `seen`, or with `None`, still doesn't exist.
///
/// A file that this user may not write to is left unchanged, although the system would let it be replaced. Hard links,
/// owner and permissions survive.
///
/// # Errors
/// [`Unwritten::Changed`] if the file has changed since; the others as for [`file()`].
pub fn update(
    path: &Path,
    name: &str,
    seen: Option<&[u8]>,
    bytes: &[u8],
    fence: Option<&Fence>,
) -> Result<Outcome, WriteError> {
    let refused = |why| WriteError { name: name.to_owned(), why };
    if is_protected(path) {
        return Err(refused(Unwritten::ReadOnly));
    }
    put(path, bytes, fence, |path, folder| super::replace::replace(path, folder, seen, bytes))
        .map_err(refused)
}

/// Returns `true` if there is a file that this user may not write to.
///
/// The system decides, not the file's mode: in a container that runs as root, every checked-out file may be written.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn is_protected(path: &Path) -> bool {
    path.exists() && rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_err()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn is_protected(path: &Path) -> bool {
    path.metadata().is_ok_and(|old| old.permissions().readonly())
}

/// The bytes of a file that [`update`] may replace later; `None` if there is no such file.
#[must_use]
pub fn seen(path: &Path) -> Option<Vec<u8>> {
    super::read::bytes(path, "", None).ok()
}

/// Makes the folder at `path`, called `name` in messages, where it is not there, and gives the fence around it.
///
/// # Errors
/// Where there is no such folder and it cannot be made.
pub fn folder(path: &Path, name: &str) -> Result<Fence, WriteError> {
    fs::create_dir_all(path)
        .and_then(|()| Fence::around(path))
        .map_err(|error| WriteError { name: name.to_owned(), why: failed(error, path) })
}

/// Gives a new file at `path`, called `name` in messages, these bytes, and makes the folders above it; one that is
/// there already is left as it is. Whether it was written.
///
/// # Errors
/// Where the file was not written; see [`Unwritten`].
pub fn new_file(path: &Path, name: &str, bytes: &[u8]) -> Result<bool, WriteError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder)
        .and_then(|()| unfinished(folder, bytes, None))
        .map_err(|error| failed(error, folder))
        .and_then(|file| match file.persist_noclobber(path) {
            Ok(_) => Ok(true),
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(refused) => Err(failed(refused.error, folder)),
        });
    written.map_err(|why| WriteError { name: name.to_owned(), why })
}

/// Finds the file that `path` stands for and gives it to `write`, unless it has these bytes already.
fn put(
    path: &Path,
    bytes: &[u8],
    fence: Option<&Fence>,
    write: impl FnOnce(&Path, &Path) -> Result<(), Unwritten>,
) -> Result<Outcome, Unwritten> {
    if fence.is_some_and(|fence| fence.is_left_by(path).unwrap_or(true)) {
        return Err(Unwritten::LeadsOut);
    }
    let target;
    let path = if path.is_symlink() {
        target = path.canonicalize().map_err(|_| Unwritten::LeadsOut)?;
        &target
    } else {
        path
    };
    let old = match path.metadata() {
        Ok(metadata) if metadata.is_file() => Some(metadata),
        Ok(_) => return Err(Unwritten::NotAFile),
        Err(_) => None,
    };
    if old.is_some_and(|old| old.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|old| old == bytes)
    {
        return Ok(Outcome::Unchanged);
    }
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(|error| failed(error, folder))?;
    write(path, folder)?;
    Ok(Outcome::Written)
}

/// Renames a new file over whatever `path` holds.
fn rename(path: &Path, folder: &Path, bytes: &[u8]) -> Result<(), Unwritten> {
    let rights = path.metadata().ok().map(|old| old.permissions());
    let persist = || persist(path, folder, bytes, rights.as_ref());
    persist()
        // Another build may have taken the file for a dead one's in the moment before it was locked.
        .or_else(
            |error| if error.kind() == io::ErrorKind::NotFound { persist() } else { Err(error) },
        )
        .map_err(|error| failed(error, folder))
}

fn persist(
    path: &Path,
    folder: &Path,
    bytes: &[u8],
    rights: Option<&Permissions>,
) -> io::Result<()> {
    unfinished(folder, bytes, rights)?.persist(path)?;
    Ok(())
}

/// A file with all its bytes that has no name of its own yet; dropped, it is removed.
fn unfinished(
    folder: &Path,
    bytes: &[u8],
    rights: Option<&Permissions>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut file = builder(UNFINISHED).tempfile_in(folder)?;
    // Not every disk can lock; where one cannot, `sweep` takes nothing from it either.
    let _ = file.as_file().try_lock();
    file.write_all(bytes)?;
    file.flush()?;
    if let Some(rights) = rights {
        file.as_file().set_permissions(rights.clone())?;
    }
    Ok(file)
}

/// A builder of files with the usual permissions whose names have that prefix.
pub(super) fn builder(prefix: &str) -> tempfile::Builder<'_, '_> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    if let Some(usual) = usual_rights() {
        builder.permissions(usual);
    }
    builder
}

/// Removes what builds that were ended from outside left unfinished in `folder` and the folders in it.
///
/// What a build that still runs is writing is locked by it, and stays.
pub fn sweep(folder: &Path) {
    let is_visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().as_encoded_bytes();
        entry.depth() == 0 || !name.starts_with(b".") || name.starts_with(UNFINISHED.as_bytes())
    };
    let entries = walkdir::WalkDir::new(folder).max_depth(SWEPT).into_iter();
    for entry in entries.filter_entry(is_visible).flatten() {
        let is_unfinished = entry.file_name().as_encoded_bytes().starts_with(UNFINISHED.as_bytes());
        if is_unfinished
            && entry.file_type().is_file()
            && fs::File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
        {
            // What cannot be removed now does no harm, and the next build tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Reading and writing for all, from which the system takes what its mask says.
#[cfg(unix)]
fn usual_rights() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_rights() -> Option<Permissions> {
    None
}

pub(super) fn failed(error: io::Error, folder: &Path) -> Unwritten {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Unwritten::Forbidden,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Unwritten::Full,
        io::ErrorKind::FileTooLarge => Unwritten::TooLarge,
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            let file = folder.ancestors().find(|place| place.exists() && !place.is_dir());
            Unwritten::NoFolder(file.unwrap_or(folder).to_owned())
        }
        _ => Unwritten::Failed(error),
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.why {
            Unwritten::LeadsOut => {
                write!(f, "`{name}` was not written: a link in its path leads out of the folder")
            }
            Unwritten::NotAFile => {
                write!(f, "`{name}` was not written: something that is not a file has that name")
            }
            Unwritten::NoFolder(file) => {
                let file = super::name::with_slashes(file);
                write!(
                    f,
                    "`{name}` was not written: `{file}` is a file, and a folder is needed there"
                )
            }
            Unwritten::Forbidden => write!(f, "`{name}` was not written: you may not write there"),
            Unwritten::ReadOnly => write!(f, "`{name}` was not written: it is marked read-only"),
            Unwritten::Full => write!(f, "`{name}` was not written: the disk is full"),
            Unwritten::TooLarge => {
                write!(f, "`{name}` was not written: this system does not let a file be so large")
            }
            Unwritten::Changed(None) => {
                write!(f, "`{name}` was not written: somebody saved it while plancc was running")
            }
            Unwritten::Changed(Some(kept)) => {
                let kept = super::name::with_slashes(kept);
                write!(
                    f,
                    "`{name}` was not written: somebody saved it meanwhile; that is in `{kept}`"
                )
            }
            Unwritten::Failed(error) => write!(f, "`{name}` was not written: {error}"),
        }
    }
}

impl WriteError {
    /// Whether every other file would meet the same: it is not about this file but about the disk.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self.why, Unwritten::Forbidden | Unwritten::Full | Unwritten::NoFolder(_))
    }

    /// What to do next, where there is something to say.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self.why {
            Unwritten::LeadsOut => Some("remove the link, or name another folder with `--out`"),
            Unwritten::NotAFile => Some("name a file; to print instead of writing, name `-`"),
            Unwritten::NoFolder(_) => Some("move that file, or name another folder with `--out`"),
            Unwritten::Forbidden => Some("name a folder that is yours with `--out`"),
            Unwritten::ReadOnly => Some("allow writing to it, and run this again"),
            Unwritten::Full => {
                Some("make room on the disk and start again; no file was left half written")
            }
            Unwritten::TooLarge => {
                Some("`ulimit -f` shows the limit; no file was left half written")
            }
            Unwritten::Changed(None) => Some("run this again; what was saved is unchanged"),
            Unwritten::Changed(Some(_)) => Some("copy what you need from it, and run this again"),
            Unwritten::Failed(_) => None,
        }
    }
}

impl std::error::Error for WriteError {}
