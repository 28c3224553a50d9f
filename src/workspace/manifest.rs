//! What this tool wrote into the output folder, so that it removes that and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fence::Fence;
use super::write::{self, Outcome, WriteError};

/// The manifest's name in the output folder.
pub const NAME: &str = ".plancc-manifest.json";

/// The layout of manifests that this version writes and reads.
const VERSION: u32 = 1;

/// The bytes from which on a manifest is none of ours.
const LIMIT: u64 = 256 << 20;

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
    /// Left, because somebody changed them since.
    pub edited: Vec<String>,
    /// Left, because the system did not let them be removed, with its reason; tried again next time.
    pub failed: Vec<(String, String)>,
}

impl Default for Manifest {
    fn default() -> Manifest {
        Manifest { version: VERSION, files: BTreeMap::new(), plans: BTreeMap::new() }
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
    /// The manifest of an output folder, and what is to be said where it cannot be read.
    ///
    /// Without one, or with one that is damaged or of another version, nothing is known to be ours,
    /// so that nothing is removed and all is made again.
    #[must_use]
    pub fn load(out: &Path) -> (Manifest, Option<String>) {
        let path = out.join(NAME);
        let bytes = match path.metadata() {
            Ok(metadata) if metadata.is_file() && metadata.len() < LIMIT => fs::read(&path).ok(),
            Ok(_) => None,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
            Err(_) => None,
        };
        let manifest = bytes.and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).ok());
        match manifest {
            Some(manifest) if manifest.version == VERSION => (manifest, None),
            _ => {
                let name = super::name::with_slashes(&path);
                let told = format!(
                    "`{name}` cannot be read, so reports that are no longer made were not removed"
                );
                (Manifest::default(), Some(told))
            }
        }
    }

    /// Writes the manifest into the output folder.
    ///
    /// # Errors
    /// Where it was not written; the old one is then still whole.
    pub fn save(&self, out: &Path, fence: Option<&Fence>) -> Result<Outcome, WriteError> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        write::file(&out.join(NAME), NAME, &bytes, fence)
    }

    /// Whether the file at `path` was made from these inputs and still has the bytes that it was
    /// given, so that it need not be made again.
    #[must_use]
    pub fn is_current(&self, out: &Path, path: &str, inputs: &str) -> bool {
        self.files.get(path).is_some_and(|made| {
            made.inputs == inputs
                && within(out, path)
                    .and_then(|file| fs::read(file).ok())
                    .is_some_and(|bytes| content_of(&bytes) == made.content)
        })
    }

    /// Removes what `previous` says is ours, `self` did not make again and `is_in_scope` says was to
    /// be made; folders that this empties go too. Returns the manifest to save.
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
            // A path that leads out was not written by us, whatever the manifest says.
            let Some(file) = within(out, &path) else { continue };
            // Where a system takes `A` and `a` for one name, the old name is the new file.
            if kept
                .get(&path.to_lowercase())
                .is_some_and(|kept| file.canonicalize().ok().as_ref() == Some(kept))
            {
                continue;
            }
            match fs::read(&file) {
                Ok(bytes) if content_of(&bytes) == made.content => match fs::remove_file(&file) {
                    Ok(()) => {
                        remove_empty_folders(out, &file);
                        pruned.removed.push(path);
                    }
                    Err(error) => {
                        pruned.failed.push((path.clone(), error.to_string()));
                        self.files.insert(path, made);
                    }
                },
                Ok(_) => pruned.edited.push(path),
                Err(error) => {
                    pruned.failed.push((path.clone(), error.to_string()));
                    self.files.insert(path, made);
                }
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

/// The file of a manifest's path, where it is a file in the output folder, reached by no link, and of
/// a kind that this tool makes. A manifest may come from anyone who can change the repository.
fn within(out: &Path, path: &str) -> Option<PathBuf> {
    let is_plain = !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let is_source = [".yaml", ".yml"].iter().any(|ending| path.to_lowercase().ends_with(ending));
    if !is_plain || is_source {
        return None;
    }
    let mut file = out.to_owned();
    for part in Path::new(path) {
        file.push(part);
        if file.symlink_metadata().ok()?.is_symlink() {
            return None;
        }
    }
    file.is_file().then_some(file)
}

fn remove_empty_folders(out: &Path, file: &Path) {
    let inside = |folder: &&Path| *folder != out && folder.starts_with(out);
    for folder in file.ancestors().skip(1).take_while(inside) {
        // The system removes no folder that holds anything.
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}
