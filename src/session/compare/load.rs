//! Lists, reads and pairs the plan files of both versions.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::rules::below;
use super::versions::VersionPair;
use crate::diff::{UnmatchedFile, pair_renamed_files};
use crate::model::Project;
use crate::pipeline::{self, CompareInput};
use crate::report::ComparisonGap;
use crate::schema;
use crate::session::approvals::FILE as APPROVALS;
use crate::session::baseline::FILE as BASELINE;
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};
use crate::source::{Source, SourceId};
use crate::workspace::find::{self, FindError, PROJECT_FILE};
use crate::workspace::git::{GitError, Repository};
use crate::workspace::listing::{Blob, SpecialEntry};
use crate::workspace::read::{self, ReadError};
use crate::workspace::revision::Snapshot;
use crate::workspace::sandbox::Sandbox;

/// The location of a file's content.
#[derive(Debug, Clone)]
pub(super) enum ContentLocation {
    Blob(Blob),
    Disk(PathBuf),
}

/// A plan file of one version.
#[derive(Debug, Clone)]
pub(super) struct ComparedFile {
    /// The path that pairs the two versions of a file.
    pub(super) key: String,
    /// The file's name in messages.
    name: String,
    /// The department's id, from the file name.
    stem: String,
    language: Option<String>,
    pub(super) content: ContentLocation,
    /// `true` if the user named this file, so its name does not identify the plan.
    pub(super) is_named: bool,
}

/// Returns the entry of a file that the user named.
pub(super) fn one_on_disk(path: &Path, here: &Path) -> ComparedFile {
    let found = find::described(path, here);
    ComparedFile {
        key: String::new(),
        name: found.name,
        stem: String::new(),
        language: found.language,
        content: ContentLocation::Disk(path.to_owned()),
        is_named: true,
    }
}

/// Returns the entry of a file in a revision that the user named.
pub(super) fn one_at(snapshot: &Snapshot, blob: &Blob) -> ComparedFile {
    let found = find::described(Path::new(&blob.name), Path::new(""));
    ComparedFile {
        key: blob.name.clone(),
        name: format!("{}:{}", snapshot.revision, blob.name),
        stem: String::new(),
        language: found.language,
        content: ContentLocation::Blob(blob.clone()),
        is_named: true,
    }
}

/// The plan files of one version, and other files in the plans folders that cannot be compared.
#[derive(Debug, Default)]
pub(super) struct PlanListing {
    pub(super) entries: Vec<ComparedFile>,
    pub(super) others: Vec<SpecialEntry>,
    pub(super) unread: Vec<ComparisonGap>,
    /// `true` if the version is a single file that the user named.
    pub(super) is_one: bool,
}

/// Lists the plans on disk: the project's plans, or the plans in the given paths. A missing path counts as an empty
/// folder.
pub(super) fn entries_on_disk(
    opened: &OpenProject,
    repository: Option<&Repository>,
    paths: &[PathBuf],
) -> PlanListing {
    let finder = opened.finder();
    let found: Vec<Result<find::FoundPlans, FindError>> = match paths.is_empty() {
        true => vec![finder.all()],
        false => paths.iter().map(|path| finder.named(std::slice::from_ref(path))).collect(),
    };
    let (mut plans, mut unread) = (Vec::new(), Vec::new());
    for found in found {
        let passed_over = match found {
            Ok(found) => {
                plans.extend(found.found);
                found.passed_over
            }
            // A missing or empty folder is not an error: the comparison reports the plans of the other version as added
            // or removed.
            Err(FindError::Missing { .. } | FindError::NoPlans { .. }) => Vec::new(),
            Err(error) => vec![error],
        };
        unread.extend(passed_over.into_iter().map(|error| ComparisonGap {
            name: match &error {
                FindError::LeadsOut { name } | FindError::Failed { name, .. } => name.clone(),
                _ => String::new(),
            },
            reason: error.to_string(),
        }));
    }
    let entry = |found: find::PlanFile| ComparedFile {
        key: repository
            .and_then(|repository| repository.name_of(&found.path))
            .unwrap_or_else(|| found.name.clone()),
        name: found.name,
        stem: found.id,
        language: found.language,
        content: ContentLocation::Disk(found.path),
        is_named: false,
    };
    let entries = plans.into_iter().map(entry).collect();
    PlanListing { entries, unread, ..PlanListing::default() }
}

/// Lists the plans at a revision: the project's plans, or the plans in the given paths.
pub(super) fn entries_at(
    opened: &OpenProject,
    repository: &Repository,
    (snapshot, top): (&Snapshot, &str),
    paths: &[PathBuf],
) -> Result<PlanListing, GitError> {
    let below = |name: &str| below(top, name);
    // The project file at that revision names the plans folders.
    let project = project_at(repository, snapshot, &below(PROJECT_FILE))?;
    let project = project.as_ref().or(opened.setting.project());
    let named = project.into_iter().flat_map(|project| &project.plans);
    let is_absolute = |folder: &&&str| Path::new(**folder).is_absolute();
    let named: Vec<&str> = named.map(|folder| folder.trimmed()).collect();
    let unread = named.iter().filter(is_absolute).map(|folder| ComparisonGap {
        name: below(PROJECT_FILE),
        reason: format!(
            "the plans folder `{folder}` is an absolute path, so its plans are not compared"
        ),
    });
    let unread: Vec<ComparisonGap> = unread.collect();
    let mut folders: Vec<String> = named.iter().map(|folder| below(folder)).collect();
    if folders.is_empty() {
        folders.push(below("plans"));
    }
    if !paths.is_empty() {
        let named = paths.iter().filter_map(|path| match repository.is_bare() {
            true => Some(crate::workspace::path_name::with_slashes(path)),
            false => repository.name_of(&opened.here.join(path)),
        });
        // A path above the plans folders means all plans folders in it.
        let around = |path: String| -> Vec<String> {
            let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
            let inner = folders.iter().filter(|folder| folder.starts_with(&prefix)).cloned();
            let inner: Vec<String> = inner.collect();
            if inner.is_empty() { vec![path] } else { inner }
        };
        folders = named.flat_map(around).collect();
    }
    let without: Vec<String> = not_plans(project).iter().map(|name| below(name)).collect();
    let is_looked_at = |name: &str| {
        let hidden = name.split('/').any(|part| part.starts_with('.'));
        let is_other = Path::new(name).file_name().is_some_and(|name| name == PROJECT_FILE)
            || without.iter().any(|other| name == *other || name.starts_with(&format!("{other}/")));
        !hidden && !is_other
    };
    let extension = |name: &str| -> Option<String> {
        Some(Path::new(name).extension()?.to_string_lossy().into_owned())
    };
    let is_plan = |name: &str| matches!(extension(name).as_deref(), Some("yaml" | "yml"));
    let mut entries = BTreeMap::new();
    let mut others = Vec::new();
    for folder in folders {
        let mut listing = repository.listing(snapshot, &folder)?;
        repository.follow(snapshot, &mut listing.others)?;
        if listing.is_empty() {
            others.extend(repository.link_above(snapshot, &folder)?);
        }
        // A link may lead to a plan or a plans folder.
        others.extend(listing.others.into_iter().filter(|other| {
            let may_hold_plans = is_plan(&other.name)
                || extension(&other.name).is_none()
                || other.leads_to.iter().any(|blob| is_plan(&blob.name));
            is_looked_at(&other.name) && (may_hold_plans || other.kind == "a submodule")
        }));
        // As on disk, plans next to a nested project file are included.
        let files = listing.files.into_iter();
        let files = files.filter(|blob| is_plan(&blob.name) && is_looked_at(&blob.name));
        for blob in files {
            let found = find::described(Path::new(&blob.name), Path::new(""));
            let name = match repository.is_bare() {
                true => blob.name.clone(),
                false => crate::workspace::path_name::display_name(
                    &repository.top().join(&blob.name),
                    &opened.here,
                ),
            };
            let entry = ComparedFile {
                key: blob.name.clone(),
                name,
                stem: found.id,
                language: found.language,
                content: ContentLocation::Blob(blob),
                is_named: false,
            };
            entries.insert(entry.key.clone(), entry);
        }
    }
    let entries = entries.into_values().collect();
    Ok(PlanListing { entries, others, unread, ..PlanListing::default() })
}

/// Returns the files and folders of a project that contain no plans.
fn not_plans(project: Option<&Project>) -> Vec<String> {
    let Some(project) = project else { return Vec::new() };
    let years = project.years.iter().filter_map(|year| year.value.form.as_ref());
    let named = [&project.form, &project.templates, &project.output].into_iter().flatten();
    let named = named.chain(years).map(|text| text.trimmed().to_owned());
    named.chain([APPROVALS, BASELINE].map(str::to_owned)).collect()
}

fn project_at(
    repository: &Repository,
    snapshot: &Snapshot,
    name: &str,
) -> Result<Option<Project>, GitError> {
    let Some(blob) =
        repository.files_in(snapshot, name)?.into_iter().find(|blob| blob.name == name)
    else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(&repository.bytes_of(&blob)?).into_owned();
    Ok(schema::project(&Source::new(SourceId(0), name, text)).0)
}

/// Reads the files of entries.
pub(super) struct PlanReader<'a> {
    pub(super) repository: Option<&'a Repository>,
    pub(super) sandbox: Option<&'a Sandbox>,
}

impl PlanReader<'_> {
    /// Returns the file's text, and a warning if the text is not UTF-8 and its encoding was guessed. If the file
    /// cannot be read, prints the error, adds it to `unread` and returns `None`.
    fn text(
        &self,
        reporter: &dyn Reporter,
        entry: &ComparedFile,
        unread: &mut Vec<ComparisonGap>,
    ) -> Option<(String, Option<ReadError>)> {
        let mut refuse = |error: Error| {
            let gap = ComparisonGap { name: entry.name.clone(), reason: error.to_string() };
            // A file is read twice: to find renames, and to compare it.
            if !unread.contains(&gap) {
                reporter.error(&error);
                unread.push(gap);
            }
        };
        let bytes = match &entry.content {
            ContentLocation::Disk(path) => read::bytes(path, &entry.name, self.sandbox),
            ContentLocation::Blob(blob) => match self.repository?.bytes_of(blob) {
                Ok(bytes) => Ok(bytes),
                Err(error) => {
                    let help = self.repository.and_then(|repository| repository.help(&error));
                    refuse(Error::Git { error, help });
                    return None;
                }
            },
        };
        match bytes.and_then(|bytes| read::guessed(bytes, &entry.name)) {
            Ok(read) => Some(read),
            Err(error) => {
                refuse(error.into());
                None
            }
        }
    }

    /// Returns one version of a plan. If the file cannot be read, prints the error and returns `None`.
    pub(super) fn side(
        &self,
        reporter: &dyn Reporter,
        entry: &ComparedFile,
        id: u32,
        unread: &mut Vec<ComparisonGap>,
    ) -> Option<CompareInput> {
        let (text, wrong) = self.text(reporter, entry, unread)?;
        if let Some(error) = wrong {
            reporter.warning(&error.to_string(), error.help().as_deref());
        }
        Some(CompareInput {
            source: Arc::new(Source::new(SourceId(id), entry.name.clone(), text)),
            stem: entry.stem.clone(),
            is_translation: entry.language.is_some(),
            is_named: entry.is_named,
        })
    }

    /// Returns `true` if two files have the same bytes, using git's object ids where possible.
    fn same(&self, before: &ComparedFile, after: &ComparedFile) -> bool {
        match (before.content.id(), after.content.id(), &after.content) {
            (Some(old), Some(new), _) => old == new,
            (Some(old), None, ContentLocation::Disk(path)) => {
                let id = read::bytes(path, "", self.sandbox)
                    .ok()
                    .and_then(|bytes| self.repository?.id_of(&bytes));
                id.as_deref() == Some(old)
            }
            _ => false,
        }
    }
}

type FilePair = (Option<ComparedFile>, Option<ComparedFile>);

/// Returns the pairs of old and new files that differ, sorted by name. Adds files that cannot be read to
/// `unread`.
pub(super) fn pairs(
    reporter: &dyn Reporter,
    reader: &PlanReader<'_>,
    sides: &VersionPair,
    unread: &mut Vec<ComparisonGap>,
) -> Vec<FilePair> {
    if sides.are_named {
        let first = |entries: &[ComparedFile]| entries.first().cloned();
        return vec![(first(&sides.before), first(&sides.after))];
    }
    let mut olds: BTreeMap<&str, &ComparedFile> =
        sides.before.iter().map(|entry| (entry.key.as_str(), entry)).collect();
    let mut pairs: Vec<FilePair> = Vec::new();
    let mut news = Vec::new();
    for new in &sides.after {
        match olds.remove(new.key.as_str()) {
            Some(old) if !sides.is_wanted(&old.key) || reader.same(old, new) => {}
            // If two folders are compared, their different names are not a change to the plan.
            Some(old) => {
                pairs.push((
                    Some(old.clone()),
                    Some(ComparedFile { is_named: true, ..new.clone() }),
                ));
            }
            None => news.push(new),
        }
    }
    let olds: Vec<&ComparedFile> = olds.into_values().collect();
    let mut read = |entries: &[&ComparedFile]| -> Vec<(String, Option<String>)> {
        if olds.is_empty() || news.is_empty() {
            return entries.iter().map(|_| (String::new(), None)).collect();
        }
        let texts = entries.iter().map(|entry| {
            let (text, _) = reader.text(reporter, entry, unread).unwrap_or_default();
            let key = key(entry, &text);
            (text, key)
        });
        texts.collect()
    };
    let (old_texts, new_texts) = (read(&olds), read(&news));
    fn as_lone(texts: &[(String, Option<String>)]) -> Vec<UnmatchedFile<'_>> {
        texts.iter().map(|(text, key)| UnmatchedFile { key: key.as_deref(), text }).collect()
    }
    let followed = pair_renamed_files(&as_lone(&old_texts), &as_lone(&new_texts));
    let (mut is_old_paired, mut is_new_paired) = (vec![false; olds.len()], vec![false; news.len()]);
    for (old, new) in followed {
        if let (Some(before), Some(after)) = (olds.get(old), news.get(new)) {
            pairs.push((Some((*before).clone()), Some((*after).clone())));
            if let Some(paired) = is_old_paired.get_mut(old) {
                *paired = true;
            }
            if let Some(paired) = is_new_paired.get_mut(new) {
                *paired = true;
            }
        }
    }
    let lone_olds = olds.iter().zip(&is_old_paired).filter(|(_, paired)| !**paired);
    pairs.extend(lone_olds.map(|(old, _)| (Some((*old).clone()), None)));
    let lone_news = news.iter().zip(&is_new_paired).filter(|(_, paired)| !**paired);
    pairs.extend(lone_news.map(|(new, _)| (None, Some((*new).clone()))));
    let name = |(old, new): &FilePair| new.as_ref().or(old.as_ref()).map(|entry| entry.key.clone());
    pairs.sort_by_cached_key(name);
    // A plan that was moved into or out of the given paths is compared with its counterpart.
    pairs.retain(|(old, new)| old.iter().chain(new).any(|entry| sides.is_wanted(&entry.key)));
    pairs
}

/// Returns the department, year and language of a plan, which identify it after a rename.
fn key(entry: &ComparedFile, text: &str) -> Option<String> {
    let source = Arc::new(Source::new(SourceId(0), "", text));
    let checked = pipeline::read(source, &entry.stem);
    let (id, year) = checked.key()?;
    Some(format!("{id} {year} {}", entry.language.as_deref().unwrap_or_default()))
}
