//! The two versions to compare: revisions, the working files, files or folders.

use std::path::PathBuf;

use super::load::{
    ComparedFile, ContentLocation, PlanListing, entries_at, entries_on_disk, one_at, one_on_disk,
};
use super::rules::RuleLocation;
use super::scope::{
    have_lone, is_elsewhere, is_rule_file, is_top, is_within, is_yaml, looks_like_a_file,
};
use crate::report::ComparisonGap;
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::workspace::git::{GitError, Repository};
use crate::workspace::revision::Snapshot;
use crate::workspace::sandbox::Sandbox;
use crate::workspace::{containment, write};

/// Both versions, with their files.
pub(super) struct VersionPair {
    pub(super) repository: Option<Repository>,
    pub(super) sandbox: Option<Sandbox>,
    /// The name of the old version in messages.
    pub(super) from: String,
    /// The name of the new version in messages.
    pub(super) to: String,
    pub(super) before: Vec<ComparedFile>,
    pub(super) after: Vec<ComparedFile>,
    /// `true` if each version is one file that the user named.
    pub(super) are_named: bool,
    /// `true` if all plans are compared, not only the plans in given paths.
    pub(super) is_whole: bool,
    /// The paths that limit the comparison; no limit if empty.
    pub(super) within: Vec<String>,
    /// The locations of each version's rule files, unless they are the same.
    pub(super) homes: Option<[Option<RuleLocation>; 2]>,
    /// `true` if each version is a folder with its own project file.
    pub(super) are_projects: bool,
    /// The location of the weights and approvals that plancc applies. They come from the tip of the old version, not
    /// from the merge base, since the author of a change can choose the merge base.
    pub(super) judge: Option<RuleLocation>,
    /// Files that could not be listed.
    pub(super) unread: Vec<ComparisonGap>,
}

/// A requested version.
pub(super) enum Version {
    /// All plans at a revision.
    Revision(Snapshot),
    /// A file or folder at a revision, as a path in the repository.
    Within(Snapshot, String),
    /// All plans on disk.
    Working,
    /// A file or folder on disk.
    OnDisk(PathBuf),
}

/// The parsed request: the old version, the new version, and the paths that limit the comparison.
struct ParsedRequest {
    old: String,
    new: String,
    /// `true` if the old version is the merge base.
    at_base: bool,
    paths: Vec<PathBuf>,
}

const WORKING: &str = "the working files";

impl VersionPair {
    /// Interprets the arguments and lists the files.
    ///
    /// # Errors
    /// Fails if the arguments do not name two versions of the same kind, or if a version cannot be listed.
    pub(super) fn of(
        opened: &OpenProject,
        sides: &[String],
        paths: &[PathBuf],
    ) -> Result<VersionPair, Error> {
        let repository = match Repository::history(&opened.here) {
            Ok(repository) => repository,
            // Two files can be compared without a repository.
            Err(_) if is_on_disk(opened, sides) => None,
            Err(error) => return Err(Error::git(error)),
        };
        let look = VersionLookup { opened, repository: repository.as_ref() };
        let asked = look.asked(sides, paths)?;
        let (mut old, new) = (look.side(&asked.old)?, look.side(&asked.new)?);
        let (mut from, to) = (asked.old.clone(), asked.new.clone());
        if asked.at_base {
            let base = look.base(&asked.old, &asked.new)?;
            old = look.side(&base)?;
            from = format!("{} (merge base with {})", asked.old, asked.new);
        }
        let judge = match asked.at_base {
            true => look.home(&look.side(&asked.old)?),
            false => look.home(&old),
        };
        let homes = [look.home(&old), look.home(&new)];
        let within = look.within(&asked.paths, [&old, &new]);
        let mut before = look.list(&old, &asked.paths)?;
        let mut after = look.list(&new, &asked.paths)?;
        if !within.is_empty() && have_lone(&before.entries, &after.entries) {
            // A plan that is in only one version here may have moved from or to another folder.
            look.widen(&mut before, &old)?;
            look.widen(&mut after, &new)?;
        }
        let is_wanted = |entry: &ComparedFile| within.is_empty() || is_within(&entry.key, &within);
        if before.is_one != after.is_one {
            let what = "cannot compare a single file with a folder or revision";
            return Err(Error::request(what, "compare two files, two folders or two revisions"));
        }
        let unread = look.unread(&before, &after, matches!(new, Version::Working));
        let mut entries = before.entries.iter().chain(&after.entries);
        if !entries.any(is_wanted) && unread.is_empty() {
            return Err(Error::request(
                look.nothing(&asked),
                "specify the folder that contains the plans",
            ));
        }
        Ok(VersionPair {
            sandbox: opened.sandbox.clone(),
            are_projects: is_top(&old, homes.first()) && is_top(&new, homes.last()),
            homes: (!before.is_one && is_elsewhere(&homes)).then_some(homes),
            judge,
            within,
            unread,
            are_named: before.is_one,
            before: before.entries,
            after: after.entries,
            repository,
            from,
            to,
            is_whole: asked.paths.is_empty()
                && matches!(
                    (&old, &new),
                    (Version::Revision(_), Version::Revision(_) | Version::Working)
                ),
        })
    }

    /// Returns `true` if the comparison includes a file.
    pub(super) fn is_wanted(&self, key: &str) -> bool {
        self.within.is_empty() || is_within(key, &self.within)
    }
}

pub(super) struct VersionLookup<'a> {
    pub(super) opened: &'a OpenProject,
    pub(super) repository: Option<&'a Repository>,
}

impl VersionLookup<'_> {
    /// Converts an error in git's data, and adds the help for this repository.
    fn git(&self, error: GitError) -> Error {
        let help = self.repository.and_then(|repository| repository.help(&error));
        Error::Git { error, help }
    }

    /// Parses the arguments into an old and a new version.
    fn asked(&self, sides: &[String], paths: &[PathBuf]) -> Result<ParsedRequest, Error> {
        let asked = |old: &str, new: &str, at_base: bool| ParsedRequest {
            old: old.to_owned(),
            new: new.to_owned(),
            at_base,
            paths: paths.to_vec(),
        };
        if let Some(name) = sides.iter().find(|name| self.is_path(name) && self.is_revision(name)) {
            let what = format!("`{name}` is both a revision and a file or folder");
            let help = format!(
                "to compare the file, write `./{name}`; to compare the revision, rename the file"
            );
            return Err(Error::request(what, help));
        }
        let or_head =
            |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
        Ok(match sides {
            [] => asked("HEAD", WORKING, false),
            [range] if !self.is_path(range) && range.contains("...") => {
                let (old, new) = range.split_once("...").unwrap_or_default();
                asked(&or_head(old), &or_head(new), true)
            }
            [range] if !self.is_path(range) && range.contains("..") && !range.contains(':') => {
                let (old, new) = range.split_once("..").unwrap_or_default();
                asked(&or_head(old), &or_head(new), false)
            }
            // An existing file is a path, as for `git diff`.
            [path] if self.is_path(path) => {
                let mut limited = asked("HEAD", WORKING, false);
                limited.paths.push(PathBuf::from(path));
                limited
            }
            [one] if one.contains(':') => {
                let (_, path) = one.split_once(':').unwrap_or_default();
                asked(one, path.strip_prefix("./").unwrap_or(path), false)
            }
            [revision] => asked(revision, WORKING, false),
            [old, new] => asked(old, new, false),
            _ => {
                return Err(Error::request(
                    "too many arguments: only two versions can be compared",
                    "to compare only some files, write their paths after `--`: `plancc diff OLD NEW -- PATH`",
                ));
            }
        })
    }

    fn is_path(&self, name: &str) -> bool {
        !name.starts_with('-') && containment::exists(&self.opened.here.join(name))
    }

    /// Returns `true` if a name is a revision, a range of revisions, or a file at a revision.
    ///
    /// A pull request can add a file with the same name as the range that CI compares. If plancc compared that file
    /// instead, it would find no changes.
    fn is_revision(&self, name: &str) -> bool {
        let Some(repository) = self.repository else { return false };
        // On any other error, such as an ambiguous name, git still knows the name.
        let is_one = |name: &str| {
            name.is_empty() || !matches!(repository.snapshot(name), Err(GitError::NoRevision(_)))
        };
        let name = name.split_once(':').map_or(name, |(revision, _)| revision);
        match name.split_once("...").or_else(|| name.split_once("..")) {
            // `..` is the parent folder.
            Some(("", "")) => false,
            Some((old, new)) => is_one(old) && is_one(new),
            None => !name.is_empty() && is_one(name),
        }
    }

    fn side(&self, name: &str) -> Result<Version, Error> {
        if name == WORKING {
            if self.repository.is_some_and(Repository::is_bare) {
                return Err(Error::request(
                    "a bare repository has no working files",
                    "compare two revisions instead, for example `plancc diff main..branch`",
                ));
            }
            return Ok(Version::Working);
        }
        if self.is_path(name) {
            return Ok(Version::OnDisk(self.opened.here.join(name)));
        }
        let Some(repository) = self.repository else {
            let what = format!(
                "`{name}` was not found, and the current folder is not in a git repository"
            );
            return Err(Error::request(
                what,
                "compare two files instead, for example `plancc diff old.yaml new.yaml`",
            ));
        };
        let (revision, path) = match name.split_once(':') {
            Some((revision, path)) => (revision, Some(path)),
            None => (name, None),
        };
        let snapshot = match repository.snapshot(revision) {
            Ok(snapshot) => snapshot,
            Err(GitError::NoRevision(_)) if path.is_none() && looks_like_a_file(name) => {
                let what = format!("`{name}` is not a file, branch, tag or commit");
                return Err(Error::request(
                    what,
                    "check the spelling, and check that you are in the right folder",
                ));
            }
            Err(error) => return Err(self.git(error)),
        };
        let Some(path) = path else { return Ok(Version::Revision(snapshot)) };
        // `REV:./path` is relative to the working directory, `REV:path` to the root of the repository.
        let path = match path.strip_prefix("./") {
            Some(rest) => repository.name_of(&self.opened.here.join(rest)).ok_or_else(|| {
                let what = format!("`{rest}` is outside the git repository");
                Error::request(what, "write a path inside the repository after `:./`")
            })?,
            None => path.trim_matches('/').to_owned(),
        };
        match repository.files_in(&snapshot, &path) {
            Ok(files) if files.is_empty() => {
                let what = format!("`{path}` does not exist in revision `{revision}`");
                Err(Error::request(
                    what,
                    "after `:`, write the path relative to the root of the repository",
                ))
            }
            Ok(_) => Ok(Version::Within(snapshot, path)),
            Err(error) => Err(self.git(error)),
        }
    }

    /// Returns the merge base of two revisions.
    fn base(&self, old: &str, new: &str) -> Result<String, Error> {
        let Some(repository) = self.repository else {
            return Err(Error::request(
                "this folder is not in a git repository",
                "compare two files instead, for example `plancc diff old.yaml new.yaml`",
            ));
        };
        match repository.merge_base(old, new) {
            Ok(Some(base)) => Ok(base),
            Ok(None) => {
                let what = format!("`{old}` and `{new}` have no common history");
                if repository.is_shallow() {
                    let help = "this clone has only part of the history; run `git fetch \
                                --unshallow` to get the rest";
                    return Err(Error::request(what, help));
                }
                Err(Error::request(what, format!("use `{old}..{new}` to compare them directly")))
            }
            Err(error) => Err(self.git(error)),
        }
    }

    /// Lists the files of a version.
    pub(super) fn list(&self, side: &Version, paths: &[PathBuf]) -> Result<PlanListing, Error> {
        let repository = self.repository;
        let one = |entry: ComparedFile| PlanListing {
            entries: vec![entry],
            is_one: true,
            ..PlanListing::default()
        };
        let listed = match (side, repository) {
            (Version::Working, _) => entries_on_disk(self.opened, repository, paths),
            (Version::OnDisk(path), _) if write::is_folder(path) => {
                let mut listed = entries_on_disk(self.opened, None, std::slice::from_ref(path));
                listed.entries.retain(|entry| !is_rule_file(&entry.key));
                let top = crate::workspace::path_name::display_name(path, &self.opened.here);
                for entry in &mut listed.entries {
                    let key = entry.key.strip_prefix(&format!("{top}/"));
                    entry.key = key.unwrap_or(&entry.key).to_owned();
                }
                listed
            }
            (Version::OnDisk(path), _) => one(one_on_disk(path, &self.opened.here)),
            (Version::Revision(snapshot), Some(repository)) => {
                let Some(RuleLocation::Commit(_, top)) = self.home(side) else {
                    return Ok(PlanListing::default());
                };
                match entries_at(self.opened, repository, (snapshot, &top), paths) {
                    Ok(listed) => listed,
                    Err(error) => return Err(self.git(error)),
                }
            }
            (Version::Within(snapshot, path), Some(repository)) => {
                let listing = repository.listing(snapshot, path).and_then(|mut listing| {
                    repository.follow(snapshot, &mut listing.others)?;
                    Ok(listing)
                });
                let listing = match listing {
                    Ok(listing) => listing,
                    Err(error) => return Err(self.git(error)),
                };
                if let [file] = listing.files.as_slice()
                    && file.name == *path
                {
                    return Ok(one(one_at(snapshot, file)));
                }
                let mut entries: Vec<ComparedFile> =
                    listing.files.iter().map(|file| one_at(snapshot, file)).collect();
                entries.retain(|entry| is_yaml(&entry.key) && !is_rule_file(&entry.key));
                for entry in &mut entries {
                    entry.is_named = false;
                    let key = entry.key.strip_prefix(&format!("{path}/"));
                    entry.key = key.unwrap_or(&entry.key).to_owned();
                }
                PlanListing { entries, others: listing.others, ..PlanListing::default() }
            }
            (Version::Revision(_) | Version::Within(..), None) => PlanListing::default(),
        };
        Ok(listed)
    }

    fn nothing(&self, asked: &ParsedRequest) -> String {
        let shown =
            |path: &PathBuf| format!("`{}`", crate::workspace::path_name::with_slashes(path));
        let paths: Vec<String> = asked.paths.iter().map(shown).collect();
        match paths.is_empty() {
            true => "neither version contains a plan".to_owned(),
            false => format!("neither version contains a plan in {}", paths.join(", ")),
        }
    }
}

/// Returns `true` if both arguments are existing files or folders.
fn is_on_disk(opened: &OpenProject, sides: &[String]) -> bool {
    sides.len() == 2 && sides.iter().all(|side| containment::exists(&opened.here.join(side)))
}

impl ContentLocation {
    /// Returns git's object id of the content; `None` for files on disk.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            ContentLocation::Blob(blob) => Some(&blob.id),
            ContentLocation::Disk(_) => None,
        }
    }
}
