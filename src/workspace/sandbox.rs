//! The sandbox around a checkout: restricts which paths its files can make plancc read or write.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::disk;
use super::find::PROJECT_FILE;
use super::path_name::resolve_dots;
use super::read::{ReadError, ReadFailure};

/// A folder whose files may name only paths inside the folder.
///
/// Anyone who can change a file in the checkout can also add a link to it. A link out of the folder
/// could leak a secret on the machine into a report, or overwrite files elsewhere. A link into a
/// hidden folder is just as dangerous, since `.git` contains the token of a CI job.
#[derive(Debug, Clone)]
pub struct Sandbox {
    named: PathBuf,
    real: PathBuf,
}

/// The reason that a path must not be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// A link leads out of the folder, or into a hidden folder in it.
    LeadsOut,
    /// The path is in a `.git` folder.
    Git,
    /// The path contains a link, and plancc doesn't write through links.
    Link,
}

/// The real location of a file, with all links resolved once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ResolvedPath {
    /// The folder of the sandbox, or the parent folder of a file outside it.
    pub(super) root: PathBuf,
    /// The file's path in that folder, without links.
    pub(super) path: PathBuf,
}

impl Sandbox {
    /// Creates a sandbox around an existing folder.
    ///
    /// # Errors
    /// Fails if the folder does not exist or cannot be entered.
    pub fn around(folder: &Path) -> io::Result<Sandbox> {
        let named = resolve_dots(&std::path::absolute(folder)?, Path::new(""));
        Ok(Sandbox { real: disk::canonicalize(folder)?, named })
    }

    /// Creates a sandbox around an existing folder; `name` is its name in messages. Returns `None` if the folder does
    /// not exist, so that nothing can be read from it.
    ///
    /// # Errors
    /// Fails if the folder cannot be entered. Without a sandbox, plancc must not read anything.
    pub fn around_existing(folder: &Path, name: &str) -> Result<Option<Sandbox>, ReadError> {
        match Sandbox::around(folder) {
            Ok(sandbox) => Ok(Some(sandbox)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ReadError { name: name.to_owned(), why: ReadFailure::Failed(error) }),
        }
    }

    /// Returns the folder's canonical path.
    #[must_use]
    pub fn real(&self) -> &Path {
        &self.real
    }

    /// Returns `true` if a path is inside the folder, before and after its links are resolved, and
    /// has no hidden component.
    ///
    /// # Errors
    /// Fails if the path cannot be resolved.
    pub fn holds(&self, path: &Path) -> io::Result<bool> {
        let path = absolute(path)?;
        let Some(inside) = self.inside(&path) else { return Ok(false) };
        Ok(!has_hidden(inside) && !self.is_left_by(&path)?)
    }

    /// Returns `true` if a path must not be read; see [`Sandbox::denial`].
    ///
    /// # Errors
    /// Fails if the path cannot be resolved.
    pub fn is_left_by(&self, path: &Path) -> io::Result<bool> {
        Ok(self.denial(path)?.is_some())
    }

    /// Returns the reason why a path must not be read, if any.
    ///
    /// A path outside the folder comes from the user and may be anywhere except in `.git`. If the
    /// file does not exist yet, its existing parent folders are checked.
    ///
    /// # Errors
    /// Fails if the path cannot be resolved.
    pub fn denial(&self, path: &Path) -> io::Result<Option<Denial>> {
        let path = absolute(path)?;
        let (real, is_dangling) = deepest(&path)?;
        let Some(inside) = self.inside(&path) else {
            return Ok(has_git(&real).then_some(Denial::Git));
        };
        let Ok(real) = real.strip_prefix(&self.real) else { return Ok(Some(Denial::LeadsOut)) };
        Ok(if has_git(real) || has_git(inside) {
            Some(Denial::Git)
        } else if is_dangling || real != inside && has_hidden(real) {
            Some(Denial::LeadsOut)
        } else {
            None
        })
    }

    /// Returns the reason why a path must not be written, if any. Any link in the path is a reason.
    ///
    /// # Errors
    /// Fails if the path cannot be resolved.
    pub fn denial_to_write(&self, path: &Path) -> io::Result<Option<Denial>> {
        Ok(self.denial_for_folder(path)?.or_else(|| path.is_symlink().then_some(Denial::Link)))
    }

    /// Returns the reason why a folder must not be written to, if any. A link outside every
    /// checkout belongs to the user and is allowed.
    ///
    /// # Errors
    /// Fails if the path cannot be resolved.
    pub fn denial_for_folder(&self, path: &Path) -> io::Result<Option<Denial>> {
        let path = absolute(path)?;
        if let Some(denial) = self.denial(&path)? {
            return Ok(Some(denial));
        }
        let tops = [self.inside(&path).map(|_| self.named.as_path()), checkout(&path)];
        let is_through = tops.into_iter().flatten().any(|top| has_link(top, &path));
        Ok(is_through.then_some(Denial::Link))
    }

    /// Resolves a file that may be read.
    pub(super) fn resolve(&self, path: &Path) -> io::Result<Result<ResolvedPath, Denial>> {
        if let Some(denial) = self.denial(path)? {
            return Ok(Err(denial));
        }
        let real = disk::canonicalize(path)?;
        // A link may have been swapped in after the check.
        if self.inside(&absolute(path)?).is_some() {
            return Ok(match real.strip_prefix(&self.real) {
                Ok(path) if !has_git(path) => {
                    Ok(ResolvedPath { root: self.real.clone(), path: path.to_owned() })
                }
                _ => Err(Denial::LeadsOut),
            });
        }
        if has_git(&real) { Ok(Err(Denial::Git)) } else { Ok(Ok(ResolvedPath::of_real(&real))) }
    }

    /// Returns the canonical folder and the relative path in it, if `path` is in the folder.
    pub(super) fn place(&self, path: &Path) -> Option<(PathBuf, PathBuf)> {
        let path = absolute(path).ok()?;
        Some((self.real.clone(), self.inside(&path)?.to_owned()))
    }

    /// Returns the relative path in the folder, if `path` is in it.
    fn inside<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.named).or_else(|_| path.strip_prefix(&self.real)).ok()
    }
}

impl ResolvedPath {
    /// Splits a canonical path into its parent folder and its file name.
    pub(super) fn of_real(real: &Path) -> ResolvedPath {
        match (real.parent(), real.file_name()) {
            (Some(root), Some(name)) => ResolvedPath { root: root.to_owned(), path: name.into() },
            _ => ResolvedPath { root: real.to_owned(), path: PathBuf::new() },
        }
    }
}

/// Returns the reason that no file may be created at `path`, if any: the path is in `.git`, or
/// contains a link of the checkout.
///
/// # Errors
/// Fails if the path cannot be resolved.
pub(super) fn denial_to_create(path: &Path) -> io::Result<Option<Denial>> {
    let path = absolute(path)?;
    let (real, _) = deepest(&path)?;
    // The last component may be a link, since a new file never replaces it.
    let folder = path.parent().unwrap_or(&path);
    let is_through = checkout(folder).is_some_and(|top| has_link(top, folder));
    let link = is_through.then_some(Denial::Link);
    Ok(if has_git(&real) { Some(Denial::Git) } else { link })
}

/// Returns the root of the checkout that contains a path: the nearest parent folder with a `.git`,
/// or, without a repository, with a project file.
#[must_use]
pub fn checkout(path: &Path) -> Option<&Path> {
    let above = |name: &str| path.ancestors().skip(1).find(|up| up.join(name).exists());
    above(".git").or_else(|| above(PROJECT_FILE))
}

fn absolute(path: &Path) -> io::Result<PathBuf> {
    Ok(resolve_dots(&std::path::absolute(path)?, Path::new("")))
}

/// Resolves all links in a path, and keeps the components that do not exist yet. Also returns
/// `true` if a dangling link stopped the resolution.
fn deepest(path: &Path) -> io::Result<(PathBuf, bool)> {
    for place in path.ancestors() {
        match place.canonicalize() {
            Ok(real) => {
                let rest = path.strip_prefix(place).unwrap_or(Path::new(""));
                return Ok((
                    if rest.as_os_str().is_empty() { real } else { real.join(rest) },
                    false,
                ));
            }
            // A dangling link does not exist, but writing through it would create its target.
            Err(_) if place.is_symlink() => return Ok((path.to_owned(), true)),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) => {}
            Err(error) => return Err(error),
        }
    }
    Ok((path.to_owned(), false))
}

/// Returns `true` if a component of `path` below `top` is a link.
fn has_link(top: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(top) else { return false };
    let mut place = top.to_owned();
    inside.components().any(|part| {
        place.push(part);
        place.is_symlink()
    })
}

fn has_hidden(path: &Path) -> bool {
    names(path).any(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn has_git(path: &Path) -> bool {
    names(path).any(is_git)
}

fn names(path: &Path) -> impl Iterator<Item = &OsStr> {
    path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name),
        _ => None,
    })
}

/// Returns `true` if any system treats a name as `.git`. Examples are a different case, the short
/// name `git~1`, trailing periods, spaces or stream names on Windows, and characters that macOS
/// ignores.
///
/// Source: git's `is_ntfs_dotgit` and `is_hfs_dotgit`.
fn is_git(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let name = name.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
    let ignored = |c: &char| matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let name: String = name.chars().filter(|c| !ignored(c)).collect();
    name.eq_ignore_ascii_case(".git") || name.eq_ignore_ascii_case("git~1")
}
