//! Replaces a file that a person may be editing, and only if it still holds what was read.
//!
//! Comparing first and renaming then leaves a moment in which an editor's save would be lost. So the new file is
//! exchanged with the old one in one step (`renameat2` with `RENAME_EXCHANGE`), and what came out is compared: if it is
//! not what was read, it is put back. Where a file system has no such exchange, the comparison right before the rename
//! is all there is.
//!
//! A rename breaks hard links and cannot always keep the owner. Such a file is written in place, with a copy of its old
//! bytes beside it until that is done.

use std::cmp::Ordering;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::write::{Unwritten, failed};

/// The prefix of the files that exist only while another one is replaced.
const TEMPORARY: &str = ".plancc-replaced-";

/// How often a save that was taken out is put back before it is kept beside the file instead. Each further time needs
/// another save in the same few microseconds.
const TRIES: usize = 100;

/// How long an editor may take from emptying a file to writing it.
const SAVING: Duration = Duration::from_secs(2);

/// Gives the file at `path` the bytes `new` if it still holds `seen`; with `None`, if it still doesn't exist.
///
/// # Errors
/// [`Unwritten::Changed`] if it holds something else by now. Whatever the error, the file holds what it held before.
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

/// Ends an exchange: `out` is now the old file. If it isn't what was `seen`, somebody saved it in between.
fn settle(
    out: NamedTempFile,
    path: &Path,
    folder: &Path,
    seen: &[u8],
    new: &[u8],
) -> Result<(), Unwritten> {
    if holds(out.path(), seen) {
        // An editor that had opened the old file before the exchange may be about to write to it. The second look
        // comes after the disk was waited for.
        sync(folder);
        if holds(out.path(), seen) {
            return Ok(());
        }
    }
    put_back(out, path, new)
}

/// Puts a save that an exchange took out back in its place, until what is out is older than what is there.
///
/// An editor may save again at any moment, into either of the two files. The one that was written last belongs in the
/// place; if the clock can't tell, neither is removed.
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
            // The file was removed meanwhile; the save is still the last thing that it held.
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

/// Returns `true` if a file was emptied a moment ago: many editors empty a file before they write it.
fn is_being_saved(file: &Metadata) -> bool {
    let written = file.modified().map(|time| time.elapsed());
    file.len() == 0 && written.is_ok_and(|age| age.is_ok_and(|age| age < SAVING))
}

/// Leaves a temporary file where it is, since it holds what somebody saved.
fn kept(file: NamedTempFile) -> Unwritten {
    Unwritten::Changed(file.keep().ok().map(|(_, path)| path))
}

/// Writes a file without giving it another place on the disk, so that all its links, its owner and its access list stay.
fn in_place(path: &Path, folder: &Path, seen: &[u8], new: &[u8]) -> Result<(), Unwritten> {
    let failed = |error: io::Error| failed(error, folder);
    // If the machine stops half way, this is left beside the file.
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

/// Waits until the disk has the folder's names. A folder that cannot be waited for is no reason to fail.
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

/// Returns `true` if the file has an access list, which a new file would not have.
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

/// Gives a file the owner, group and mode of another one; `false` if the system does not allow it.
#[cfg(unix)]
fn has_rights_of(file: &File, old: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Ok(own) = file.metadata() else { return false };
    let owner = (own.uid() != old.uid()).then(|| old.uid());
    let group = (own.gid() != old.gid()).then(|| old.gid());
    let is_owned = owner.or(group).is_none() || fchown(file, owner, group).is_ok();
    // After the owner, since changing that clears some bits of the mode.
    is_owned && file.set_permissions(old.permissions()).is_ok()
}

#[cfg(not(unix))]
fn has_rights_of(file: &File, old: &Metadata) -> bool {
    file.set_permissions(old.permissions()).is_ok()
}
