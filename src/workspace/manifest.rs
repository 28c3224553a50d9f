//! The manifest: the files that plancc wrote to the output folder. Only these are replaced or removed.
//!
//! The manifest is a file in the checkout, so anyone can commit one. plancc trusts the manifest
//! only if it is signed with this user's key. Any other manifest is only a list of claims. A file
//! that still has the listed hash may be replaced, since the author of the list could have
//! committed the file too. But no file is skipped or removed because of a claim.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::cache::Cache;
use super::disk;
use super::journal;
use super::open_below;
use super::path_name;
use super::read::{ReadError, ReadFailure};
use super::sandbox::Sandbox;
use super::write::{self, WriteError, WriteOutcome};

/// The manifest's file name in the output folder.
pub const NAME: &str = ".plancc-manifest.json";

/// The format version of manifests. Version 1 had no signature.
const VERSION: u32 = 2;

/// The size limit in bytes; a larger manifest is ignored.
const LIMIT: u64 = 64 << 20;

/// The files that plancc wrote, by their paths in the output folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    version: u32,
    /// The files, sorted by path.
    pub files: BTreeMap<String, ManifestEntry>,
    /// The plans that the files were made from, by their paths in the project.
    #[serde(default)]
    pub plans: BTreeMap<String, PlanRecord>,
    /// Files that an unsigned manifest lists, with their hashes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    claims: BTreeMap<String, String>,
    /// The keyed hash of the other fields and the folder's path.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    signature: String,
    /// Files that a killed build was about to write.
    #[serde(skip)]
    unfinished: BTreeMap<String, Vec<String>>,
}

/// The state of a file that a build wants to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// The file already has the new bytes.
    Same,
    /// The file does not exist, or has the hash that the manifest or journal lists.
    Replaceable,
    /// plancc did not write the file, or someone edited it afterward.
    Foreign,
}

/// Data about a plan, so that plancc doesn't have to parse an unchanged plan again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRecord {
    /// The fingerprint of all inputs of the plan's reports; empty if the plan has findings, since
    /// plancc must report them in every build.
    pub inputs: String,
    /// The school year.
    pub year: String,
    /// The department's name.
    pub department: String,
    /// The stage's key, such as `draft`.
    pub stage: String,
    /// The language of each report, with its file path without extension.
    pub reports: Vec<(String, String)>,
}

/// A file that plancc wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestEntry {
    /// The path of the plan in the project; empty for pages about all plans.
    pub from: String,
    /// The hash of the file's bytes.
    pub content: String,
    /// The fingerprint of all inputs of the file.
    pub inputs: String,
}

/// The result of removing reports that are no longer part of the build.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PruneResult {
    /// Removed files.
    pub removed: Vec<String>,
    /// Files that were kept because someone edited them or they cannot be read.
    pub edited: Vec<String>,
    /// Files that the system refused to remove, with the reason. The next build tries again.
    pub failed: Vec<(String, String)>,
}

impl Default for Manifest {
    fn default() -> Manifest {
        Manifest {
            version: VERSION,
            files: BTreeMap::new(),
            plans: BTreeMap::new(),
            claims: BTreeMap::new(),
            signature: String::new(),
            unfinished: BTreeMap::new(),
        }
    }
}

/// Returns the fingerprint of a list of texts. Different lists have different fingerprints.
#[must_use]
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_hex().to_string()
}

impl ManifestEntry {
    /// Creates the entry for a file with these bytes, made from the plan `from`.
    #[must_use]
    pub fn new(
        from: impl Into<String>,
        content: &[u8],
        inputs: impl Into<String>,
    ) -> ManifestEntry {
        ManifestEntry { from: from.into(), content: content_of(content), inputs: inputs.into() }
    }
}

fn content_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

impl Manifest {
    /// Loads the manifest of an output folder. Also returns a warning if its content is invalid.
    ///
    /// Without a valid manifest of a supported version, no file counts as written by plancc.
    ///
    /// # Errors
    /// Fails if the manifest or the journal exists but cannot be read. A build must then stop, since its own manifest
    /// would list only the files of this build.
    pub fn load(
        out: &Path,
        cache: Option<&Cache>,
    ) -> Result<(Manifest, Option<String>), ReadError> {
        let unfinished = journal::read(out).map_err(|error| unread(out, journal::NAME, error))?;
        let path = out.join(NAME);
        let is_file = match disk::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok((Manifest { unfinished, ..Manifest::default() }, None));
            }
            metadata => metadata.map_err(|error| unread(out, NAME, error))?.is_file(),
        };
        let bytes = match read(out, NAME, LIMIT) {
            Ok(bytes) => bytes,
            Err(error) if is_file => return Err(unread(out, NAME, error)),
            Err(_) => None,
        };
        let manifest = bytes
            .and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok())
            .filter(|manifest| (1..=VERSION).contains(&manifest.version));
        Ok(match manifest {
            Some(manifest) => (Manifest { unfinished, ..manifest.judged(out, cache) }, None),
            None => {
                let name = super::path_name::with_slashes(&path);
                let told = format!("cannot read `{name}`, so no outdated reports were removed");
                (Manifest { unfinished, ..Manifest::default() }, Some(told))
            }
        })
    }

    /// Keeps the entries if the signature is valid; otherwise converts them to claims.
    fn judged(mut self, out: &Path, cache: Option<&Cache>) -> Manifest {
        let signature = std::mem::take(&mut self.signature);
        let own = cache.and_then(|cache| self.sign(out, cache));
        // `blake3::Hash` compares in constant time.
        let is_proven =
            own.is_some_and(|own| blake3::Hash::from_hex(&signature).is_ok_and(|it| it == own));
        if !is_proven {
            let claims = self.files.iter().map(|(path, made)| (path.clone(), made.content.clone()));
            self.claims.extend(claims);
            self.files.clear();
            self.plans.clear();
        }
        self.version = VERSION;
        self.files.retain(|path, _| path_name::is_report(path));
        self.claims.retain(|path, _| path_name::is_report(path));
        self
    }

    /// Computes the signature. It covers the folder's path, so that a manifest isn't valid in
    /// another project that uses the same key.
    fn sign(&self, out: &Path, cache: &Cache) -> Option<blake3::Hash> {
        let out = out.canonicalize().ok()?;
        let bytes = serde_json::to_vec(self).ok()?;
        let parts = [b"plancc manifest".as_slice(), out.as_os_str().as_encoded_bytes(), &bytes];
        Some(cache.signature(parts))
    }

    /// Writes the manifest to the output folder, signed if there is a key.
    ///
    /// # Errors
    /// Fails if the manifest could not be written; the old manifest is then unchanged.
    pub fn save(
        &self,
        out: &Path,
        sandbox: Option<&Sandbox>,
        cache: Option<&Cache>,
    ) -> Result<WriteOutcome, WriteError> {
        let signature = cache.and_then(|cache| self.sign(out, cache));
        let signature = signature.map(|hash| hash.to_hex().to_string()).unwrap_or_default();
        let signed = Manifest { signature, ..self.clone() };
        let mut bytes = serde_json::to_vec_pretty(&signed).unwrap_or_default();
        bytes.push(b'\n');
        let outcome = write::file(&out.join(NAME), NAME, &bytes, sandbox)?;
        journal::end(out);
        Ok(outcome)
    }

    /// Returns `true` if the file at `path` was made from these inputs and is unchanged, so plancc
    /// doesn't have to build it again.
    #[must_use]
    pub fn is_current(&self, out: &Path, path: &str, inputs: &str) -> bool {
        self.files.get(path).is_some_and(|made| {
            made.inputs == inputs
                // A report that cannot be read is built again.
                && read(out, path, u64::MAX)
                    .is_ok_and(|bytes| bytes.is_some_and(|it| content_of(&it) == made.content))
        })
    }

    /// Returns `true` if an unsigned manifest listed files.
    #[must_use]
    pub fn has_claims(&self) -> bool {
        !self.claims.is_empty()
    }

    /// Compares the file at `path` with its new bytes and with the recorded hashes.
    ///
    /// # Errors
    /// Fails if the file cannot be read, since plancc then cannot determine whether it wrote the
    /// file.
    pub fn present(&self, out: &Path, path: &str, new: &[u8]) -> io::Result<FileState> {
        match disk::symlink_metadata(&out.join(path)) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Ok(FileState::Foreign),
            Err(error) => {
                use io::ErrorKind::{NotADirectory, NotFound};
                let is_free = matches!(error.kind(), NotFound | NotADirectory);
                return if is_free { Ok(FileState::Replaceable) } else { Err(error) };
            }
        }
        let old = match read(out, path, u64::MAX) {
            Ok(old) => old.unwrap_or_default(),
            Err(error) if is_of_the_path(&error) => return Ok(FileState::Foreign),
            Err(error) => return Err(error),
        };
        if old == new {
            return Ok(FileState::Same);
        }
        let hash = content_of(&old);
        let listed = self.files.get(path).map(|made| &made.content);
        let unfinished = self.unfinished.get(path).into_iter().flatten();
        let mut hashes = listed.into_iter().chain(self.claims.get(path)).chain(unfinished);
        let is_ours = hashes.any(|listed| *listed == hash);
        Ok(if is_ours { FileState::Replaceable } else { FileState::Foreign })
    }

    /// Adds the file at `path` to the journal, before these bytes are written to it.
    pub fn announce(out: &Path, path: &str, bytes: &[u8]) {
        journal::add(out, path, &content_of(bytes));
    }

    /// Removes the files in `previous` that this build did not write and that `is_in_scope`
    /// accepts. Also removes folders that become empty. Returns the manifest to save, in which
    /// claims remain claims.
    ///
    /// `self` lists the files of this build. `is_in_scope` receives the path and entry of each
    /// file, so that a build of some plans keeps the reports of all other plans.
    #[must_use]
    pub fn settle(
        mut self,
        out: &Path,
        previous: Manifest,
        is_in_scope: impl Fn(&str, &ManifestEntry) -> bool,
    ) -> (Manifest, PruneResult) {
        let mut pruned = PruneResult::default();
        let remembered = previous.plans;
        let kept: BTreeMap<String, PathBuf> = self
            .files
            .keys()
            .filter_map(|path| Some((path.to_lowercase(), out.join(path).canonicalize().ok()?)))
            .collect();
        for (path, made) in previous.files {
            if self.files.contains_key(&path) {
                continue;
            }
            if !is_in_scope(&path, &made) {
                self.files.insert(path, made);
                continue;
            }
            // On file systems that ignore case, the old name may refer to the new file.
            let file = out.join(&path);
            if kept
                .get(&path.to_lowercase())
                .is_some_and(|kept| file.canonicalize().ok().as_ref() == Some(kept))
            {
                continue;
            }
            if file.symlink_metadata().is_err() {
                continue;
            }
            match read(out, &path, u64::MAX) {
                Ok(Some(bytes)) if content_of(&bytes) == made.content => {
                    match open_below::remove(out, Path::new(&path)) {
                        Ok(()) => {
                            remove_empty_folders(out, &file);
                            pruned.removed.push(path);
                        }
                        Err(error) => {
                            pruned.failed.push((path.clone(), error.to_string()));
                            self.files.insert(path, made);
                        }
                    }
                }
                Err(error) if !is_of_the_path(&error) => {
                    pruned.failed.push((path.clone(), error.to_string()));
                    self.files.insert(path, made);
                }
                _ => pruned.edited.push(path),
            }
        }
        for (path, content) in previous.claims {
            if !self.files.contains_key(&path) {
                self.claims.insert(path, content);
            }
        }
        // A plan's entry is kept as long as one of its files exists.
        let mut sources: BTreeSet<&str> = BTreeSet::new();
        sources.extend(self.files.values().map(|made| made.from.as_str()));
        for (from, plan) in remembered {
            self.plans.entry(from).or_insert(plan);
        }
        self.plans.retain(|from, _| sources.contains(from.as_str()));
        (self, pruned)
    }
}

/// Reads a file in the output folder without following links; `None` if it has `limit` bytes or more.
pub(super) fn read(out: &Path, path: &str, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let (mut file, metadata) = open_below::open(out, Path::new(path))?;
    if metadata.len() >= limit {
        return Ok(None);
    }
    disk::read_to_end(&mut file, &out.join(path)).map(Some)
}

fn unread(out: &Path, name: &str, error: io::Error) -> ReadError {
    ReadError {
        name: super::path_name::with_slashes(&out.join(name)),
        why: ReadFailure::Failed(error),
    }
}

/// Returns `true` if a file can't be read because of its permissions, or because its path contains a link or another
/// file. plancc doesn't write such files.
fn is_of_the_path(error: &io::Error) -> bool {
    use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
    open_below::is_refusal(error)
        || matches!(error.kind(), NotADirectory | NotFound | PermissionDenied)
}

fn remove_empty_folders(out: &Path, file: &Path) {
    let inside = |folder: &&Path| *folder != out && folder.starts_with(out);
    for folder in file.ancestors().skip(1).take_while(inside) {
        // The system refuses to remove a folder that is not empty.
        if disk::remove_folder(folder).is_err() {
            return;
        }
    }
}
