//! Writing a file: whole, or not at all.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::beneath;
use super::fence::{self, Barrier, Fence};
use super::name::is_device;

/// How the names of files begin that are still being written.
const UNFINISHED: &str = ".plancc-unfinished-";

/// How deep in the output folder reports are: in the folder of a school year.
const SWEPT: usize = 2;

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
    /// It is a link, or one is in its path.
    Link,
    /// It is in a `.git` folder.
    InGit,
    /// It is a plan, or something else that plancc reads.
    Input,
    /// Windows, or every system, cannot have a file of that name.
    Name,
    /// Another plan's report has this name, or one that differs only in case.
    SameName(String),
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
/// Readers see the old file or the new one and never a part, whenever this ends. A new file has the permissions of the
/// system's mask; an old one keeps its own. Nothing is written through a link or into a `.git` folder; without a fence,
/// which is for files that git itself names, links are followed.
///
/// # Errors
/// Where the file was not written; see [`Unwritten`].
pub fn file(
    path: &Path,
    name: &str,
    bytes: &[u8],
    fence: Option<&Fence>,
) -> Result<Outcome, WriteError> {
    let write = || {
        let Some(fence) = fence else { return replace(&followed(path)?, bytes, None) };
        check(path, name, Some(fence)).map_err(|refused| refused.why)?;
        replace(path, bytes, Some(fence))
    };
    write().map_err(|why| WriteError { name: name.to_owned(), why })
}

/// Whether there is a folder at `path`.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Replaces a file that a person may be editing: only if it still holds `seen`, or with `None`, still doesn't exist.
///
/// A file that this user may not write to is left unchanged, although the system would let it be replaced. Hard links,
/// owner and permissions survive. A link that stays within the fence is kept, and what it leads
/// to is written.
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
    let write = || {
        if is_protected(path) {
            return Err(Unwritten::ReadOnly);
        }
        let barrier = fence.map(|fence| fence.barrier(path).unwrap_or(Some(Barrier::LeadsOut)));
        barrier.flatten().map_or(Ok(()), |barrier| Err(Unwritten::from(barrier)))?;
        let target = followed(path)?;
        // A link that was swapped in meanwhile may lead elsewhere.
        if fence.is_some_and(|fence| fence.place(path).is_some() && fence.place(&target).is_none())
        {
            return Err(Unwritten::LeadsOut);
        }
        let (root, inside) = place_of(&target, fence)?;
        match target.symlink_metadata() {
            Ok(old) if !old.is_file() => return Err(Unwritten::NotAFile),
            Ok(_) if holds(&root, &inside, bytes) => return Ok(Outcome::Unchanged),
            _ => {}
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| failed(error, folder))?;
        super::replace::replace(&target, folder, seen, bytes)?;
        Ok(Outcome::Written)
    };
    write().map_err(|why| WriteError { name: name.to_owned(), why })
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

/// Checks that a file with a fixed name, called `name` in messages, is not written through a link.
///
/// # Errors
/// Fails if it is a link, or one is in its path.
pub fn check(path: &Path, name: &str, fence: Option<&Fence>) -> Result<(), WriteError> {
    let barrier =
        fence.map(|fence| fence.barrier_to_write(path).unwrap_or(Some(Barrier::LeadsOut)));
    let refused = |barrier: Barrier| WriteError { name: name.to_owned(), why: barrier.into() };
    barrier.flatten().map_or(Ok(()), |barrier| Err(refused(barrier)))
}

/// The file that a path leads to.
fn followed(path: &Path) -> Result<PathBuf, Unwritten> {
    if !path.is_symlink() && !path.exists() {
        return Ok(path.to_owned());
    }
    path.canonicalize().map_err(|_| Unwritten::LeadsOut)
}

/// Makes the folder at `path`, called `name` in messages, if it is not there, and returns the fence around it.
///
/// # Errors
/// Fails if there is no such folder and it cannot be made, or if what is `around` it does not let it be written to.
pub fn folder(path: &Path, name: &str, around: Option<&Fence>) -> Result<Fence, WriteError> {
    let refused = |why| WriteError { name: name.to_owned(), why };
    let barrier =
        around.map(|fence| fence.barrier_to_folder(path).unwrap_or(Some(Barrier::LeadsOut)));
    barrier.flatten().map_or(Ok(()), |barrier| Err(refused(barrier.into())))?;
    let fence = fs::create_dir_all(path)
        .and_then(|()| Fence::around(path))
        .map_err(|error| refused(failed(error, path)))?;
    // What was judged must be what is there now.
    let place = around.and_then(|fence| fence.place(path));
    let is_moved = place.is_some_and(|(root, inside)| {
        let (judged, real) = (root.join(inside), fence.real());
        !judged.as_os_str().eq_ignore_ascii_case(real.as_os_str())
    });
    if is_moved { Err(refused(Unwritten::Link)) } else { Ok(fence) }
}

/// Gives a new file at `path`, called `name` in messages, these bytes, and makes the folders above it; one that is
/// there already is left as it is. Whether it was written.
///
/// # Errors
/// Where the file was not written; see [`Unwritten`]. A link of a checkout in the path is an error.
pub fn new_file(path: &Path, name: &str, bytes: &[u8]) -> Result<bool, WriteError> {
    let write = || {
        let barrier = fence::barrier_to_create(path).unwrap_or(Some(Barrier::LeadsOut));
        barrier.map_or(Ok(()), |barrier| Err(Unwritten::from(barrier)))?;
        if path.file_name().is_some_and(|name| is_device(&name.to_string_lossy())) {
            return Err(Unwritten::Name);
        }
        let (root, inside) = place_of(path, None)?;
        beneath::create(&root, &inside, UNFINISHED, bytes, None)
            .map_err(|error| failed(error, path))
    };
    write().map_err(|why| WriteError { name: name.to_owned(), why })
}

/// Renames a new file over `path`, in whose part below the fence no link is followed.
fn replace(path: &Path, bytes: &[u8], fence: Option<&Fence>) -> Result<Outcome, Unwritten> {
    let rights = match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => Some(metadata.permissions()),
        Ok(_) => return Err(Unwritten::NotAFile),
        Err(_) => None,
    };
    let (root, inside) = place_of(path, fence)?;
    if rights.is_some() && holds(&root, &inside, bytes) {
        return Ok(Outcome::Unchanged);
    }
    let write = || beneath::rename_over(&root, &inside, UNFINISHED, bytes, rights.as_ref());
    write()
        // Another build may have taken the file for a dead one's in the moment before it was locked.
        .or_else(|error| if error.kind() == io::ErrorKind::NotFound { write() } else { Err(error) })
        .map_err(|error| failed(error, path))?;
    Ok(Outcome::Written)
}

/// A folder that links may lead to and the path from there, in which none may be. Creates the folder.
fn place_of(path: &Path, fence: Option<&Fence>) -> Result<(PathBuf, PathBuf), Unwritten> {
    if let Some(place) = fence.and_then(|fence| fence.place(path)) {
        return Ok(place);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = path.file_name().ok_or(Unwritten::NotAFile)?;
    let real = fs::create_dir_all(folder).and_then(|()| folder.canonicalize());
    Ok((real.map_err(|error| failed(error, folder))?, name.into()))
}

/// Returns `true` if the file has these bytes.
fn holds(root: &Path, path: &Path, bytes: &[u8]) -> bool {
    let Ok((mut file, metadata)) = beneath::open(root, path) else { return false };
    let mut old = Vec::new();
    metadata.len() == bytes.len() as u64 && file.read_to_end(&mut old).is_ok() && old == bytes
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

/// A builder of files with the usual permissions whose names have that prefix.
pub(super) fn builder(prefix: &str) -> tempfile::Builder<'_, '_> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    // Reading and writing for all, of which the system takes what its mask says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
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

impl From<Barrier> for Unwritten {
    fn from(barrier: Barrier) -> Unwritten {
        match barrier {
            Barrier::LeadsOut => Unwritten::LeadsOut,
            Barrier::Link => Unwritten::Link,
            Barrier::Git => Unwritten::InGit,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.why {
            Unwritten::LeadsOut => {
                write!(f, "`{name}` was not written: a link in its path leads out of the folder")
            }
            Unwritten::Link => {
                write!(f, "`{name}` was not written: it is a link, or one is in its path")
            }
            Unwritten::InGit => write!(f, "`{name}` was not written: it is in a `.git` folder"),
            Unwritten::Input => {
                write!(f, "`{name}` was not written: plancc reads it as an input")
            }
            Unwritten::Name => {
                write!(f, "`{name}` was not written: not every system can have a file of that name")
            }
            Unwritten::SameName(other) => {
                write!(f, "`{name}` was not written: the report of `{other}` has the same name")
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
            Unwritten::Link => Some("remove the link; plancc never writes through one"),
            Unwritten::InGit => Some("choose another folder; `.git` is for git alone"),
            Unwritten::Input => Some("name another file"),
            Unwritten::Name => Some("rename the plan: lowercase letters, digits and hyphens"),
            Unwritten::SameName(_) => {
                Some("rename one of the plans: names must differ in more than case")
            }
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
