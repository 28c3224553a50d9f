//! The user's cache folder: the key that signs manifests, and the hashes of files written with
//! `build -o`.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{self, Operation};
use super::path_name::resolve_dots;
use super::sandbox::checkout;
use super::scratch::{self, Scratch, UNFINISHED};

/// The size of a key in bytes.
const SIZE: usize = 32;

/// plancc's folder in the user's cache folder, outside the control of the checkout.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    key: [u8; SIZE],
}

/// The reason that there is no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CacheError {
    /// The system defines no cache folder.
    NoFolder,
    /// The folder is in the checkout, where someone could commit a key.
    InCheckout(PathBuf),
    /// The folder is unusable, for this reason.
    Unusable(PathBuf, String),
}

impl Cache {
    /// Opens the user's cache for the project in the folder `project`.
    ///
    /// # Errors
    /// Fails if there is no usable cache folder outside the repository; see [`CacheError`].
    pub fn of_user(project: &Path) -> Result<Cache, CacheError> {
        Cache::in_folder(&folder_of_user().ok_or(CacheError::NoFolder)?, project)
    }

    /// Opens the cache in the folder `folder`, for the project in the folder `project`.
    ///
    /// # Errors
    /// Fails if there is no usable cache folder outside the repository; see [`CacheError`].
    pub fn in_folder(folder: &Path, project: &Path) -> Result<Cache, CacheError> {
        let unusable = |error: io::Error| CacheError::Unusable(folder.to_owned(), reason(&error));
        let named = resolve_dots(folder, Path::new(""));
        let project = std::path::absolute(project).map_err(unusable)?;
        let inside = project.join(super::find::PROJECT_FILE);
        let tops = [Some(project.as_path()), checkout(&inside)];
        let is_inside = |folder: &Path| {
            tops.into_iter().flatten().any(|top| {
                // The user's home folder may be a repository, but no one else can commit to it.
                let is_home = top != project && std::env::home_dir().as_deref() == Some(top);
                let real = top.canonicalize();
                !is_home
                    && (folder.starts_with(top) || real.is_ok_and(|real| folder.starts_with(real)))
            })
        };
        if is_inside(&named) {
            return Err(CacheError::InCheckout(named));
        }
        let folder = named.join("plancc");
        make_private(&folder).map_err(unusable)?;
        let real = folder.canonicalize().map_err(unusable)?;
        if is_inside(&real) {
            return Err(CacheError::InCheckout(real));
        }
        let key = key(&real).map_err(unusable)?;
        Ok(Cache { folder: real, key })
    }

    /// Computes a keyed hash of a text. Only this user has the key.
    ///
    /// Source: BLAKE3's keyed mode, a message authentication code (MAC).
    #[must_use]
    pub fn signature<'a>(&self, parts: impl IntoIterator<Item = &'a [u8]>) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        hasher.finalize()
    }

    /// Records the hash of the bytes that plancc wrote to `path`.
    pub fn remember(&self, path: &Path, bytes: &[u8]) {
        let Some(record) = self.record(path) else { return };
        let hash = blake3::hash(bytes).to_hex();
        let folder = self.folder.join("written");
        let write = || {
            disk::create_folders(&folder)?;
            scratch::sweep_once(&folder);
            Scratch::new(&folder, UNFINISHED, hash.as_bytes())?.persist(&record)
        };
        // If this fails, the next build asks for `--force`; nothing is lost.
        let _ = write();
    }

    /// Returns `true` if plancc wrote these bytes to the file at `path`.
    ///
    /// # Errors
    /// Fails if a record of this file exists but cannot be read.
    pub fn remembers(&self, path: &Path, bytes: &[u8]) -> Result<bool, CacheError> {
        let Some(record) = self.record(path) else { return Ok(false) };
        match disk::read(&record) {
            Ok(known) => Ok(known == blake3::hash(bytes).to_hex().as_bytes()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(CacheError::Unusable(self.folder.clone(), reason(&error))),
        }
    }

    fn record(&self, path: &Path) -> Option<PathBuf> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let real = folder.unwrap_or(Path::new(".")).canonicalize().ok()?.join(path.file_name()?);
        let name = blake3::hash(real.as_os_str().as_encoded_bytes()).to_hex();
        Some(self.folder.join("written").join(name.as_str()))
    }
}

/// Returns the system's cache folder for this user.
///
/// Sources: the XDG Base Directory Specification 0.8 (a relative path is ignored); Apple's "File System
/// Basics".
fn folder_of_user() -> Option<PathBuf> {
    let absolute = |name: &str| {
        std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute())
    };
    let in_home =
        |folder: &str| Some(std::env::home_dir()?.join(folder)).filter(|it| it.is_absolute());
    if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        absolute("XDG_CACHE_HOME").or_else(|| in_home("Library/Caches"))
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| in_home(".cache"))
    }
}

/// Creates a folder that no other user can enter.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    disk::check(Operation::CreateFolder, folder)?;
    builder.create(folder)
}

/// Reads the key in a folder. If the key is missing, or other users can read it, creates a new key
/// that only this user can read.
fn key(folder: &Path) -> io::Result<[u8; SIZE]> {
    let path = folder.join("key");
    if let Some(key) = read(&path)? {
        return Ok(key);
    }
    let mut key = [0; SIZE];
    getrandom::fill(&mut key).map_err(|error| io::Error::other(error.to_string()))?;
    // The temporary file has mode 0600 and is renamed only when it is complete.
    disk::check(Operation::Create, &path)?;
    scratch::sweep_once(folder);
    let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    disk::write_all(file.as_file(), file.path(), &key)?;
    disk::sync(file.as_file(), file.path())?;
    disk::check(Operation::Rename, &path)?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(key),
        // Another process created the key first.
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {
            read(&path)?.ok_or_else(|| io::Error::other("its key file is invalid"))
        }
        Err(refused) => Err(refused.error),
    }
}

/// Reads the key at `path`. Removes a file that is not a valid key, or that others can read or write.
fn read(path: &Path) -> io::Result<Option<[u8; SIZE]>> {
    let metadata = match disk::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if metadata.is_file() && metadata.len() == SIZE as u64 && is_private(&metadata) {
        // A key that temporarily cannot be read is not removed, since it signed the manifests of
        // all projects.
        if let Ok(key) = disk::read(path)?.try_into() {
            return Ok(Some(key));
        }
    }
    disk::remove(path)?;
    Ok(None)
}

#[cfg(unix)]
fn is_private(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.mode() & 0o077 == 0 && metadata.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_private(_: &fs::Metadata) -> bool {
    true
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

impl fmt::Display for CacheError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = super::path_name::with_slashes;
        match self {
            CacheError::NoFolder => f.write_str("this system has no cache folder"),
            CacheError::InCheckout(folder) => {
                write!(f, "the cache folder `{}` is inside this repository", shown(folder))
            }
            CacheError::Unusable(folder, why) => {
                write!(f, "the cache folder `{}` cannot be used: {why}", shown(folder))
            }
        }
    }
}

impl std::error::Error for CacheError {}
