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
use std::fs::{File, Metadata};
use std::io::{self, Seek};
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::disk::{self, Operation};
use super::scratch::{Scratch, UNFINISHED};
use super::write_error::{WriteFailure, failed};

/// The retry limit for putting back a saved file. A retry is only needed if the file is saved again
/// within microseconds. After the last retry, the saved version is kept in a separate file.
const TRIES: usize = 100;

/// The maximum time between the moment when an editor truncates a file and the moment when it
/// writes the file.
const SAVING: Duration = Duration::from_secs(2);

/// Replaces the content of the file at `path` with `new` if the content is still `seen`.
///
/// # Errors
/// [`WriteFailure::Changed`] if the content has changed. After any error, the file has its previous
/// content.
pub(super) fn replace(
    path: &Path,
    folder: &Path,
    seen: &[u8],
    new: &[u8],
) -> Result<(), WriteFailure> {
    let failed = |error: io::Error| failed(error, folder);
    let old = match disk::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(WriteFailure::Changed(None));
        }
        metadata => metadata.map_err(failed)?,
    };
    if is_being_saved(&old) {
        return Err(WriteFailure::Changed(None));
    }
    let mut file = Scratch::new(folder, UNFINISHED, new).map_err(failed)?;
    if has_more_links(&old) || has_access_list(path) || !has_rights_of(&file, &old) {
        drop(file);
        return in_place(path, folder, seen, new);
    }
    file.mark_complete(seen, new).map_err(failed)?;
    // The exchange gives the old file the temporary name. The lock on the old file keeps `sweep`
    // from removing it.
    let (held, _lock) = locked(path).map_err(failed)?;
    if held != seen {
        return Err(WriteFailure::Changed(None));
    }
    match exchange(file.path(), path) {
        Ok(()) => settle(file, path, folder, seen, new),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(WriteFailure::Changed(None)),
        Err(error) if is_unsupported(&error) => {
            if disk::read(path).map_err(failed)? == seen {
                file.persist(path).map_err(failed)
            } else {
                Err(WriteFailure::Changed(None))
            }
        }
        Err(error) => Err(failed(error)),
    }
}

/// Reads a file. Also locks the file, except on systems where a lock would block other programs.
fn locked(path: &Path) -> io::Result<(Vec<u8>, File)> {
    let mut file = disk::open(path)?;
    #[cfg(unix)]
    let _ = file.try_lock();
    Ok((disk::read_to_end(&mut file, path)?, file))
}

/// Completes an exchange, after which `out` is the old file. If `out` doesn't contain `seen`,
/// someone saved the file in between.
fn settle(
    out: Scratch,
    path: &Path,
    folder: &Path,
    seen: &[u8],
    new: &[u8],
) -> Result<(), WriteFailure> {
    let is_seen = || disk::read(out.path()).map(|held| held == seen);
    // An editor that opened the old file before the exchange may still write to it. Compare again after
    // the disk sync.
    let is_same = is_seen().and_then(|is_same| {
        sync(folder);
        if is_same { is_seen() } else { Ok(false) }
    });
    match is_same {
        Ok(true) => Ok(()),
        Ok(false) => Err(put_back(out, path, new)),
        // If the comparison fails, keep the old version.
        Err(error) => Err(match put_back(out, path, new) {
            WriteFailure::Changed(None) => failed(error, folder),
            kept => kept,
        }),
    }
}

/// Puts back the version that someone saved. Repeats the exchange until `out` is the older of the
/// two files. Returns the error to report.
///
/// An editor may save again at any time, to either file. The version that was written last is kept
/// at `path`; if the times are equal, both versions are kept.
fn put_back(out: Scratch, path: &Path, new: &[u8]) -> WriteFailure {
    for _ in 0..TRIES {
        let (Ok(is_done), Ok(is_ours)) = (holds(out.path(), new), holds(path, new)) else { break };
        if is_done {
            return WriteFailure::Changed(None);
        }
        let is_newer = match (written_at(out.path()), written_at(path)) {
            (Some(out), Some(there)) => out.cmp(&there),
            _ => Ordering::Greater,
        };
        match is_newer {
            _ if is_ours => {}
            Ordering::Greater => {}
            Ordering::Less => return WriteFailure::Changed(None),
            Ordering::Equal => break,
        }
        if exchange(out.path(), path).is_err() {
            // The file was removed in the meantime. Restore the last saved version.
            return match disk::link(out.path(), path) {
                Ok(()) => WriteFailure::Changed(None),
                Err(_) => kept(out),
            };
        }
    }
    kept(out)
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
fn kept(file: Scratch) -> WriteFailure {
    WriteFailure::Changed(Some(file.keep()))
}

/// Overwrites a file in place, so that its hard links, owner and access control list are kept.
fn in_place(path: &Path, folder: &Path, seen: &[u8], new: &[u8]) -> Result<(), WriteFailure> {
    let failed = |error: io::Error| failed(error, folder);
    // If the machine crashes during the write, this copy remains next to the file.
    let copy = Scratch::copy(path, folder, seen, new).map_err(failed)?;
    let mut file = disk::open_to_write(path).map_err(failed)?;
    if disk::read_to_end(&mut file, path).map_err(failed)? != seen {
        return Err(WriteFailure::Changed(None));
    }
    overwrite(&mut file, path, new).map_err(|error| match overwrite(&mut file, path, seen) {
        Ok(()) => failed(error),
        Err(_) => kept(copy),
    })
}

fn overwrite(file: &mut File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    disk::write_all(file, path, bytes)?;
    disk::set_length(file, path, bytes.len() as u64)?;
    disk::sync(file, path)
}

/// Returns `true` if the file has these bytes, and `false` if it does not exist.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    match disk::read(path) {
        Ok(held) => Ok(held == bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Syncs a folder to disk. Errors are ignored, since the write itself succeeded.
fn sync(folder: &Path) {
    let _ = disk::open(folder).and_then(|file| disk::sync(&file, folder));
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    disk::check(Operation::Rename, other)?;
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
fn has_rights_of(file: &Scratch, old: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    if disk::check(Operation::Permissions, file.path()).is_err() {
        return false;
    }
    let file = file.file();
    let Ok(own) = file.metadata() else { return false };
    let owner = (own.uid() != old.uid()).then(|| old.uid());
    let group = (own.gid() != old.gid()).then(|| old.gid());
    let is_owned = owner.or(group).is_none() || fchown(file, owner, group).is_ok();
    // Set the mode after the owner, since changing the owner clears some mode bits.
    is_owned && file.set_permissions(old.permissions()).is_ok()
}

#[cfg(not(unix))]
fn has_rights_of(file: &Scratch, old: &Metadata) -> bool {
    file.file().set_permissions(old.permissions()).is_ok()
}
