//! Writes files atomically: completely or not at all.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::beneath;
use super::fence::{self, Barrier, Fence};
use super::name::is_device;

/// Prefix of the temporary files that builds write.
const UNFINISHED: &str = ".plancc-unfinished-";

/// Depth of reports in the output folder: one folder for each school year.
const SWEPT: usize = 2;

/// The result of writing a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The file has the new bytes.
    Written,
    /// The file already had the new bytes and was not touched.
    Unchanged,
}

/// The error for a file that was not written. The previous content is intact.
#[derive(Debug)]
pub struct WriteError {
    /// The file's name in messages.
    pub name: String,
    /// The reason.
    pub why: Unwritten,
}

/// The reason why a file was not written.
#[derive(Debug)]
pub enum Unwritten {
    /// A link leads out of the folder to write to.
    LeadsOut,
    /// The file is a link, or its path contains one.
    Link,
    /// The file is in a `.git` folder.
    InGit,
    /// The file is a plan or another input of plancc.
    Input,
    /// The file name is not valid on every system.
    Name,
    /// Another plan's report has this name, or one that differs only in case.
    SameName(String),
    /// The path is a folder, a pipe or a device.
    NotAFile,
    /// This parent of the file is not a folder.
    NoFolder(PathBuf),
    /// Permission denied.
    Forbidden,
    /// The file is read-only.
    ReadOnly,
    /// The disk is full, or the user's quota is used up.
    Full,
    /// The file exceeds the system's limit on file size.
    TooLarge,
    /// The content changed after plancc read it. If a version saved in the meantime could not be restored, it is
    /// in this file.
    Changed(Option<PathBuf>),
    /// The system reported another error.
    Failed(io::Error),
}

/// Writes these bytes to the file at `path` and creates missing folders; `name` is the file's name in messages.
///
/// Writes to a temporary file, then renames it, so that readers see either the old file or the new one, never a
/// partly written one. A new file gets the default permissions (umask); an existing file keeps its permissions.
/// With a fence, never writes through a link or into `.git`. Without one, follows links; only paths from git have
/// no fence.
///
/// # Errors
/// Fails if the file was not written; see [`Unwritten`].
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

/// Returns `true` if `path` is a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Replaces a file that a person may be editing, but only if its content is still `seen`. If `seen` is `None`,
/// the file must not exist.
///
/// Doesn't replace a read-only file. Hard links, owner and permissions are kept. If the file is a link that stays
/// within the fence, its target is written.
///
/// # Errors
/// [`Unwritten::Changed`] if the content has changed; other errors as for [`file()`].
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
        // A link that was swapped in after the check may lead out of the fence.
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

/// Returns the bytes of a file that [`update`] may replace later; `None` if it does not exist.
#[must_use]
pub fn seen(path: &Path) -> Option<Vec<u8>> {
    super::read::bytes(path, "", None).ok()
}

/// Checks that a file with a fixed name is not behind a link; `name` is its name in messages.
///
/// # Errors
/// Fails if the file is a link, or its path contains one.
pub fn check(path: &Path, name: &str, fence: Option<&Fence>) -> Result<(), WriteError> {
    let barrier =
        fence.map(|fence| fence.barrier_to_write(path).unwrap_or(Some(Barrier::LeadsOut)));
    let refused = |barrier: Barrier| WriteError { name: name.to_owned(), why: barrier.into() };
    barrier.flatten().map_or(Ok(()), |barrier| Err(refused(barrier)))
}

/// Resolves a path to the file that it leads to.
fn followed(path: &Path) -> Result<PathBuf, Unwritten> {
    if !path.is_symlink() && !path.exists() {
        return Ok(path.to_owned());
    }
    path.canonicalize().map_err(|_| Unwritten::LeadsOut)
}

/// Creates the folder at `path` if it is missing, and returns a fence around this folder; `name` is its name in
/// messages.
///
/// # Errors
/// Fails if the folder cannot be created, or if the fence `around` doesn't allow writing to it.
pub fn folder(path: &Path, name: &str, around: Option<&Fence>) -> Result<Fence, WriteError> {
    let refused = |why| WriteError { name: name.to_owned(), why };
    let barrier =
        around.map(|fence| fence.barrier_to_folder(path).unwrap_or(Some(Barrier::LeadsOut)));
    barrier.flatten().map_or(Ok(()), |barrier| Err(refused(barrier.into())))?;
    let fence = fs::create_dir_all(path)
        .and_then(|()| Fence::around(path))
        .map_err(|error| refused(failed(error, path)))?;
    // A link may have been swapped in after the check.
    let place = around.and_then(|fence| fence.place(path));
    let is_moved = place.is_some_and(|(root, inside)| {
        let (judged, real) = (root.join(inside), fence.real());
        !judged.as_os_str().eq_ignore_ascii_case(real.as_os_str())
    });
    if is_moved { Err(refused(Unwritten::Link)) } else { Ok(fence) }
}

/// Creates a new file at `path` with these bytes, and creates missing folders; `name` is the file's name in
/// messages. Returns `false` if the file already exists.
///
/// # Errors
/// Fails if the file was not written (see [`Unwritten`]), or if the path contains a link of the checkout.
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

/// Replaces the file at `path` with a rename, without following links inside the fence.
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
        // Another build may have deleted the temporary file just before it was locked. Retry once.
        .or_else(|error| if error.kind() == io::ErrorKind::NotFound { write() } else { Err(error) })
        .map_err(|error| failed(error, path))?;
    Ok(Outcome::Written)
}

/// Splits a path into a folder, which may be reached through links, and the rest, which must not contain any.
/// Creates the folder if it is missing.
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

/// Deletes temporary files that killed builds left in `folder` and its subfolders.
///
/// Keeps the files of running builds, since they are locked.
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
            // A file that cannot be removed is harmless; the next build tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Returns a builder for temporary files with the given prefix and default permissions.
pub(super) fn builder(prefix: &str) -> tempfile::Builder<'_, '_> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    // Mode 0666, to which the system applies the umask.
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
                write!(f, "cannot write `{name}`: a link in its path points outside the folder")
            }
            Unwritten::Link => {
                write!(f, "cannot write `{name}`: the file, or a folder in its path, is a link")
            }
            Unwritten::InGit => write!(f, "cannot write `{name}`: the path is in a `.git` folder"),
            Unwritten::Input => {
                write!(f, "cannot write `{name}`: plancc uses this file as input")
            }
            Unwritten::Name => {
                write!(f, "cannot write `{name}`: the name is invalid on some systems")
            }
            Unwritten::SameName(other) => {
                write!(f, "cannot write `{name}`: the report of `{other}` has the same name")
            }
            Unwritten::NotAFile => {
                write!(f, "cannot write `{name}`: a folder, pipe or device has this name")
            }
            Unwritten::NoFolder(file) => {
                let file = super::name::with_slashes(file);
                write!(f, "cannot write `{name}`: `{file}` is a file, not a folder")
            }
            Unwritten::Forbidden => write!(f, "cannot write `{name}`: permission denied"),
            Unwritten::ReadOnly => write!(f, "cannot write `{name}`: it is read-only"),
            Unwritten::Full => write!(f, "cannot write `{name}`: the disk is full"),
            Unwritten::TooLarge => {
                write!(f, "cannot write `{name}`: the file would exceed the system's size limit")
            }
            Unwritten::Changed(None) => {
                write!(f, "cannot write `{name}`: someone saved it while plancc was running")
            }
            Unwritten::Changed(Some(kept)) => {
                let kept = super::name::with_slashes(kept);
                write!(
                    f,
                    "cannot write `{name}`: someone saved it while plancc was running; that version is in `{kept}`"
                )
            }
            Unwritten::Failed(error) => write!(f, "cannot write `{name}`: {error}"),
        }
    }
}

impl WriteError {
    /// Returns `true` if all other files in the folder would fail for the same reason.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self.why, Unwritten::Forbidden | Unwritten::Full | Unwritten::NoFolder(_))
    }

    /// Returns the help text for the user, if there is one.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self.why {
            Unwritten::LeadsOut => Some("remove the link, or choose another folder with `--out`"),
            Unwritten::Link => Some("remove the link; plancc never writes through links"),
            Unwritten::InGit => Some("choose another folder; only git should write to `.git`"),
            Unwritten::Input => Some("choose another file"),
            Unwritten::Name => Some("rename the plan; use lowercase letters, digits and hyphens"),
            Unwritten::SameName(_) => {
                Some("rename one of the plans: names must differ in more than case")
            }
            Unwritten::NotAFile => Some("choose another file, or `-` for standard output"),
            Unwritten::NoFolder(_) => Some("move that file, or choose another folder with `--out`"),
            Unwritten::Forbidden => Some("use `--out` to choose a folder that you can write to"),
            Unwritten::ReadOnly => Some("make the file writable, then run the command again"),
            Unwritten::Full => {
                Some("free some disk space, then try again; plancc left no incomplete file behind")
            }
            Unwritten::TooLarge => Some("raise the limit (see `ulimit -f`), then try again"),
            Unwritten::Changed(None) => {
                Some("run the command again; the saved version is unchanged")
            }
            Unwritten::Changed(Some(_)) => Some(
                "copy what you need from that version into the file, then run the command again",
            ),
            Unwritten::Failed(_) => None,
        }
    }
}

impl std::error::Error for WriteError {}
