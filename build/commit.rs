//! The git commit that the sources come from, for `plancc init --ci`: its job builds that same commit.
//!
//! Nothing else may depend on it: the same sources must give the same reports, with git and without.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files that affect the program. A change in any other file doesn't matter.
const SOURCES: [&str; 6] = ["Cargo.toml", "Cargo.lock", "build.rs", "build", "src", "templates"];

/// Where the sources come from.
pub(crate) struct Origin {
    /// The full commit; empty if it is unknown, as in a source archive.
    pub(crate) commit: String,
    /// `clean`, `modified`, or `unknown` if git failed.
    pub(crate) tree: &'static str,
    /// The files that change if the commit does. All of them exist, since Cargo would rebuild every time for a missing one.
    pub(crate) watched: Vec<PathBuf>,
}

/// Returns the origin from the environment, or from git's files in `top`.
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
    // Only the git folder of these sources: a source archive may be inside another project's repository.
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

/// Follows the `.git` file of a worktree or a submodule to its git folder.
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
    // The branches of a worktree are in the git folder of the main checkout.
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

/// Runs git to find out if the sources differ from the commit: only git can compare its index.
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
