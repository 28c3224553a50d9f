//! The templates, fonts and logo of each version, compared by fingerprint.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::rules::{RuleLocation, RuleReader, below};
use crate::backend::BUILT_IN;
use crate::model::Project;
use crate::report::ComparisonGap;
use crate::source::Text;
use crate::workspace::git::Repository;
use crate::workspace::listing::SpecialEntry;
use crate::workspace::manifest::fingerprint;
use crate::workspace::path_name::with_slashes;
use crate::workspace::revision::Snapshot;
use crate::workspace::template_folder::{self, TemplateEntry};
use crate::workspace::{containment, read};

/// The number of hexadecimal digits of a fingerprint.
const DIGITS: usize = 12;

/// The contents of files, by path relative to the project's folder.
type Files = BTreeMap<String, Vec<u8>>;

impl RuleReader<'_> {
    /// Returns the fingerprints of a project's templates, fonts and logo, by path relative to the project's folder.
    pub(super) fn assets(&mut self, project: Option<&Project>) -> BTreeMap<String, String> {
        let Some(project) = project else { return BTreeMap::new() };
        let logo = project.district.as_ref().and_then(|district| district.logo.as_ref());
        let mut files = Files::new();
        for file in project.fonts.iter().chain(logo).map(Text::trimmed) {
            self.list(file, &mut files);
        }
        if let Some(templates) = project.templates.as_ref().map(Text::trimmed) {
            // Reports don't use other files in the folder.
            let mut formats: BTreeSet<&str> = BTreeSet::from(["pdf"]);
            formats.extend(BUILT_IN.iter().filter_map(|(path, _)| path.split('/').next()));
            for format in formats {
                self.list(&format!("{templates}/{format}"), &mut files);
            }
        }
        files.into_iter().map(|(path, bytes)| (path, digits(&bytes))).collect()
    }

    /// Adds the files at `path` or below it.
    fn list(&mut self, path: &str, files: &mut Files) {
        match self.home {
            RuleLocation::Disk(top) => self.on_disk(top, path, files),
            RuleLocation::Commit(snapshot, top) => {
                let Some(repository) = self.repository else { return };
                let from = below(top, "");
                if let Err(error) = self.at_commit(repository, snapshot, (&from, path), files) {
                    self.unread(path, error);
                }
            }
        }
    }

    fn on_disk(&mut self, top: &Path, path: &str, files: &mut Files) {
        let start = top.join(path);
        if !containment::is_occupied(&start) {
            return;
        }
        for found in template_folder::files(&start) {
            let name = |path: &Path| path.strip_prefix(top).map(with_slashes).unwrap_or_default();
            match found {
                TemplateEntry::File(path) => {
                    match read::bytes(&path, &name(&path), self.sandbox.as_ref()) {
                        Ok(bytes) => drop(files.insert(name(&path), bytes)),
                        Err(error) => self.unread(&name(&path), error.to_string()),
                    }
                }
                TemplateEntry::Link(path) => self.behind_a_link(&name(&path)),
                TemplateEntry::Failed(why) => self.unread(path, why),
            }
        }
    }

    fn at_commit(
        &mut self,
        repository: &Repository,
        snapshot: &Snapshot,
        (top, path): (&str, &str),
        files: &mut Files,
    ) -> Result<(), String> {
        let error = |error: crate::workspace::git::GitError| error.to_string();
        let mut listing = repository.listing(snapshot, &below(top, path)).map_err(error)?;
        repository.follow(snapshot, &mut listing.others).map_err(error)?;
        let own = |name: &str| match top {
            "" => name.to_owned(),
            top => name.strip_prefix(&format!("{top}/")).unwrap_or(name).to_owned(),
        };
        let under = format!("{}/", below(top, path));
        let is_hidden = |name: &str| {
            let inside = name.strip_prefix(&under).unwrap_or_default();
            inside.split('/').any(|part| part.starts_with('.'))
        };
        listing.files.retain(|blob| !is_hidden(&blob.name));
        listing.others.retain(|other| !is_hidden(&other.name));
        for blob in &listing.files {
            files.insert(own(&blob.name), repository.bytes_of(blob).map_err(error)?);
        }
        for other in &listing.others {
            match other.leads_to.as_slice() {
                [file] if other.kind == SpecialEntry::LINK => {
                    files.insert(own(&other.name), repository.bytes_of(file).map_err(error)?);
                }
                _ => self.behind_a_link(&own(&other.name)),
            }
        }
        Ok(())
    }

    fn behind_a_link(&mut self, name: &str) {
        let reason = format!("`{name}` is a link or submodule, so its files are not compared");
        self.unread(name, reason);
    }

    fn unread(&mut self, name: &str, reason: String) {
        self.loaded.unread.push(ComparisonGap { name: name.to_owned(), reason });
    }
}

/// Returns the fingerprint of a file. Git may convert line breaks at checkout, so CRLF counts as LF in text.
fn digits(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
    let same = text.map(|text| text.replace("\r\n", "\n"));
    let bytes = same.as_deref().map_or(bytes, str::as_bytes);
    fingerprint([bytes]).chars().take(DIGITS).collect()
}
