//! The files of both sides, which of them belong together, and their texts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::sides::Sides;
use crate::cli::Terminal;
use crate::cli::project::Opened;
use crate::diff::{Lone, follow};
use crate::model::Project;
use crate::pipeline::{self, Side};
use crate::schema;
use crate::source::{Source, SourceId};
use crate::workspace::fence::Fence;
use crate::workspace::find::{self, PROJECT_FILE};
use crate::workspace::git::{GitError, Repository};
use crate::workspace::read::{self, ReadError};
use crate::workspace::revision::{Blob, Snapshot};

/// Where a file's bytes are.
#[derive(Debug, Clone)]
pub(super) enum Content {
    Blob(Blob),
    Disk(PathBuf),
}

/// A plan file of one side.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What both sides call the same file.
    pub(super) key: String,
    /// What messages call it.
    name: String,
    /// Its id, by its name.
    stem: String,
    language: Option<String>,
    pub(super) content: Content,
    /// Whether somebody named it, so that its name says nothing.
    pub(super) is_named: bool,
}

/// A file that somebody named.
pub(super) fn one_on_disk(path: &Path, here: &Path) -> Entry {
    let found = find::described(path, here);
    Entry {
        key: String::new(),
        name: found.name,
        stem: String::new(),
        language: found.language,
        content: Content::Disk(path.to_owned()),
        is_named: true,
    }
}

/// A file of a revision that somebody named.
pub(super) fn one_at(snapshot: &Snapshot, blob: &Blob) -> Entry {
    let found = find::described(Path::new(&blob.name), Path::new(""));
    Entry {
        key: blob.name.clone(),
        name: format!("{}:{}", snapshot.revision, blob.name),
        stem: String::new(),
        language: found.language,
        content: Content::Blob(blob.clone()),
        is_named: true,
    }
}

/// The project's plans on disk, or those in the paths; paths where nothing is hold no plan now.
pub(super) fn entries_on_disk(
    opened: &Opened,
    repository: Option<&Repository>,
    paths: &[PathBuf],
) -> Vec<Entry> {
    let finder = opened.finder();
    let plans = if paths.is_empty() {
        finder.all().map(|plans| plans.found).unwrap_or_default()
    } else {
        let named = |path: &PathBuf| finder.named(std::slice::from_ref(path));
        let all = paths.iter().filter_map(|path| named(path).ok());
        all.flat_map(|plans| plans.found).collect()
    };
    let entry = |found: find::Found| Entry {
        key: repository
            .and_then(|repository| repository.name_of(&found.path))
            .unwrap_or_else(|| found.name.clone()),
        name: found.name,
        stem: found.id,
        language: found.language,
        content: Content::Disk(found.path),
        is_named: false,
    };
    plans.into_iter().map(entry).collect()
}

/// The project's plans at a revision, or those in the paths.
pub(super) fn entries_at(
    opened: &Opened,
    repository: &Repository,
    snapshot: &Snapshot,
    paths: &[PathBuf],
) -> Result<Vec<Entry>, GitError> {
    let top = repository.name_of(&opened.top).filter(|_| !repository.is_bare()).unwrap_or_default();
    let below = |name: &str| match (top.as_str(), name.trim_start_matches("./").trim_matches('/')) {
        ("", name) => name.to_owned(),
        (top, "" | ".") => top.to_owned(),
        (top, name) => format!("{top}/{name}"),
    };
    // The project as it was then says where its plans were.
    let project = project_at(repository, snapshot, &below(PROJECT_FILE))?;
    let project = project.as_ref().or(opened.setting.project());
    let named = project.into_iter().flat_map(|project| &project.plans);
    let mut folders: Vec<String> = named.map(|folder| below(folder.trimmed())).collect();
    if folders.is_empty() {
        folders.push(below("plans"));
    }
    if !paths.is_empty() {
        let named = paths.iter().filter_map(|path| match repository.is_bare() {
            true => Some(crate::workspace::name::with_slashes(path)),
            false => repository.name_of(&opened.here.join(path)),
        });
        // A folder around the folders of plans stands for those.
        let around = |path: String| -> Vec<String> {
            let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
            let inner = folders.iter().filter(|folder| folder.starts_with(&prefix)).cloned();
            let inner: Vec<String> = inner.collect();
            if inner.is_empty() { vec![path] } else { inner }
        };
        folders = named.flat_map(around).collect();
    }
    let without: Vec<String> = not_plans(project).iter().map(|name| below(name)).collect();
    let is_plan = |blob: &Blob| {
        let path = Path::new(&blob.name);
        let hidden = blob.name.split('/').any(|part| part.starts_with('.'));
        let is_other = path.file_name().is_some_and(|name| name == PROJECT_FILE)
            || without
                .iter()
                .any(|other| blob.name == *other || blob.name.starts_with(&format!("{other}/")));
        path.extension().is_some_and(|end| end == "yaml" || end == "yml") && !hidden && !is_other
    };
    let mut entries = BTreeMap::new();
    for folder in folders {
        for blob in repository.files_in(snapshot, &folder)?.into_iter().filter(|blob| is_plan(blob))
        {
            let found = find::described(Path::new(&blob.name), Path::new(""));
            let name = match repository.is_bare() {
                true => blob.name.clone(),
                false => {
                    crate::workspace::name::shown(&repository.top().join(&blob.name), &opened.here)
                }
            };
            let entry = Entry {
                key: blob.name.clone(),
                name,
                stem: found.id,
                language: found.language,
                content: Content::Blob(blob),
                is_named: false,
            };
            entries.insert(entry.key.clone(), entry);
        }
    }
    Ok(entries.into_values().collect())
}

/// Files and folders of a project that hold no plans.
fn not_plans(project: Option<&Project>) -> Vec<String> {
    let Some(project) = project else { return Vec::new() };
    let years = project.years.iter().filter_map(|year| year.value.form.as_ref());
    let named = [&project.form, &project.templates, &project.output].into_iter().flatten();
    named.chain(years).map(|text| text.trimmed().to_owned()).collect()
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

/// Reads what entries stand for.
pub(super) struct Reader<'a> {
    pub(super) repository: Option<&'a Repository>,
    pub(super) fence: Option<&'a Fence>,
}

impl Reader<'_> {
    /// The text, and what is wrong with how it is saved, where it is text all the same.
    fn text(&self, terminal: &Terminal, entry: &Entry) -> Option<(String, Option<ReadError>)> {
        let bytes = match &entry.content {
            Content::Disk(path) => read::bytes(path, &entry.name, self.fence),
            Content::Blob(blob) => match self.repository?.bytes_of(blob) {
                Ok(bytes) => Ok(bytes),
                Err(error) => {
                    let help = self.repository.and_then(|repository| repository.help(&error));
                    terminal.refuse(&error, help.as_deref());
                    return None;
                }
            },
        };
        match bytes.and_then(|bytes| read::guessed(bytes, &entry.name)) {
            Ok(read) => Some(read),
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                None
            }
        }
    }

    /// A side of a comparison; nothing where it cannot be read, which is said.
    pub(super) fn side(&self, terminal: &Terminal, entry: &Entry, id: u32) -> Option<Side> {
        let (text, wrong) = self.text(terminal, entry)?;
        if let Some(error) = wrong {
            terminal.warn(&error, error.help().as_deref());
        }
        Some(Side {
            source: Arc::new(Source::new(SourceId(id), entry.name.clone(), text)),
            stem: entry.stem.clone(),
            is_translation: entry.language.is_some(),
            is_named: entry.is_named,
        })
    }

    /// Whether two files are the same bytes, as far as git can tell without reading both.
    fn same(&self, before: &Entry, after: &Entry) -> bool {
        match (before.content.id(), after.content.id(), &after.content) {
            (Some(old), Some(new), _) => old == new,
            (Some(old), None, Content::Disk(path)) => {
                let id = read::bytes(path, "", self.fence)
                    .ok()
                    .and_then(|bytes| self.repository?.id_of(&bytes));
                id.as_deref() == Some(old)
            }
            _ => false,
        }
    }
}

type Pair = (Option<Entry>, Option<Entry>);

/// The files that differ, the old one with the new one, in the order of their names; and whether all
/// could be read.
pub(super) fn pairs(terminal: &Terminal, reader: &Reader<'_>, sides: &Sides) -> (Vec<Pair>, bool) {
    if sides.are_named {
        let first = |entries: &[Entry]| entries.first().cloned();
        return (vec![(first(&sides.before), first(&sides.after))], true);
    }
    let mut complete = true;
    let mut olds: BTreeMap<&str, &Entry> =
        sides.before.iter().map(|entry| (entry.key.as_str(), entry)).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    let mut news = Vec::new();
    for new in &sides.after {
        match olds.remove(new.key.as_str()) {
            Some(old) if reader.same(old, new) => {}
            // Of one place in two folders: that the folders have two names is no change of the plan.
            Some(old) => {
                pairs.push((Some(old.clone()), Some(Entry { is_named: true, ..new.clone() })));
            }
            None => news.push(new),
        }
    }
    let olds: Vec<&Entry> = olds.into_values().collect();
    let mut read = |entries: &[&Entry]| -> Vec<(String, Option<String>)> {
        if olds.is_empty() || news.is_empty() {
            return entries.iter().map(|_| (String::new(), None)).collect();
        }
        let texts = entries.iter().map(|entry| {
            let text = reader.text(terminal, entry);
            complete &= text.is_some();
            let (text, _) = text.unwrap_or_default();
            let key = key(entry, &text);
            (text, key)
        });
        texts.collect()
    };
    let (old_texts, new_texts) = (read(&olds), read(&news));
    fn as_lone(texts: &[(String, Option<String>)]) -> Vec<Lone<'_>> {
        texts.iter().map(|(text, key)| Lone { key: key.as_deref(), text }).collect()
    }
    let followed = follow(&as_lone(&old_texts), &as_lone(&new_texts));
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
    let name = |(old, new): &Pair| new.as_ref().or(old.as_ref()).map(|entry| entry.key.clone());
    pairs.sort_by_cached_key(name);
    (pairs, complete)
}

/// The department and the year of a plan, by which a file with another name is known.
fn key(entry: &Entry, text: &str) -> Option<String> {
    let source = Arc::new(Source::new(SourceId(0), "", text));
    let checked = pipeline::read(source, &entry.stem);
    let (id, year) = checked.key()?;
    Some(format!("{id} {year} {}", entry.language.as_deref().unwrap_or_default()))
}
