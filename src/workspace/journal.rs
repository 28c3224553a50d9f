//! The journal of a build: a list of the files that it is about to write. If the build is killed,
//! the next build recognizes these files.
//!
//! The manifest is written last. Without a journal, a report that a killed build replaced would
//! look like a file that someone edited. A journal is not trusted: like an unsigned manifest, it
//! only lists files that may be replaced as long as they have the listed hash.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

use super::{disk, open_below};

pub(super) const NAME: &str = ".plancc-journal";

/// The size limit in bytes; a larger journal is ignored.
const LIMIT: u64 = 64 << 20;

/// Adds a file that is about to be written, with the hash of its new content.
pub(super) fn add(out: &Path, path: &str, hash: &str) {
    // The entry begins with a line break, since a failed write may have left a partial line. If
    // this fails and the build is then killed, the next build asks for `--force`.
    let _ = open_below::append(out, Path::new(NAME), format!("\n{hash} {path}\n").as_bytes());
}

/// Returns the files that a killed build was about to write, with their hashes.
///
/// # Errors
/// Fails if the journal exists but cannot be read.
pub(super) fn read(out: &Path) -> io::Result<BTreeMap<String, Vec<String>>> {
    let mut entries: BTreeMap<String, Vec<String>> = BTreeMap::new();
    match disk::symlink_metadata(&out.join(NAME)) {
        Ok(metadata) if metadata.is_file() && metadata.len() < LIMIT => {}
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => return Ok(entries),
    }
    let (file, _) = open_below::open(out, Path::new(NAME))?;
    let bytes = disk::read_to_end(&mut file.take(LIMIT), &out.join(NAME))?;
    let Ok(text) = String::from_utf8(bytes) else { return Ok(entries) };
    for (hash, path) in text.lines().filter_map(|line| line.split_once(' ')) {
        entries.entry(path.to_owned()).or_default().push(hash.to_owned());
    }
    Ok(entries)
}

/// Removes the journal, since the manifest now lists all files.
pub(super) fn end(out: &Path) {
    let _ = open_below::remove(out, Path::new(NAME));
}
