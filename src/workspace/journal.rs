//! What a build is about to write, so that the next one knows it if this one is ended in the middle.
//!
//! The manifest is written last. Without a journal, a report that was replaced just before a build was ended would be taken
//! for a file that somebody edited. A journal is no proof: like an unsigned manifest, it only lists files that may be replaced
//! while they have the hash in it.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use super::beneath;

const NAME: &str = ".plancc-journal";

/// The bytes from which on a journal is none of ours.
const LIMIT: u64 = 64 << 20;

/// Adds a file that is about to get bytes with this hash.
pub(super) fn add(out: &Path, path: &str, hash: &str) {
    // Without the line, the next build asks for `--force` if this one is ended now.
    let _ = beneath::append(out, Path::new(NAME), format!("{hash} {path}\n").as_bytes());
}

/// The files that a build which was ended was about to write, with the hashes that they were to have.
pub(super) fn read(out: &Path) -> BTreeMap<String, Vec<String>> {
    let mut entries: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let Ok((file, metadata)) = beneath::open(out, Path::new(NAME)) else { return entries };
    let mut text = String::new();
    if metadata.len() >= LIMIT || file.take(LIMIT).read_to_string(&mut text).is_err() {
        return entries;
    }
    for (hash, path) in text.lines().filter_map(|line| line.split_once(' ')) {
        entries.entry(path.to_owned()).or_default().push(hash.to_owned());
    }
    entries
}

/// Removes the journal, since the manifest lists all of it.
pub(super) fn end(out: &Path) {
    let _ = beneath::remove(out, Path::new(NAME));
}
