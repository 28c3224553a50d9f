//! What plancc wrote into the output folder, so that it replaces and removes that and nothing else.
//!
//! The manifest is a file in the checkout, so anybody can commit one. It proves something only if this user's plancc
//! signed it. Any other is a list of claims: a file that still has the hash in the list may be replaced, since whoever
//! committed the list could have committed the file, but nothing is skipped or removed because of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::beneath;
use super::cache::Cache;
use super::fence::Fence;
use super::journal;
use super::name;
use super::write::{self, Outcome, WriteError};

/// The manifest's name in the output folder.
pub const NAME: &str = ".plancc-manifest.json";

/// The layout of manifests that this version writes; the first had no signature.
const VERSION: u32 = 2;

/// The bytes from which on a manifest is none of ours.
const LIMIT: u64 = 64 << 20;

/// The files that are known to be ours, by their paths in the output folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    version: u32,
    /// The files, in the order of their paths.
    pub files: BTreeMap<String, Made>,
    /// The plans that they were made from, by their paths in the project.
    #[serde(default)]
    pub plans: BTreeMap<String, Remembered>,
    /// Files that an unsigned manifest lists, with the hash that it gives.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    claims: BTreeMap<String, String>,
    /// The keyed hash of the rest and of where the folder is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    signature: String,
    /// What a build that was ended was about to write.
    #[serde(skip)]
    unfinished: BTreeMap<String, Vec<String>>,
}

/// What may become of a file that a build wants to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// It already has the bytes.
    Same,
    /// It is not there, or has the bytes that the manifest lists.
    Replaceable,
    /// plancc did not write it, or somebody edited it since.
    Foreign,
}

/// What is remembered of a plan, so that one that did not change need not be read again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remembered {
    /// The fingerprint of all that its reports were made from; empty where something was found in it,
    /// which is to be told every time.
    pub inputs: String,
    /// The school year.
    pub year: String,
    /// What the department is called.
    pub department: String,
    /// The stage's key: `draft`.
    pub stage: String,
    /// Its reports' languages and their files, without the ending that says the format.
    pub reports: Vec<(String, String)>,
}

/// One file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// What it was made from: the plan's path in the project, or nothing for pages about all plans.
    pub from: String,
    /// The fingerprint of its bytes.
    pub content: String,
    /// The fingerprint of all that it was made from.
    pub inputs: String,
}

/// What became of the files that are no longer made.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Removed.
    pub removed: Vec<String>,
    /// Left, because somebody edited them, or they cannot be read.
    pub edited: Vec<String>,
    /// Left, because the system did not let them be removed, with its reason; tried again next time.
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

/// The fingerprint of several texts in their order; no two different lists of texts share one.
#[must_use]
pub fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_hex().to_string()
}

impl Made {
    /// A file of these bytes, made from the plan `from`.
    #[must_use]
    pub fn new(from: impl Into<String>, content: &[u8], inputs: impl Into<String>) -> Made {
        Made { from: from.into(), content: content_of(content), inputs: inputs.into() }
    }
}

fn content_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

impl Manifest {
    /// The manifest of an output folder, and what to tell if it cannot be read.
    ///
    /// Without one, or with one that is damaged or of another version, nothing is known to be ours.
    #[must_use]
    pub fn load(out: &Path, cache: Option<&Cache>) -> (Manifest, Option<String>) {
        let unfinished = journal::read(out);
        let path = out.join(NAME);
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return (Manifest { unfinished, ..Manifest::default() }, None);
            }
            _ => {}
        }
        let manifest = read(out, NAME, LIMIT)
            .and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok())
            .filter(|manifest| (1..=VERSION).contains(&manifest.version));
        match manifest {
            Some(manifest) => (Manifest { unfinished, ..manifest.judged(out, cache) }, None),
            None => {
                let name = super::name::with_slashes(&path);
                let told = format!("cannot read `{name}`, so no old reports were removed");
                (Manifest { unfinished, ..Manifest::default() }, Some(told))
            }
        }
    }

    /// Keeps what the signature proves; of an unsigned manifest, the claims.
    fn judged(mut self, out: &Path, cache: Option<&Cache>) -> Manifest {
        let signature = std::mem::take(&mut self.signature);
        let own = cache.and_then(|cache| self.sign(out, cache));
        // Compared in constant time.
        let is_proven =
            own.is_some_and(|own| blake3::Hash::from_hex(&signature).is_ok_and(|it| it == own));
        if !is_proven {
            let claims = self.files.iter().map(|(path, made)| (path.clone(), made.content.clone()));
            self.claims.extend(claims);
            self.files.clear();
            self.plans.clear();
        }
        self.version = VERSION;
        self.files.retain(|path, _| name::is_report(path));
        self.claims.retain(|path, _| name::is_report(path));
        self
    }

    /// The signature of a manifest without one. It holds for one folder only: one key may sign for many projects, and
    /// what one of them may remove says nothing of another.
    fn sign(&self, out: &Path, cache: &Cache) -> Option<blake3::Hash> {
        let out = out.canonicalize().ok()?;
        let bytes = serde_json::to_vec(self).ok()?;
        let parts = [b"plancc manifest".as_slice(), out.as_os_str().as_encoded_bytes(), &bytes];
        Some(cache.signature(parts))
    }

    /// Writes the manifest into the output folder, signed if there is a key.
    ///
    /// # Errors
    /// Where it was not written; the old one is then still whole.
    pub fn save(
        &self,
        out: &Path,
        fence: Option<&Fence>,
        cache: Option<&Cache>,
    ) -> Result<Outcome, WriteError> {
        let signature = cache.and_then(|cache| self.sign(out, cache));
        let signature = signature.map(|hash| hash.to_hex().to_string()).unwrap_or_default();
        let signed = Manifest { signature, ..self.clone() };
        let mut bytes = serde_json::to_vec_pretty(&signed).unwrap_or_default();
        bytes.push(b'\n');
        let outcome = write::file(&out.join(NAME), NAME, &bytes, fence)?;
        journal::end(out);
        Ok(outcome)
    }

    /// Returns `true` if the file at `path` was made from these inputs and still has the bytes that it was
    /// given, so that it need not be made again.
    #[must_use]
    pub fn is_current(&self, out: &Path, path: &str, inputs: &str) -> bool {
        self.files.get(path).is_some_and(|made| {
            made.inputs == inputs
                && read(out, path, u64::MAX).is_some_and(|bytes| content_of(&bytes) == made.content)
        })
    }

    /// Returns `true` if an unsigned manifest listed files.
    #[must_use]
    pub fn has_claims(&self) -> bool {
        !self.claims.is_empty()
    }

    /// What may become of the file at `path` if it is to get the bytes `new`.
    #[must_use]
    pub fn present(&self, out: &Path, path: &str, new: &[u8]) -> Present {
        if out.join(path).symlink_metadata().is_err() {
            return Present::Replaceable;
        }
        let Some(old) = read(out, path, u64::MAX) else { return Present::Foreign };
        if old == new {
            return Present::Same;
        }
        let hash = content_of(&old);
        let listed = self.files.get(path).map(|made| &made.content);
        let unfinished = self.unfinished.get(path).into_iter().flatten();
        let mut hashes = listed.into_iter().chain(self.claims.get(path)).chain(unfinished);
        if hashes.any(|listed| *listed == hash) { Present::Replaceable } else { Present::Foreign }
    }

    /// Notes in the output folder that the file at `path` is about to get these bytes.
    pub fn announce(out: &Path, path: &str, bytes: &[u8]) {
        journal::add(out, path, &content_of(bytes));
    }

    /// Files in the folders of school years that have the name of a report, and that neither this manifest lists nor
    /// `kept` holds.
    #[must_use]
    pub fn strays(&self, out: &Path, kept: &BTreeSet<String>) -> Vec<String> {
        let walk = walkdir::WalkDir::new(out).min_depth(2).max_depth(2).sort_by_file_name();
        let files = walk.into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
        let paths = files.filter_map(|entry| {
            Some(super::name::with_slashes(entry.path().strip_prefix(out).ok()?))
        });
        let is_stray = |path: &String| {
            // A server and a browser take `X.HTML` for a page too.
            let is_named_so = name::is_report(path) || name::is_report(&path.to_ascii_lowercase());
            is_named_so && !self.files.contains_key(path) && !kept.contains(path)
        };
        paths.filter(is_stray).collect()
    }

    /// Removes what `previous` says is ours, `self` did not make again and `is_in_scope` says was to
    /// be made; folders that this empties go too. Returns the manifest to save. Claims are kept as claims.
    ///
    /// `self` is what this build made. A build of some plans has these in its scope and keeps the
    /// others' files: `is_in_scope` is asked with each file's path and what it was made from.
    #[must_use]
    pub fn settle(
        mut self,
        out: &Path,
        previous: Manifest,
        is_in_scope: impl Fn(&str, &Made) -> bool,
    ) -> (Manifest, Pruned) {
        let mut pruned = Pruned::default();
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
            // Where a system takes `A` and `a` for one name, the old name is the new file.
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
                Some(bytes) if content_of(&bytes) == made.content => {
                    match beneath::remove(out, Path::new(&path)) {
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
                _ => pruned.edited.push(path),
            }
        }
        for (path, content) in previous.claims {
            if !self.files.contains_key(&path) {
                self.claims.insert(path, content);
            }
        }
        // A plan is remembered as long as there is anything of it.
        let mut sources: BTreeSet<&str> = BTreeSet::new();
        sources.extend(self.files.values().map(|made| made.from.as_str()));
        for (from, plan) in remembered {
            self.plans.entry(from).or_insert(plan);
        }
        self.plans.retain(|from, _| sources.contains(from.as_str()));
        (self, pruned)
    }
}

/// The bytes of a file in the output folder that no link leads to and that has fewer than `limit`.
fn read(out: &Path, path: &str, limit: u64) -> Option<Vec<u8>> {
    let (mut file, metadata) = beneath::open(out, Path::new(path)).ok()?;
    let mut bytes =
        Vec::with_capacity(usize::try_from(metadata.len().min(LIMIT)).unwrap_or_default());
    (metadata.len() < limit && file.read_to_end(&mut bytes).is_ok()).then_some(bytes)
}

fn remove_empty_folders(out: &Path, file: &Path) {
    let inside = |folder: &&Path| *folder != out && folder.starts_with(out);
    for folder in file.ancestors().skip(1).take_while(inside) {
        // The system removes no folder that holds anything.
        if std::fs::remove_dir(folder).is_err() {
            return;
        }
    }
}
