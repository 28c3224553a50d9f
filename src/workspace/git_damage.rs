//! Detection of a damaged `.git`.
//!
//! Git ignores a damaged `.git` and searches the parent folders, so a plan would have no history,
//! or the history of another repository. plancc therefore checks the nearest `.git` before it opens
//! a repository.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::disk;
use super::path_name::{display_name, resolve_dots};

/// The size limit in bytes for `HEAD` and for a `.git` file; each contains one short line.
const LINE: u64 = 4096;

/// Describes the damage to the nearest `.git` in or above `folder`. Returns `None` if that `.git`
/// is intact, or if there is none.
pub(super) fn nearest(folder: &Path) -> Option<String> {
    let folder = resolve_dots(&std::path::absolute(folder).ok()?, Path::new(""));
    for up in folder.ancestors() {
        // A bare repository has no `.git`. A `.git` above it belongs to another repository.
        if ["HEAD", "objects", "refs"].iter().all(|part| up.join(part).exists()) {
            return None;
        }
        let dot_git = up.join(".git");
        let name = |path: &Path| display_name(path, &folder);
        if dot_git.is_dir() {
            // An empty `.git` folder is not a repository.
            if ["HEAD", "objects", "refs"].iter().any(|part| exists(&dot_git.join(part))) {
                return of_folder(&dot_git, &dot_git, &name);
            }
        } else if exists(&dot_git) {
            return of_file(&dot_git, up, &name);
        }
    }
    None
}

/// Describes the damage to a `.git` file, which contains the path of the git folder of a worktree
/// or submodule.
fn of_file(dot_git: &Path, up: &Path, name: &dyn Fn(&Path) -> String) -> Option<String> {
    let Some(line) = line(dot_git) else {
        return Some(format!("`{}` cannot be read", name(dot_git)));
    };
    let Some(target) = line.strip_prefix("gitdir:").map(str::trim).filter(|one| !one.is_empty())
    else {
        return Some(format!("`{}` does not contain the path of a git folder", name(dot_git)));
    };
    let git_dir = resolve_dots(Path::new(target), up);
    if !git_dir.is_dir() {
        let target = name(&git_dir);
        return Some(format!("`{}` points to `{target}`, which does not exist", name(dot_git)));
    }
    let common: Option<PathBuf> = self::line(&git_dir.join("commondir"))
        .map(|common| resolve_dots(Path::new(&common), &git_dir));
    of_folder(&git_dir, common.as_deref().unwrap_or(&git_dir), name)
}

/// Describes the damage to a git folder. `common` is the folder with the data that all worktrees
/// share.
fn of_folder(git_dir: &Path, common: &Path, name: &dyn Fn(&Path) -> String) -> Option<String> {
    for part in ["objects", "refs"] {
        if !common.join(part).is_dir() {
            return Some(format!("the folder `{}` is missing", name(&common.join(part))));
        }
    }
    let head = git_dir.join("HEAD");
    if head.is_symlink() {
        return None;
    }
    if !head.exists() {
        return Some(format!("`{}` is missing", name(&head)));
    }
    let is_sound = line(&head).is_some_and(|line| {
        let is_hash =
            matches!(line.len(), 40 | 64) && line.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash || line.strip_prefix("ref:").is_some_and(|name| name.trim().starts_with("refs/"))
    });
    (!is_sound).then(|| {
        format!("`{}` does not contain the name of a branch or the id of a commit", name(&head))
    })
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Returns the first line of a file of at most [`LINE`] bytes.
fn line(path: &Path) -> Option<String> {
    let bytes = disk::read_to_end(&mut disk::open(path).ok()?.take(LINE), path).ok()?;
    Some(String::from_utf8(bytes).ok()?.trim_end().to_owned())
}
