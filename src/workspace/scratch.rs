//! Creates temporary files next to the files that they replace, and removes those that a killed process left behind.
//!
//! The prefix of a temporary file shows what the file contains, and whether it may be removed:
//!
//! - [`UNFINISHED`]: plancc's own text, possibly incomplete. Removed unless a process has locked the file.
//! - [`REPLACED`]: the previous version of a replaced file, or the new one just before that. The name contains the
//!   hashes of both. Removed if the content has one of these hashes and no process has locked the file. Otherwise, it
//!   is a version that someone saved during the replacement, and is never removed.
//! - [`COPY`]: a copy of a file that is being overwritten in place. The name contains the hashes of both versions and
//!   the name of that file. Removed if that file has one of these hashes and no process has locked the copy.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use walkdir::WalkDir;

use super::disk::{self, Operation};
use super::open_below;
use super::read::LIMIT;

/// The prefix for files that are being written.
pub(super) const UNFINISHED: &str = ".plancc-unfinished-";
/// The prefix for files that are exchanged with the files that they replace.
const REPLACED: &str = ".plancc-replaced-";
/// The prefix for copies of files that are overwritten in place.
const COPY: &str = ".plancc-copy-";

/// The length of a hash in a file name.
const HASH: usize = 16;

/// The maximum length of a file name that is included in the name of its copy. Most systems allow 255 bytes in total.
const LONGEST: usize = 150;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// The folders that this process has swept.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A temporary file, which is removed on drop. Until then, a lock keeps [`sweep`] from removing it.
pub(super) struct Scratch {
    path: PathBuf,
    file: File,
    is_kept: bool,
}

impl Scratch {
    /// Creates a file in `folder` with the default permissions (umask), writes these bytes and syncs them to disk.
    pub(super) fn new(folder: &Path, prefix: &str, bytes: &[u8]) -> io::Result<Scratch> {
        Scratch::named(folder, bytes, &|| format!("{prefix}{}", unique()))
    }

    fn named(folder: &Path, bytes: &[u8], name: &dyn Fn() -> String) -> io::Result<Scratch> {
        let (path, file) = loop {
            let path = folder.join(name());
            match disk::create(&path) {
                Ok(file) => break (path, file),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        };
        // If the file system doesn't support locks, `sweep` removes nothing.
        let _ = file.try_lock();
        let scratch = Scratch { path, file, is_kept: false };
        disk::write_all(&scratch.file, &scratch.path, bytes)?;
        disk::sync(&scratch.file, &scratch.path)?;
        Ok(scratch)
    }

    /// Creates a copy of the file at `path`, whose content `old` will be overwritten with `new`.
    pub(super) fn copy(path: &Path, folder: &Path, old: &[u8], new: &[u8]) -> io::Result<Scratch> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // `sweep` never removes a copy without such a name.
        let name = if name.len() > LONGEST { "" } else { &*name };
        let prefix = format!("{COPY}{}-{}-", hash(old), hash(new));
        Scratch::named(folder, old, &|| format!("{prefix}{}-{name}", unique()))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Renames the complete file, so that its name has the hashes of the versions before and after the replacement.
    pub(super) fn mark_complete(&mut self, old: &[u8], new: &[u8]) -> io::Result<()> {
        let name = format!("{REPLACED}{}-{}-{}", hash(old), hash(new), unique());
        let path = self.path.with_file_name(name);
        disk::rename(&self.path, &path)?;
        self.path = path;
        Ok(())
    }

    /// Renames the file to `path`, and replaces the file there.
    pub(super) fn persist(mut self, path: &Path) -> io::Result<()> {
        disk::rename(&self.path, path)?;
        self.is_kept = true;
        Ok(())
    }

    /// Keeps the file, and returns its path.
    pub(super) fn keep(mut self) -> PathBuf {
        self.is_kept = true;
        self.path.clone()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !self.is_kept {
            // If this fails, the next command that writes to the folder removes the file.
            let _ = disk::remove(&self.path);
        }
    }
}

/// Returns a string that is unique among the names of all temporary files of running processes.
pub(super) fn unique() -> String {
    format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn hash(bytes: &[u8]) -> String {
    let mut hash = blake3::hash(bytes).to_hex().to_string();
    hash.truncate(HASH);
    hash
}

/// Removes the temporary files that killed processes left in `folder` and its subfolders, `depth` levels deep. Errors
/// are ignored: such a file is harmless, and the next command tries again.
pub(super) fn sweep(folder: &Path, depth: usize) {
    let is_visible = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().as_encoded_bytes();
        entry.depth() == 0 || !name.starts_with(b".") || name.starts_with(b".plancc-")
    };
    if disk::check(Operation::Sweep, folder).is_err() {
        return;
    }
    let entries = WalkDir::new(folder).max_depth(depth).into_iter().filter_entry(is_visible);
    for entry in entries.flatten().filter(|entry| entry.file_type().is_file()) {
        let Some(name) = entry.file_name().to_str() else { continue };
        let folder = entry.path().parent().unwrap_or(folder);
        if is_abandoned(folder, name) {
            let _ = open_below::remove(folder, Path::new(name));
        }
    }
}

/// Returns `true` if this is an unneeded temporary file that no process has locked.
fn is_abandoned(folder: &Path, name: &str) -> bool {
    is_needless(folder, name, true)
}

/// Returns `true` if only a running process could still need this temporary file.
pub(super) fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    is_needless(path.parent().unwrap_or(Path::new("")), name, false)
}

fn is_needless(folder: &Path, name: &str, must_be_unlocked: bool) -> bool {
    let open = || {
        let (file, _) = open_below::open(folder, Path::new(name)).ok()?;
        if must_be_unlocked {
            file.try_lock().ok()?;
        }
        Some(file)
    };
    // The name contains the hashes of the old and new versions, the process id, a counter, and possibly a file name.
    let is_one_of = |rest: &str, bytes: Option<Vec<u8>>| {
        bytes.is_some_and(|bytes| rest.split('-').take(2).any(|known| known == hash(&bytes)))
    };
    let read = |mut file: File, name: &str| {
        disk::read_to_end(&mut io::Read::take(&mut file, LIMIT), &folder.join(name)).ok()
    };
    if name.starts_with(UNFINISHED) {
        open().is_some()
    } else if let Some(rest) = name.strip_prefix(REPLACED) {
        is_one_of(rest, open().and_then(|file| read(file, name)))
    } else if let Some(rest) = name.strip_prefix(COPY) {
        let Some(of) = rest.splitn(5, '-').nth(4).filter(|of| !of.is_empty()) else { return false };
        let original = || open_below::open(folder, Path::new(of)).ok();
        open().is_some() && is_one_of(rest, original().and_then(|(file, _)| read(file, of)))
    } else {
        false
    }
}

/// Sweeps a folder, but only once in each process.
pub(super) fn sweep_once(folder: &Path) {
    let is_new = SWEPT.lock().is_ok_and(|mut swept| swept.insert(folder.to_owned()));
    if is_new {
        sweep(folder, 1);
    }
}
