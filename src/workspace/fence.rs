//! The sandbox around a checkout: what may be read and written because of the files in it.

use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::find::PROJECT_FILE;
use super::name::whole;

/// A folder that everything which is read because of the files in it must stay in.
///
/// Whoever can change a file of the checkout can also add a link to it. A link that leads out of the folder could put a
/// secret of the machine into a report, or write where nobody asked; so could one into a hidden folder, since `.git`
/// holds the token of a CI job.
#[derive(Debug, Clone)]
pub struct Fence {
    named: PathBuf,
    real: PathBuf,
}

/// Why a path is not read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barrier {
    /// A link leads out of the folder, or into a hidden folder in it.
    LeadsOut,
    /// It is in a `.git` folder.
    Git,
    /// It would be written through a link.
    Link,
}

/// Where a file really is: all links followed, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    /// A folder that the person at the keyboard named or that the project is in.
    pub(super) root: PathBuf,
    /// The file's path in it, which has no link.
    pub(super) path: PathBuf,
}

impl Fence {
    /// A fence around a folder that exists.
    ///
    /// # Errors
    /// Fails if the folder does not exist or may not be entered.
    pub fn around(folder: &Path) -> io::Result<Fence> {
        let named = whole(&std::path::absolute(folder)?, Path::new(""));
        Ok(Fence { real: folder.canonicalize()?, named })
    }

    /// The real path of the folder, all links followed.
    #[must_use]
    pub fn real(&self) -> &Path {
        &self.real
    }

    /// Returns `true` if a path that a file in the folder names begins and ends in it, and is not hidden.
    ///
    /// # Errors
    /// Fails if the path cannot be followed.
    pub fn holds(&self, path: &Path) -> io::Result<bool> {
        let path = absolute(path)?;
        let Some(inside) = self.inside(&path) else { return Ok(false) };
        Ok(!has_hidden(inside) && !self.is_left_by(&path)?)
    }

    /// Returns `true` if a path may not be read; see [`Fence::barrier`].
    ///
    /// # Errors
    /// Fails if the path cannot be followed.
    pub fn is_left_by(&self, path: &Path) -> io::Result<bool> {
        Ok(self.barrier(path)?.is_some())
    }

    /// Why a path may not be read, if so.
    ///
    /// A path that begins outside the folder was named by the person at the keyboard and may be anywhere except in a
    /// `.git` folder. The folders of a file that does not exist yet decide for it.
    ///
    /// # Errors
    /// Fails if the path cannot be followed.
    pub fn barrier(&self, path: &Path) -> io::Result<Option<Barrier>> {
        let path = absolute(path)?;
        let (real, is_dangling) = deepest(&path)?;
        let Some(inside) = self.inside(&path) else {
            return Ok(has_git(&real).then_some(Barrier::Git));
        };
        let Ok(real) = real.strip_prefix(&self.real) else { return Ok(Some(Barrier::LeadsOut)) };
        Ok(if has_git(real) || has_git(inside) {
            Some(Barrier::Git)
        } else if is_dangling || real != inside && has_hidden(real) {
            Some(Barrier::LeadsOut)
        } else {
            None
        })
    }

    /// Why a path may not be written, if so: also if any link is in it.
    ///
    /// # Errors
    /// Fails if the path cannot be followed.
    pub fn barrier_to_write(&self, path: &Path) -> io::Result<Option<Barrier>> {
        Ok(self.barrier_to_folder(path)?.or_else(|| path.is_symlink().then_some(Barrier::Link)))
    }

    /// Why a folder may not be written to, if so. A link that is in no checkout is the user's own.
    ///
    /// # Errors
    /// Fails if the path cannot be followed.
    pub fn barrier_to_folder(&self, path: &Path) -> io::Result<Option<Barrier>> {
        let path = absolute(path)?;
        if let Some(barrier) = self.barrier(&path)? {
            return Ok(Some(barrier));
        }
        let tops = [self.inside(&path).map(|_| self.named.as_path()), checkout(&path)];
        let is_through = tops.into_iter().flatten().any(|top| has_link(top, &path));
        Ok(is_through.then_some(Barrier::Link))
    }

    /// Where a file that may be read really is.
    pub(super) fn resolve(&self, path: &Path) -> io::Result<Result<Resolved, Barrier>> {
        if let Some(barrier) = self.barrier(path)? {
            return Ok(Err(barrier));
        }
        let real = path.canonicalize()?;
        // What is there now must be what was just judged.
        if self.inside(&absolute(path)?).is_some() {
            return Ok(match real.strip_prefix(&self.real) {
                Ok(path) if !has_git(path) => {
                    Ok(Resolved { root: self.real.clone(), path: path.to_owned() })
                }
                _ => Err(Barrier::LeadsOut),
            });
        }
        if has_git(&real) { Ok(Err(Barrier::Git)) } else { Ok(Ok(Resolved::of_real(&real))) }
    }

    /// The folder and the path from there, if `path` begins in it.
    pub(super) fn place(&self, path: &Path) -> Option<(PathBuf, PathBuf)> {
        let path = absolute(path).ok()?;
        Some((self.real.clone(), self.inside(&path)?.to_owned()))
    }

    /// The path from the folder, if it begins in it.
    fn inside<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        path.strip_prefix(&self.named).or_else(|_| path.strip_prefix(&self.real)).ok()
    }
}

impl Resolved {
    /// A file that nothing is known of but its real path.
    pub(super) fn of_real(real: &Path) -> Resolved {
        match (real.parent(), real.file_name()) {
            (Some(root), Some(name)) => Resolved { root: root.to_owned(), path: name.into() },
            _ => Resolved { root: real.to_owned(), path: PathBuf::new() },
        }
    }
}

/// Why no new file may be made at `path`, if so: it is in a `.git` folder, or a link of a checkout leads to it.
///
/// # Errors
/// Fails if the path cannot be followed.
pub(super) fn barrier_to_create(path: &Path) -> io::Result<Option<Barrier>> {
    let path = absolute(path)?;
    let (real, _) = deepest(&path)?;
    // The last part may be a link: a new file never replaces it.
    let folder = path.parent().unwrap_or(&path);
    let is_through = checkout(folder).is_some_and(|top| has_link(top, folder));
    let link = is_through.then_some(Barrier::Link);
    Ok(if has_git(&real) { Some(Barrier::Git) } else { link })
}

/// The top of the checkout that a path is in: the nearest folder above it with a `.git`, else with a project file.
#[must_use]
pub fn checkout(path: &Path) -> Option<&Path> {
    let above = |name: &str| path.ancestors().skip(1).find(|up| up.join(name).exists());
    above(".git").or_else(|| above(PROJECT_FILE))
}

fn absolute(path: &Path) -> io::Result<PathBuf> {
    Ok(whole(&std::path::absolute(path)?, Path::new("")))
}

/// The path with all links followed, and whether it ends in a link to nothing. The parts that do not exist yet are kept
/// as they are.
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
            // A link to nothing does not exist, yet writing through it would create its target.
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

/// Returns `true` if a part of `path` below `top` is a link.
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

/// Returns `true` if some system takes a name for `.git`: case, the short name of DOS, trailing periods and spaces and
/// streams on Windows, and characters that macOS ignores.
///
/// Source: git's `is_ntfs_dotgit` and `is_hfs_dotgit`.
fn is_git(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let name = name.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
    let ignored = |c: &char| matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let name: String = name.chars().filter(|c| !ignored(c)).collect();
    name.eq_ignore_ascii_case(".git") || name.eq_ignore_ascii_case("git~1")
}
