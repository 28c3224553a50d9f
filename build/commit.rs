//! The git commit that the sources come from, for `plancc init --ci`: its job builds that same commit.
//!
//! Nothing else may depend on it: the same sources must give the same reports, with git and without.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that shape the program. A change anywhere else leaves the commit right.
const SOURCES: [&str; 6] = ["Cargo.toml", "Cargo.lock", "build.rs", "build", "src", "templates"];

/// Where the sources come from.
pub(crate) struct Origin {
    /// The full commit; empty if nothing tells it, as in a source archive.
    pub(crate) commit: String,
    /// `clean`, `modified`, or `unknown` if git could not be asked.
    pub(crate) tree: &'static str,
    /// The files that change if the commit does. All of them exist: Cargo builds anew each time for one that doesn't.
    pub(crate) watched: Vec<PathBuf>,
}

/// Returns the origin that the environment names, or else the one that git's files in `top` tell.
///
/// # Errors
/// If `named` is not a full commit.
pub(crate) fn origin(top: &Path, named: Option<&str>) -> Result<Origin, String> {
    if let Some(commit) = named.filter(|commit| !commit.is_empty()) {
        if !is_commit(commit) {
            return Err(format!("PLANCC_COMMIT is not a full commit: {commit:?}"));
        }
        return Ok(Origin { commit: commit.to_owned(), tree: "clean", watched: Vec::new() });
    }
    // Only git's folder of these sources. A source archive may lie somewhere in another project's repository.
    let mut watched = Vec::new();
    let found = git_folder(&top.join(".git"), &mut watched);
    let found = found.and_then(|folder| head(&folder, &mut watched));
    watched.retain(|path| path.exists());
    let tree = if found.is_some() { tree(top) } else { "unknown" };
    Ok(Origin { commit: found.unwrap_or_default(), tree, watched })
}

/// Returns `true` for a full SHA-1 or SHA-256 commit as git prints it.
fn is_commit(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Follows the file that a worktree or a submodule has in place of git's folder.
fn git_folder(path: &Path, watched: &mut Vec<PathBuf>) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path.to_owned());
    }
    watched.push(path.to_owned());
    let text = fs::read_to_string(path).ok()?;
    Some(path.parent()?.join(text.strip_prefix("gitdir:")?.trim()))
}

/// Reads `HEAD` and the reference that it names.
fn head(folder: &Path, watched: &mut Vec<PathBuf>) -> Option<String> {
    let file = folder.join("HEAD");
    let text = fs::read_to_string(&file).ok()?;
    watched.push(file);
    let Some(name) = text.strip_prefix("ref:").map(str::trim) else {
        return Some(text.trim().to_owned()).filter(|commit| is_commit(commit));
    };
    // The branches of a worktree lie in the folder of the main checkout.
    let common = fs::read_to_string(folder.join("commondir")).ok();
    let common = common.map_or_else(|| folder.to_owned(), |path| folder.join(path.trim()));
    let loose = common.join(name);
    if let Ok(commit) = fs::read_to_string(&loose) {
        watched.push(loose);
        return Some(commit.trim().to_owned()).filter(|commit| is_commit(commit));
    }
    // The next commit writes a loose file, which cannot be watched before it exists; the reflog can.
    watched.push(folder.join("logs/HEAD"));
    let packed = common.join("packed-refs");
    let text = fs::read_to_string(&packed).ok()?;
    watched.push(packed);
    let mut lines = text.lines().filter_map(|line| line.split_once(' '));
    let (commit, _) = lines.find(|(_, packed)| *packed == name)?;
    Some(commit.to_owned()).filter(|commit| is_commit(commit))
}

/// Whether the sources differ from the commit. Only git itself can compare its index, so it is asked.
fn tree(top: &Path) -> &'static str {
    let mut git = Command::new("git");
    git.args(["-c", "core.fsmonitor=false", "status", "--porcelain", "--"]).args(SOURCES);
    // Inside a git hook these would name another repository or index.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(variable);
    }
    match git.env("GIT_OPTIONAL_LOCKS", "0").current_dir(top).output() {
        Ok(output) if output.status.success() && output.stdout.is_empty() => "clean",
        Ok(output) if output.status.success() => "modified",
        _ => "unknown",
    }
}
