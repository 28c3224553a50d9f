//! Reads the commit for the build from git's files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::ci_runner::git;

#[path = "../../build/commit.rs"]
mod commit;

use commit::origin;

use crate::needs::tests;

tests! {
    [Git]:
        commit_is_found_however_git_stores_it,
        next_commit_changes_a_file_that_cargo_watches_and_nothing_else_does,
        only_changes_of_the_sources_make_the_tree_modified,
        source_archive_has_no_commit_even_inside_another_repository,
        environment_may_name_a_full_commit_and_nothing_else;
}

fn head(top: &Path) -> String {
    let output = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(top).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Creates a repository with one source file.
fn repository(top: &Path) {
    fs::create_dir_all(top.join("src")).unwrap();
    fs::write(top.join("src/main.rs"), "fn main() {}\n").unwrap();
    fs::write(top.join("notes.md"), "Notes\n").unwrap();
    git(top, &["init", "-q", "-b", "main"]);
    git(top, &["add", "."]);
    git(top, &["commit", "-q", "-m", "Begin"]);
}

fn recorded(top: &Path) -> (String, &'static str) {
    let origin = origin(top, None).unwrap();
    (origin.commit, origin.tree)
}

fn commit_is_found_however_git_stores_it() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("main");
    repository(&top);
    let first = head(&top);
    assert_eq!(recorded(&top), (first.clone(), "clean"), "a branch in a file");
    git(&top, &["pack-refs", "--all"]);
    assert!(!top.join(".git/refs/heads/main").exists());
    assert_eq!(recorded(&top), (first.clone(), "clean"), "a packed branch");
    git(&top, &["worktree", "add", "-q", "-b", "deep/name", "../tree"]);
    let tree = folder.path().join("tree");
    git(&tree, &["commit", "-q", "--allow-empty", "-m", "Go on"]);
    assert_ne!(head(&tree), first);
    assert_eq!(recorded(&tree), (head(&tree), "clean"), "a worktree");
    git(&top, &["switch", "-q", "--detach"]);
    assert_eq!(recorded(&top), (first, "clean"), "no branch");
}

/// Returns the contents of these files.
fn contents(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

fn next_commit_changes_a_file_that_cargo_watches_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    repository(top);
    for prepare in [&["status"][..], &["pack-refs", "--all"], &["switch", "-q", "--detach"]] {
        git(top, prepare);
        let watched = origin(top, None).unwrap().watched;
        let before = contents(&watched);
        assert!(!before.is_empty());
        fs::write(top.join("notes.md"), format!("{prepare:?}\n")).unwrap();
        git(top, &["add", "."]);
        assert_eq!(contents(&watched), before, "{prepare:?}");
        git(top, &["commit", "-q", "-m", "Go on"]);
        assert_ne!(contents(&watched), before, "{prepare:?}: {watched:?}");
    }
}

fn only_changes_of_the_sources_make_the_tree_modified() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    repository(top);
    fs::write(top.join("notes.md"), "Other notes\n").unwrap();
    assert_eq!(recorded(top).1, "clean");
    fs::write(top.join("src/new.rs"), "").unwrap();
    assert_eq!(recorded(top).1, "modified", "an untracked source");
    fs::remove_file(top.join("src/new.rs")).unwrap();
    fs::write(top.join("src/main.rs"), "fn main() { }\n").unwrap();
    assert_eq!(recorded(top).1, "modified", "a changed source");
    git(top, &["add", "."]);
    assert_eq!(recorded(top), (head(top), "modified"), "a staged source");
}

fn source_archive_has_no_commit_even_inside_another_repository() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(recorded(folder.path()), (String::new(), "unknown"));
    repository(folder.path());
    let archive = folder.path().join("vendor/plancc");
    fs::create_dir_all(&archive).unwrap();
    assert_eq!(recorded(&archive), (String::new(), "unknown"));
    // Without any commit, there is nothing to record.
    let empty = tempfile::tempdir().unwrap();
    git(empty.path(), &["init", "-q", "-b", "main"]);
    assert_eq!(recorded(empty.path()), (String::new(), "unknown"));
}

fn environment_may_name_a_full_commit_and_nothing_else() {
    let nowhere = Path::new("nowhere");
    for commit in ["a".repeat(40), "0".repeat(64)] {
        let origin = origin(nowhere, Some(&commit)).unwrap();
        assert_eq!((origin.commit, origin.tree), (commit, "clean"));
    }
    for bad in ["main", "abc1234", &"A".repeat(40), &format!("{}\n", "a".repeat(39))] {
        assert!(origin(nowhere, Some(bad)).is_err(), "{bad:?}");
    }
    assert_eq!(origin(nowhere, Some("")).unwrap().commit, "");
}
