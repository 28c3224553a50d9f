//! Merges in real repositories, made by git with plancc as its merge driver.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::needs::tests;

tests! {
    [Git]:
        two_actions_added_to_one_list_need_nobody,
        a_conflict_is_settled_by_hand_and_committed,
        a_conflict_is_marked_in_the_style_that_git_is_set_to,
        a_branch_is_rebased_over_what_others_added,
        two_sound_plans_that_are_not_sound_together_stop_the_merge,
        without_plancc_git_merges_lines_and_loses_none,
        what_cannot_be_read_stops_git_and_not_only_the_merge_of_one_file,
        a_plan_that_was_not_saved_as_utf_8_is_merged_line_by_line_and_byte_for_byte,
        the_drivers_are_set_up_once_and_nothing_else_is_touched,
        folders_of_any_name_are_set_up;
}

const PLAN: &str = "plancc: 1\nyear: 2026-2027\nstage: review\ndepartment: Library\npriorities:\n  \
                    - id: reading\n    priority: every child reads\n    owner: Librarian\n    actions:\n      \
                    - id: books\n        action: Buy books\n        due: 2026-12-18\n";

const FILE: &str = "plans/2026-2027/library.yaml";

/// Runs git, with this plancc first in the path or without any plancc.
fn run(folder: &Path, arguments: &[&str], with_plancc: bool) -> Output {
    let own = Path::new(env!("CARGO_BIN_EXE_plancc")).parent().unwrap().to_path_buf();
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let others = std::env::split_paths(&inherited).filter(|path| !path.join("plancc").exists());
    let path: Vec<PathBuf> = with_plancc.then_some(own).into_iter().chain(others).collect();
    Command::new("git")
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_EDITOR", "true")
        .args(["-c", "user.name=office", "-c", "user.email=office@district.example"])
        .args(["-c", "init.defaultBranch=main", "-c", "core.autocrlf=false"])
        .args(arguments)
        .output()
        .unwrap()
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments, true);
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}{errors}");
    said
}

fn plan(folder: &Path) -> String {
    fs::read_to_string(folder.join(FILE)).unwrap()
}

fn commit(folder: &Path, text: &str) {
    let path = folder.join(FILE);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "change"]);
}

fn set_up(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
    command.current_dir(folder).args(["init", "--git"]).output().unwrap()
}

/// Creates a repository with the drivers, a branch with the plan `theirs`, and a main branch with the plan
/// `ours`.
fn repository(ours: &str, theirs: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "--quiet"]);
    fs::write(top.join("plancc.yaml"), "plancc: 1\ndistrict: Test\n").unwrap();
    let output = set_up(top);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    commit(top, PLAN);
    git(top, &["checkout", "--quiet", "-b", "branch"]);
    commit(top, theirs);
    git(top, &["checkout", "--quiet", "main"]);
    commit(top, ours);
    folder
}

fn with_action(id: &str) -> String {
    format!("{PLAN}      - id: {id}\n        action: Something about {id}\n")
}

fn two_actions_added_to_one_list_need_nobody() {
    let folder = repository(&with_action("cards"), &with_action("evening"));
    git(folder.path(), &["merge", "--quiet", "--no-edit", "branch"]);
    let text = plan(folder.path());
    assert!(text.contains("- id: cards") && text.contains("- id: evening"), "{text}");
    assert!(text.starts_with(PLAN), "{text}");
    assert_eq!(git(folder.path(), &["status", "--porcelain"]), "");
}

fn a_conflict_is_settled_by_hand_and_committed() {
    let put_off = |day: &str| PLAN.replace("2026-12-18", day);
    let folder = repository(&put_off("2027-01-15"), &put_off("2027-02-26"));
    let top = folder.path();
    let output = run(top, &["merge", "--no-edit", "branch"], true);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(git(top, &["status", "--porcelain"]), format!("UU {FILE}\n"));
    let marked =
        "<<<<<<< HEAD\n        due: 2027-01-15\n=======\n        due: 2027-02-26\n>>>>>>> branch\n";
    let text = plan(top);
    assert!(text.contains(marked), "{text}");
    commit(top, &text.replace(marked, "        due: 2027-02-26\n"));
    assert_eq!(plan(top), put_off("2027-02-26"));
    assert_eq!(git(top, &["log", "--merges", "--format=%s"]).lines().count(), 1);
}

fn a_conflict_is_marked_in_the_style_that_git_is_set_to() {
    let put_off = |day: &str| PLAN.replace("2026-12-18", day);
    let folder = repository(&put_off("2027-01-15"), &put_off("2027-02-26"));
    let merge = ["-c", "merge.conflictStyle=diff3", "merge", "--no-edit", "branch"];
    assert_eq!(run(folder.path(), &merge, true).status.code(), Some(1));
    let text = plan(folder.path());
    let base = text.split_once("\n||||||| ").map(|(_, rest)| rest).unwrap();
    assert!(base.contains("\n        due: 2026-12-18\n=======\n"), "{text}");
}

fn a_branch_is_rebased_over_what_others_added() {
    let folder = repository(&with_action("cards"), &with_action("evening"));
    let top = folder.path();
    git(top, &["checkout", "--quiet", "branch"]);
    git(top, &["rebase", "--quiet", "main"]);
    let text = plan(top);
    assert!(text.contains("- id: cards") && text.contains("- id: evening"), "{text}");
    assert_eq!(git(top, &["rev-list", "--count", "main..branch"]), "1\n");
}

fn two_sound_plans_that_are_not_sound_together_stop_the_merge() {
    let moved = with_action("evening");
    let other = format!(
        "{PLAN}  - id: rooms\n    priority: open rooms\n    actions:\n      - id: evening\n        action: Ask for a bus\n"
    );
    let folder = repository(&moved, &other);
    let output = run(folder.path(), &["merge", "--no-edit", "branch"], true);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("duplicate action id `evening`") && said.contains(FILE), "{said}");
}

fn without_plancc_git_merges_lines_and_loses_none() {
    let folder = repository(&with_action("cards"), &with_action("evening"));
    let output = run(folder.path(), &["merge", "--no-edit", "branch"], false);
    assert_eq!(output.status.code(), Some(1));
    let text = plan(folder.path());
    assert!(
        text.contains("<<<<<<<") && text.contains("cards") && text.contains("evening"),
        "{text}"
    );
}

fn what_cannot_be_read_stops_git_and_not_only_the_merge_of_one_file() {
    let folder = repository(&with_action("cards"), &with_action("evening"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
    command.current_dir(folder.path());
    let output = command.args(["merge", "--git-driver", "none", FILE, FILE]).output().unwrap();
    assert_eq!(output.status.code(), Some(129));
}

/// A merge that converted the encoding could never be repeated by git.
fn a_plan_that_was_not_saved_as_utf_8_is_merged_line_by_line_and_byte_for_byte() {
    let accented = PLAN.replace("Librarian", "Bibliothécaire");
    let older = |text: &str| -> Vec<u8> {
        text.chars().map(|letter| u8::try_from(letter).unwrap()).collect()
    };
    let merge = |base: &[u8], ours: &[u8], theirs: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [("base", base), ("ours", ours), ("theirs", theirs)] {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
        command.current_dir(folder.path()).args([
            "merge",
            "--git-driver",
            "base",
            "ours",
            "theirs",
        ]);
        let output = command.args(["--path", FILE, "--theirs-label", "été"]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(&format!("`{FILE} (base)` is not valid UTF-8")), "{said}");
        (output.status.code(), fs::read(folder.path().join("ours")).unwrap())
    };
    let base = older(&accented);
    let put_off = |text: &str| text.replace("2026-12-18", "2027-01-15");
    // One side converts the file to UTF-8, the other changes a date elsewhere.
    let merged = merge(&base, accented.as_bytes(), &older(&put_off(&accented)));
    assert_eq!(merged, (Some(0), put_off(&accented).into_bytes()));
    // Both sides change the line: both lines are kept in their own encodings.
    let (code, text) =
        merge(&base, accented.as_bytes(), &older(&accented.replace("owner", "lead")));
    assert_eq!(code, Some(1));
    let line = |text: &str| format!("    {text}\n");
    let expected = [
        "<<<<<<< ours\n".as_bytes(),
        line("owner: Bibliothécaire").as_bytes(),
        b"=======\n",
        &older(&line("lead: Bibliothécaire")),
        ">>>>>>> été\n".as_bytes(),
    ]
    .concat();
    assert!(text.windows(expected.len()).any(|window| window == expected));
}

fn the_drivers_are_set_up_once_and_nothing_else_is_touched() {
    let folder = repository(&with_action("cards"), &with_action("evening"));
    let top = folder.path();
    git(top, &["config", "merge.plancc.driver", "something old"]);
    git(top, &["config", "alias.st", "status"]);
    assert!(set_up(top).status.success());
    let settings = fs::read_to_string(top.join(".git/config")).unwrap();
    let again = String::from_utf8(set_up(top).stdout).unwrap();
    assert!(
        again.contains("kept  .git/config") && again.contains("kept  .gitattributes"),
        "{again}"
    );
    assert_eq!(fs::read_to_string(top.join(".git/config")).unwrap(), settings);
    assert!(git(top, &["config", "merge.plancc.driver"]).contains("merge --git-driver %O %A %B"));
    assert_eq!(git(top, &["config", "alias.st"]), "status\n");
    let attributes = git(top, &["check-attr", "diff", "merge", "--", FILE]);
    assert!(
        attributes.contains("diff: plancc") && attributes.contains("merge: plancc"),
        "{attributes}"
    );
    let outside = tempfile::tempdir().unwrap();
    let output = set_up(outside.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("is not in a git repository"));
}

/// Git would read `other plans/**` as a pattern and an attribute, and `[b]` as a character class.
fn folders_of_any_name_are_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "--quiet"]);
    let named = "plancc: 1\ndistrict: Test\nplans: [./plans, other plans, \"a[b]\", \"#1\"]\n";
    fs::write(top.join("plancc.yaml"), named).unwrap();
    for name in ["plans", "other plans", "a[b]", "#1"] {
        fs::create_dir(top.join(name)).unwrap();
    }
    assert!(set_up(top).status.success());
    for file in ["plans/x.yaml", "other plans/2026-2027/x.yaml", "a[b]/x.yaml", "#1/x.yaml"] {
        let said = git(top, &["check-attr", "merge", "--", file]);
        assert!(said.ends_with(": plancc\n"), "{said}");
    }
}
