//! Errors about unreadable repositories name the damage, instead of reporting a missing history.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::needs::tests;

tests! {
    [Git]:
        damage_of_the_git_folder_is_named,
        a_damaged_repository_within_another_is_not_passed_over,
        a_repository_without_commits_says_so,
        a_project_in_no_repository_says_which_date_its_reports_show,
        a_form_of_branches_that_cannot_be_read_is_named,
        a_missing_object_is_named_with_what_it_is_of,
        a_clone_that_left_something_out_says_how_to_fetch_it;
}

const FILE: &str = "plans/2026-2027/library.yaml";
const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Library\npurpose: We lend books.\n";

fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=office", "-c", "user.email=office@district.example"])
        .args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Creates a repository with two commits and an uncommitted change.
fn repository(init: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &[&["init", "--quiet"], init].concat());
    put(top, "plancc.yaml", "plancc: 1\ndistrict: Test\n");
    for text in [PLAN, "plancc: 1\nyear: 2026-2027\ndepartment: Library\npurpose: We lend.\n"] {
        put(top, FILE, text);
        git(top, &["add", "--all"]);
        git(top, &["commit", "--quiet", "--message", "change"]);
    }
    folder
}

fn plancc(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
    command.current_dir(folder).args(arguments).env_remove("SOURCE_DATE_EPOCH");
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn remove_object(top: &Path, name: &str) -> String {
    let id = git(top, &["rev-parse", name]);
    let (folder, file) = id.split_at(2);
    fs::remove_file(top.join(".git/objects").join(folder).join(file)).unwrap();
    id
}

/// Damages a repository, then checks the error of `diff` and the warning of `build`.
fn check(damage: &dyn Fn(&Path), arguments: &[&str], diff: &str, build: &str) {
    let folder = repository(&[]);
    let top = folder.path();
    damage(top);
    let (code, said) = plancc(top, arguments);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains(diff), "expected {diff}\ngot {said}");
    assert!(!said.contains("did you mean"), "{said}");
    let (_, said) = plancc(top, &["build", "--to", "json"]);
    assert!(said.contains(build) && said.contains("today's date"), "expected {build}\ngot {said}");
}

fn damage_of_the_git_folder_is_named() {
    let write = |path: &'static str, text: &'static str| {
        move |top: &Path| fs::write(top.join(path), text).unwrap()
    };
    let said = "`.git/HEAD` does not contain the name of a branch or the id of a commit";
    check(&write(".git/HEAD", "nonsense"), &["diff"], said, said);
    let said = "`.git/HEAD` is missing";
    check(&|top| fs::remove_file(top.join(".git/HEAD")).unwrap(), &["diff"], said, said);
    for part in ["objects", "refs"] {
        let said = format!("the folder `.git/{part}` is missing");
        let damage = |top: &Path| fs::remove_dir_all(top.join(".git").join(part)).unwrap();
        check(&damage, &["diff"], &said, &said);
    }
    let said = "`HEAD` or its branch is damaged";
    check(&write(".git/refs/heads/main", "nonsense"), &["diff"], said, said);
    let damage = |top: &Path| {
        fs::rename(top.join(".git"), top.join("away")).unwrap();
        fs::write(top.join(".git"), "gitdir: nowhere\n").unwrap();
    };
    let said = "`.git` points to `nowhere`, which does not exist";
    check(&damage, &["diff"], said, said);
}

/// The outer repository's history is never used for the plans.
fn a_damaged_repository_within_another_is_not_passed_over() {
    let outer = repository(&[]);
    let inner = outer.path().join("inner");
    fs::create_dir(&inner).unwrap();
    git(&inner, &["init", "--quiet"]);
    fs::write(inner.join(".git/HEAD"), "").unwrap();
    let (code, said) = plancc(&inner, &["diff"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("`.git/HEAD` does not contain the name of a branch"), "{said}");
    // An empty `.git` folder is not a repository, as for git.
    let folder = outer.path().join("plain");
    fs::create_dir_all(folder.join(".git")).unwrap();
    let (_, said) = plancc(&folder, &["diff", "HEAD~1..HEAD"]);
    assert!(!said.contains("cannot read"), "{said}");
}

fn a_repository_without_commits_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "--quiet"]);
    put(top, FILE, PLAN);
    for arguments in [&["diff"][..], &["diff", "HEAD~1..HEAD"], &["diff", "HEAD"]] {
        let (code, said) = plancc(top, arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains("the current branch has no commits yet") && said.contains("git commit"),
            "{said}"
        );
    }
    let (_, said) = plancc(top, &["build", "--to", "json"]);
    assert!(said.contains("uncommitted changes, so its report shows today's date"), "{said}");
}

fn a_project_in_no_repository_says_which_date_its_reports_show() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    put(top, FILE, PLAN);
    put(top, "plans/2026-2027/arts.yaml", PLAN);
    for arguments in [&["build", "--to", "json"][..], &["build", FILE, "-o", "library.json"]] {
        let (code, said) = plancc(top, arguments);
        assert_eq!(code, Some(0), "{said}");
        let note = "is not in a git repository, so reports show today's date";
        assert_eq!(said.matches(note).count(), 1, "{said}");
        assert!(said.contains("--date"), "{said}");
        let (code, said) = plancc(top, &[arguments, &["--date", "2026-09-15", "--force"]].concat());
        assert!(code == Some(0) && !said.contains("today"), "{said}");
    }
}

fn a_form_of_branches_that_cannot_be_read_is_named() {
    let folder = repository(&[]);
    let top = folder.path();
    git(top, &["config", "core.repositoryFormatVersion", "1"]);
    git(top, &["config", "extensions.refStorage", "reftable"]);
    for arguments in [&["diff"][..], &["init", "--git"]] {
        let (code, said) = plancc(top, arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("`reftable`") && said.contains("--ref-format=files"), "{said}");
    }
    let (code, said) = plancc(top, &["build", "--to", "json"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("`reftable`") && said.contains("today's date"), "{said}");
}

fn a_missing_object_is_named_with_what_it_is_of() {
    for (object, arguments, what, build) in [
        ("HEAD", &["diff"][..], "the latest commit", "the latest commit"),
        ("HEAD~1", &["diff", "HEAD~1..HEAD"], "`HEAD~1`", "git's history is incomplete"),
        ("HEAD^{tree}", &["diff"], "`HEAD`", "git's history is incomplete"),
    ] {
        let damage = |top: &Path| {
            remove_object(top, object);
        };
        check(&damage, arguments, &format!("cannot read {what}: git object `"), build);
    }
    let folder = repository(&[]);
    let id = remove_object(folder.path(), &format!("HEAD~1:{FILE}"));
    let (code, said) = plancc(folder.path(), &["diff", "HEAD~1..HEAD"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains(&format!("`{FILE}`: git object `{id}` is missing")), "{said}");
    assert!(said.contains("git fsck"), "{said}");
}

fn a_clone_that_left_something_out_says_how_to_fetch_it() {
    let folder = repository(&[]);
    let top = folder.path();
    git(top, &["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", top.display());
    let beside = tempfile::tempdir().unwrap();
    git(
        beside.path(),
        &["clone", "--quiet", "--filter=blob:none", "--no-checkout", &url, "partial"],
    );
    let (code, said) = plancc(&beside.path().join("partial"), &["diff", "HEAD~1..HEAD"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("is missing") && said.contains("--no-filter"), "{said}");
    git(beside.path(), &["clone", "--quiet", "--depth=1", &url, "shallow"]);
    let shallow = beside.path().join("shallow");
    let (_, said) = plancc(&shallow, &["diff", "HEAD~1..HEAD"]);
    assert!(said.contains("--unshallow") && said.contains("fetch-depth: 0"), "{said}");
    let (_, said) = plancc(&shallow, &["build", "--to", "json"]);
    assert!(said.contains("this clone is shallow") && said.contains("fetch-depth: 0"), "{said}");
}
