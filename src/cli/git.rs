//! `plancc init --git`: configures git to compare and merge plans with plancc.

use std::path::{Path, PathBuf};

use super::{ExitStatus, Terminal};
use crate::report::sanitize;
use crate::session::Error;
use crate::session::project::OpenProject;
use crate::workspace::git::Repository;
use crate::workspace::sandbox::Sandbox;
use crate::workspace::{path_name, read, write};

/// The command that git runs to compare two versions of a plan. The command falls back to git's own diff if plancc is
/// not installed or fails, since `git diff` and `git log -p` abort if an external diff fails.
///
/// The command is a shell function because git appends arguments to it. The first is the path; unless the file is
/// unmerged, the second is the old file and the fifth is the new file. `git diff --no-index` exits with 1 if the files
/// differ.
const DIFF: &str = r#"[diff "plancc"]
	command = "f() { if command -v plancc >/dev/null && plancc diff --git-driver \"$@\"; then return 0; fi; if [ $# -lt 7 ]; then echo \"* Unmerged path $1\"; return 0; fi; git diff --no-ext-diff --no-index -- \"$2\" \"$5\"; [ $? -le 1 ]; }; f"
"#;

/// The command that git runs to merge plans. The command falls back to git's line merge if plancc is not installed: git
/// treats a missing program as a conflict and leaves our side's file unchanged.
const MERGE: &str = r#"[merge "plancc"]
	name = plans, entry by entry
	driver = "if command -v plancc >/dev/null; then plancc merge --git-driver %O %A %B --path %P --conflict-style $(git config --get --default merge merge.conflictStyle) --marker-size %L --ours-label %X --base-label %S --theirs-label %Y; else git merge-file --marker-size %L %A %O %B; fi"
"#;

/// A function from a file's old text to its new text.
type TextRewrite<'a> = dyn Fn(&str) -> String + 'a;

/// Writes the drivers to the repository's configuration and their file patterns to `.gitattributes`.
pub(super) fn set_up(
    terminal: &Terminal,
    opened: &OpenProject,
    folder: Option<&Path>,
) -> Result<ExitStatus, Error> {
    let top = folder
        .map_or_else(|| opened.top.clone(), |folder| path_name::resolve_dots(folder, &opened.here));
    let repository = match Repository::around(&top) {
        Ok(Some(repository)) => repository,
        Ok(None) => {
            return Err(Error::request(
                format!(
                    "`{}` is not in a git repository",
                    path_name::display_name(&top, &opened.here)
                ),
                "create one with `git init`, then run this command again",
            ));
        }
        Err(error) => return Err(Error::git(error)),
    };
    let plans = opened.setting.project().into_iter().flat_map(|project| &project.plans);
    let mut folders: Vec<&str> = plans.map(|folder| folder.trimmed().trim_matches('/')).collect();
    if folders.is_empty() {
        folders.push("plans");
    }
    // The sandbox applies only to the checkout; git's configuration file is outside it.
    let sandbox = Sandbox::around_existing(&top, &path_name::display_name(&top, &opened.here))?;
    let files: [(PathBuf, Option<&Sandbox>, &TextRewrite<'_>); 2] = [
        (repository.settings(), None, &with_drivers),
        (top.join(".gitattributes"), sandbox.as_ref(), &|text| with_attributes(text, &folders)),
    ];
    let mut said = String::new();
    for (path, sandbox, change) in files {
        let shown = path_name::display_name(&path, &opened.here);
        match changed(&path, &shown, sandbox, change)? {
            true => said.push_str(&format!("wrote {}\n", sanitize(&shown))),
            false => {
                said.push_str(&format!("kept  {}, which is already up to date\n", sanitize(&shown)))
            }
        }
    }
    said.push_str(
        "\nnext: commit .gitattributes; everyone else who clones the repository must also run `plancc init --git` once\n",
    );
    Ok(if terminal.quiet { ExitStatus::Clean } else { terminal.finish(&said) })
}

/// Applies `change` to the file at `path`. Returns `true` if the text changed.
///
/// # Errors
/// Fails if the file cannot be read or written.
fn changed(
    path: &Path,
    shown: &str,
    sandbox: Option<&Sandbox>,
    change: &TextRewrite<'_>,
) -> Result<bool, Error> {
    let old = match read::file(path, shown, sandbox) {
        Ok(text) => Some(text),
        Err(read::ReadError { why: read::ReadFailure::Missing(_), .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let new = change(old.as_deref().unwrap_or_default());
    if new == old.as_deref().unwrap_or_default() {
        return Ok(false);
    }
    let seen = old.as_deref().map(str::as_bytes);
    write::check(path, shown, sandbox)?;
    write::update(path, shown, seen, new.as_bytes(), sandbox)?;
    Ok(true)
}

/// Returns git's configuration with both drivers. Replaces drivers from an earlier version of plancc.
fn with_drivers(text: &str) -> String {
    let mut out = String::new();
    let mut is_old = false;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            is_old = [DIFF, MERGE].iter().any(|driver| driver.lines().next() == Some(line.trim()));
        }
        if !is_old {
            out.push_str(line);
        }
    }
    ended(&mut out);
    out + DIFF + MERGE
}

/// Returns the attributes with a line for each plans folder.
fn with_attributes(text: &str, folders: &[&str]) -> String {
    let mut out = text.to_owned();
    for folder in folders {
        let line = format!("{} diff=plancc merge=plancc", pattern(folder));
        if !text.lines().any(|known| known.trim() == line) {
            ended(&mut out);
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

/// Returns git's pattern for the plans in a folder. Wildcards in the folder's name are escaped; a pattern
/// with spaces is quoted.
fn pattern(folder: &str) -> String {
    let mut whole = String::new();
    for part in folder.split('/').filter(|part| !matches!(*part, "" | ".")) {
        for letter in part.chars() {
            if matches!(letter, '*' | '?' | '[' | ']' | '\\') {
                whole.push('\\');
            }
            whole.push(letter);
        }
        whole.push('/');
    }
    whole.push_str("**/*.yaml");
    if whole.starts_with(['#', '!']) || whole.contains(|c: char| c.is_whitespace() || c == '"') {
        whole = format!("\"{}\"", whole.replace('\\', "\\\\").replace('"', "\\\""));
    }
    whole
}

fn ended(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}
