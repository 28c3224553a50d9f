//! Replaces a file that a person may be editing, but only if it still has the content that was read.
//!
//! If a comparison is followed by a rename, a save by an editor between the two steps is lost. So
//! plancc atomically exchanges the new file with the old one (`renameat2` with `RENAME_EXCHANGE`),
//! and then compares the old file with the content that was read. If they differ, the old file is
//! put back. Without support for this call, the file is compared right before the rename.
//!
//! A rename breaks hard links and cannot always keep the owner. In these cases the file is
//! overwritten in place, with a copy of the old content next to it until the write succeeds.

use std::cmp::Ordering;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::write::{Unwritten, failed};

/// Prefix of the temporary files that are used to replace a file.
const TEMPORARY: &str = ".plancc-replaced-";

/// Retry limit for putting back a saved file. A retry is only needed if the file is saved again
/// within microseconds. After the last retry, the saved version is kept in a separate file.
const TRIES: usize = 100;

/// The maximum time between an editor's truncating a file and writing it.
const SAVING: Duration = Duration::from_secs(2);

/// Replaces the content of the file at `path` with `new` if the content is still `seen`. If `seen`
/// is `None`, the file must not exist.
///
/// # Errors
/// [`Unwritten::Changed`] if the content has changed. After any error, the file has its previous
/// content.
pub(super) fn replace(
    path: &Path,
    folder: &Path,
    seen: Option<&[u8]>,
    new: &[u8],
) -> Result<(), Unwritten> {
    let failed = |error: io::Error| failed(error, folder);
    let Some(seen) = seen else {
        let file = temporary(folder, new).map_err(failed)?;
        return file.persist_noclobber(path).map(|_| ()).map_err(|refused| {
            let exists = refused.error.kind() == io::ErrorKind::AlreadyExists;
            if exists { Unwritten::Changed(None) } else { failed(refused.error) }
        });
    };
    let old = match path.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Unwritten::Changed(None));
        }
        metadata => metadata.map_err(failed)?,
    };
    if is_being_saved(&old) {
        return Err(Unwritten::Changed(None));
    }
    let file = temporary(folder, new).map_err(failed)?;
    if has_more_links(&old) || has_access_list(path) || !has_rights_of(file.as_file(), &old) {
        drop(file);
        return in_place(path, folder, seen, new);
    }
    if !holds(path, seen) {
        return Err(Unwritten::Changed(None));
    }
    match exchange(file.path(), path) {
        Ok(()) => settle(file, path, folder, seen, new),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Unwritten::Changed(None)),
        Err(error) if is_unsupported(&error) => {
            if holds(path, seen) {
                file.persist(path).map(|_| ()).map_err(|refused| failed(refused.error))
            } else {
                Err(Unwritten::Changed(None))
            }
        }
        Err(error) => Err(failed(error)),
    }
}

/// Completes an exchange, after which `out` is the old file. If `out` doesn't contain `seen`,
/// someone saved the file in between.
fn settle(
    out: NamedTempFile,
    path: &Path,
    folder: &Path,
    seen: &[u8],
    new: &[u8],
) -> Result<(), Unwritten> {
    if holds(out.path(), seen) {
        // An editor that opened the old file before the exchange may still write to it. Compare again after
        // the disk sync.
        sync(folder);
        if holds(out.path(), seen) {
            return Ok(());
        }
    }
    put_back(out, path, new)
}

/// Puts back the version that someone saved. Repeats the exchange until `out` is the older of the
/// two files.
///
/// An editor may save again at any time, to either file. The version that was written last is kept
/// at `path`; if the times are equal, both versions are kept.
fn put_back(out: NamedTempFile, path: &Path, new: &[u8]) -> Result<(), Unwritten> {
    for _ in 0..TRIES {
        if holds(out.path(), new) {
            return Err(Unwritten::Changed(None));
        }
        let is_newer = match (written_at(out.path()), written_at(path)) {
            (Some(out), Some(there)) => out.cmp(&there),
            _ => Ordering::Greater,
        };
        match is_newer {
            _ if holds(path, new) => {}
            Ordering::Greater => {}
            Ordering::Less => return Err(Unwritten::Changed(None)),
            Ordering::Equal => break,
        }
        if exchange(out.path(), path).is_err() {
            // The file was removed in the meantime. Restore the last saved version.
            return match out.persist_noclobber(path) {
                Ok(_) => Err(Unwritten::Changed(None)),
                Err(refused) => Err(kept(refused.file)),
            };
        }
    }
    Err(kept(out))
}

fn written_at(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|file| file.modified()).ok()
}

/// Returns `true` if a file was truncated less than [`SAVING`] ago: many editors truncate a file
/// before they write it.
fn is_being_saved(file: &Metadata) -> bool {
    let written = file.modified().map(|time| time.elapsed());
    file.len() == 0 && written.is_ok_and(|age| age.is_ok_and(|age| age < SAVING))
}

/// Keeps a temporary file, since it contains a version that someone saved.
fn kept(file: NamedTempFile) -> Unwritten {
    Unwritten::Changed(file.keep().ok().map(|(_, path)| path))
}

/// Overwrites a file in place, so that its hard links, owner and access control list are kept.
fn in_place(path: &Path, folder: &Path, seen: &[u8], new: &[u8]) -> Result<(), Unwritten> {
    let failed = |error: io::Error| failed(error, folder);
    // If the machine crashes during the write, this copy remains next to the file.
    let copy = temporary(folder, seen).map_err(failed)?;
    let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(failed)?;
    let mut held = Vec::with_capacity(seen.len());
    file.read_to_end(&mut held).map_err(failed)?;
    if held != seen {
        return Err(Unwritten::Changed(None));
    }
    overwrite(&mut file, new).map_err(|error| match overwrite(&mut file, seen) {
        Ok(()) => failed(error),
        Err(_) => kept(copy),
    })
}

fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}

fn temporary(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = super::write::builder(TEMPORARY).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|held| held == bytes)
}

/// Syncs a folder to disk. Errors are ignored, since the write itself succeeded.
fn sync(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Returns `true` if the file has an access control list, which a new file would lose.
#[cfg(target_os = "linux")]
fn has_access_list(path: &Path) -> bool {
    let mut nothing: [u8; 0] = [];
    rustix::fs::getxattr(path, "system.posix_acl_access", &mut nothing).is_ok_and(|size| size > 0)
}

#[cfg(not(target_os = "linux"))]
fn has_access_list(_: &Path) -> bool {
    false
}

#[cfg(unix)]
fn has_more_links(file: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(file) > 1
}

#[cfg(not(unix))]
fn has_more_links(_: &Metadata) -> bool {
    false
}

/// Copies the owner, group and mode of another file. Returns `false` if the system refuses.
#[cfg(unix)]
fn has_rights_of(file: &File, old: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Ok(own) = file.metadata() else { return false };
    let owner = (own.uid() != old.uid()).then(|| old.uid());
    let group = (own.gid() != old.gid()).then(|| old.gid());
    let is_owned = owner.or(group).is_none() || fchown(file, owner, group).is_ok();
    // Set the mode after the owner, since changing the owner clears some mode bits.
    is_owned && file.set_permissions(old.permissions()).is_ok()
}

#[cfg(not(unix))]
fn has_rights_of(file: &File, old: &Metadata) -> bool {
    file.set_permissions(old.permissions()).is_ok()
}
