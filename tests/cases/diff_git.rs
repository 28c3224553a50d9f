//! Comparisons in real repositories, made with git itself.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::needs::tests;

tests! {
    [Git]:
        revisions_ranges_and_the_working_files_are_compared,
        a_plan_that_was_renamed_or_moved_is_followed,
        worktrees_bare_and_shallow_clones_work_and_nothing_is_written,
        a_revision_that_cannot_be_meant_is_told_in_words,
        a_change_fails_the_run_until_it_is_approved_and_an_unused_approval_is_told,
        two_years_are_compared_by_what_went_on_and_what_nobody_looked_back_at,
        git_shows_plans_through_the_driver,
        a_plan_that_was_not_saved_as_utf_8_is_compared_all_the_same,
        nobody_is_notified_by_the_name_of_a_plan_or_linked_by_its_text,
        folders_are_compared_by_the_plans_in_them,
        a_weight_that_cannot_be_read_is_told_and_decides_nothing,
        git_shows_its_own_diff_where_plancc_is_not_installed_or_fails;
}

const PLAN: &str = "plancc: 1\nyear: 2026-2027\nstage: adopted\ndepartment: Library\npriorities:\n  \
                    - id: reading\n    priority: every child reads\n    owner: Librarian\n";

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
    String::from_utf8(output.stdout).unwrap()
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "change"]);
}

fn diff(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plancc"))
        .current_dir(folder)
        .env("COLUMNS", "80")
        .arg("diff")
        .args(arguments)
        .output()
        .unwrap()
}

fn says(folder: &Path, arguments: &[&str]) -> String {
    let output = diff(folder, arguments);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

fn refuses(folder: &Path, arguments: &[&str]) -> String {
    let output = diff(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// Creates a repository with a branch that removes an owner, and a main branch with a newer commit.
fn repository(format: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "--quiet", &format!("--object-format={format}")]);
    put(top, "plancc.yaml", "plancc: 1\ndistrict: Test\n");
    put(top, "plans/2026-2027/library.yaml", PLAN);
    commit(top);
    git(top, &["checkout", "--quiet", "-b", "branch"]);
    put(top, "plans/2026-2027/library.yaml", &PLAN.replace("    owner: Librarian\n", ""));
    commit(top);
    git(top, &["checkout", "--quiet", "main"]);
    put(top, "plans/2026-2027/music.yaml", "plancc: 1\nyear: 2026-2027\ndepartment: Music\n");
    commit(top);
    folder
}

fn revisions_ranges_and_the_working_files_are_compared() {
    for format in ["sha1", "sha256"] {
        let folder = repository(format);
        let top = folder.path();
        assert!(says(top, &["main..branch"]).contains("`plans/2026-2027/music.yaml` removed"));
        let since = says(top, &["main...branch"]);
        assert!(since.contains("owner removed: Librarian") && !since.contains("music"), "{since}");
        assert_eq!(says(top, &[]), "");
        put(top, "plans/2026-2027/library.yaml", &PLAN.replace("every child", "each child"));
        assert!(says(top, &[]).contains("each child"));
        assert!(says(top, &["branch"]).contains("owner added"));
        assert_eq!(says(top, &["HEAD", "--", "plans/2026-2027/music.yaml"]), "");
        let file = "plans/2026-2027/library.yaml";
        let within = says(top, &[&format!("branch:{file}"), file]);
        assert!(within.contains("owner added"), "{within}");
    }
}

fn a_plan_that_was_renamed_or_moved_is_followed() {
    let folder = repository("sha1");
    let top = folder.path();
    git(top, &["mv", "plans/2026-2027/library.yaml", "plans/2026-2027/media.yaml"]);
    let said = says(top, &[]);
    assert!(said.contains("library.yaml → plans/2026-2027/media.yaml"), "{said}");
    assert!(said.contains("id `library` → `media`") && !said.contains("removed"), "{said}");
}

fn worktrees_bare_and_shallow_clones_work_and_nothing_is_written() {
    let folder = repository("sha1");
    let top = folder.path();
    let beside = tempfile::tempdir().unwrap();
    let tree = beside.path().join("tree");
    git(top, &["worktree", "add", "--quiet", tree.to_str().unwrap(), "branch"]);
    assert!(says(&tree, &["main...HEAD"]).contains("owner removed"));
    let bare = beside.path().join("bare.git");
    git(top, &["clone", "--quiet", "--bare", top.to_str().unwrap(), bare.to_str().unwrap()]);
    assert!(says(&bare, &["main...branch"]).contains("owner removed"));
    assert!(refuses(&bare, &["main"]).contains("no working files"));
    let shallow = beside.path().join("shallow");
    let from = format!("file://{}", top.display());
    git(
        top,
        &["clone", "--quiet", "--depth=1", "--no-single-branch", &from, shallow.to_str().unwrap()],
    );
    assert!(says(&shallow, &["origin/main..origin/branch"]).contains("owner removed"));
    let said = refuses(&shallow, &["origin/main...origin/branch"]);
    assert!(said.contains("have no common history") && said.contains("--unshallow"), "{said}");
    assert!(refuses(&shallow, &["HEAD~1"]).contains("--unshallow"));
    assert!(refuses(top, &["main^1~25"]).contains("the history has fewer commits"));
    assert_eq!(git(top, &["status", "--porcelain"]), "");
}

fn a_revision_that_cannot_be_meant_is_told_in_words() {
    let folder = repository("sha1");
    let top = folder.path();
    assert!(refuses(top, &["mian..branch"]).contains("did you mean `main`?"));
    assert!(refuses(top, &["-x..main"]).contains("can't start with a dash"));
    git(top, &["tag", "branch", "main"]);
    let said = refuses(top, &["main..branch"]);
    assert!(said.contains("`heads/branch` or `tags/branch`"), "{said}");
    assert!(says(top, &["main..heads/branch"]).contains("owner removed"));
    assert!(
        refuses(top, &["main:nothing.yaml"])
            .contains("`nothing.yaml` does not exist in revision `main`")
    );
}

fn a_change_fails_the_run_until_it_is_approved_and_an_unused_approval_is_told() {
    let folder = repository("sha1");
    let top = folder.path();
    let range = ["main...branch", "--fail-on", "material"];
    assert_eq!(diff(top, &range).status.code(), Some(1));
    says(top, &["main...branch", "--approve", "Minutes of 12 November"]);
    // It counts once it is in the version that the change is merged into.
    assert_eq!(diff(top, &range).status.code(), Some(1));
    commit(top);
    let file = fs::read_to_string(top.join("approvals.yaml")).unwrap();
    assert!(file.contains("reason: Minutes of 12 November"), "{file}");
    let passed = diff(top, &range);
    assert_eq!(passed.status.code(), Some(0));
    assert!(String::from_utf8(passed.stdout).unwrap().contains("approved"));
    let again = diff(top, &["main...branch", "--approve", "Twice"]);
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(said.contains("no changes left to approve"), "{said}");
    assert_eq!(fs::read_to_string(top.join("approvals.yaml")).unwrap(), file);
    let said = refuses(top, &["main...branch", "--approve", " "]);
    assert!(said.contains("needs a reason"), "{said}");
    let unused = diff(top, &["main..main"]);
    assert!(String::from_utf8(unused.stderr).unwrap().contains("unused approval"));
}

fn two_years_are_compared_by_what_went_on_and_what_nobody_looked_back_at() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    put(top, "plancc.yaml", "plancc: 1\ndistrict: Test\n");
    let old = "plancc: 1\nyear: 2025-2026\ndepartment: Library\npriorities:\n  - id: reading\n    \
               priority: every child reads\n    metrics:\n      - {id: loans, metric: library books borrowed, \
               target: 80}\n      - {id: visits, metric: visits by families, target: 10}\n  \
               - {id: rooms, priority: open the rooms at noon}\n";
    put(top, "plans/2025-2026/library.yaml", old);
    let new = "plancc: 1\nyear: 2026-2027\ndepartment: Library\nreflection:\n  outcomes:\n    \
               - intended: Every child reads\n      results:\n        \
               - {metric: library books borrowed, target: 80, actual: 82}\npriorities:\n  - id: reading\n    \
               priority: every child reads\n    metrics:\n      - {id: loans, metric: library books borrowed, \
               target: 70}\n      - {id: visits, metric: visits by families, target: 10}\n";
    put(top, "plans/2026-2027/library.yaml", new);
    let said = says(top, &["--years", "2025-2026..2026-2027", "library"]);
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in
        ["continued: every child reads", "target 80 → 70", "priority removed: open the rooms"]
    {
        assert!(words.contains(part), "{part}\n{said}");
    }
    assert!(words.contains("no result in this year’s reflection: visits by families"), "{said}");
    assert!(!words.contains("no result in this year’s reflection: library books"), "{said}");
    assert!(refuses(top, &["--years", "2025..2027"]).contains("pair of school years"));
}

fn git_shows_plans_through_the_driver() {
    let folder = repository("sha1");
    let top = folder.path();
    let command = format!("{} diff --git-driver", env!("CARGO_BIN_EXE_plancc"));
    git(top, &["config", "diff.plancc.command", &command]);
    put(top, ".gitattributes", "plans/**/*.yaml diff=plancc\n");
    let said = git(top, &["diff", "main", "branch"]);
    assert!(said.contains("owner removed: Librarian"), "{said}");
    assert!(said.contains("music.yaml` removed"), "{said}");
}

/// A file in an old encoding is read with a warning, and everything is compared.
fn a_plan_that_was_not_saved_as_utf_8_is_compared_all_the_same() {
    let folder = repository("sha1");
    let top = folder.path();
    let plan = PLAN.replace("Librarian", "Bibliothécaire");
    let older: Vec<u8> = plan.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    fs::write(top.join("plans/2026-2027/library.yaml"), older).unwrap();
    commit(top);
    put(top, "plans/2026-2027/library.yaml", &plan);
    let output = diff(top, &["HEAD~1..HEAD", "--format", "json"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("Bibliothécaire"), "{said}");
    assert!(String::from_utf8(output.stderr).unwrap().contains("is not valid UTF-8"));
    // Converting it to UTF-8 is not a change to the plan.
    assert_eq!(says(top, &["HEAD"]), "");
    let command = format!("{} diff --git-driver", env!("CARGO_BIN_EXE_plancc"));
    git(top, &["config", "diff.plancc.command", &command]);
    put(top, ".gitattributes", "plans/**/*.yaml diff=plancc\n");
    let said = git(top, &["diff", "HEAD~1..HEAD"]);
    assert!(said.contains("owner"), "{said}");
}

/// Text that GitHub would turn into mentions or links is escaped, even in file names.
fn nobody_is_notified_by_the_name_of_a_plan_or_linked_by_its_text() {
    let folder = repository("sha1");
    let top = folder.path();
    put(top, "plans/2026-2027/@office.yaml", "plancc: 1\nyear: 2026-2027\n");
    put(top, "plans/2026-2027/library.yaml", &PLAN.replace("Librarian", "GH-3 and @office"));
    let said = says(top, &["--format", "markdown"]);
    assert!(said.contains("<summary>plans/2026-2027/@<!-- -->office.yaml"), "{said}");
    assert!(said.contains("GH-<!-- -->3 and @<!-- -->office"), "{said}");
    fs::remove_file(top.join("plans/2026-2027/@office.yaml")).unwrap();
    let said = says(top, &["--format", "markdown", "--max-bytes", "100"]);
    assert!(said.starts_with("One plan changed: "), "{said}");
}

/// The different names of two folders are not a change to the plans in them.
fn folders_are_compared_by_the_plans_in_them() {
    let folder = repository("sha1");
    let top = folder.path();
    for name in ["old", "new"] {
        put(top, &format!("{name}/library.yaml"), PLAN);
        put(top, &format!("{name}/arts.yaml"), "plancc: 1\nyear: 2026-2027\n");
    }
    assert_eq!(says(top, &["old", "new"]), "");
    put(top, "new/library.yaml", &PLAN.replace("    owner: Librarian\n", ""));
    for (old, new) in [("old", "new"), ("main:plans/2026-2027", "branch:plans/2026-2027")] {
        let said = says(top, &[old, new]);
        assert!(said.contains("owner removed: Librarian") && !said.contains("editorial"), "{said}");
    }
}

/// Invalid weights are ignored; the default weights are used.
fn a_weight_that_cannot_be_read_is_told_and_decides_nothing() {
    for (weight, said) in [
        ("owner-changed: huge", "unknown value `huge` for `weight`"),
        ("owner-chnged: material", "unknown kind of change `owner-chnged`"),
        ("owner-changed: {material_from: 5%}", "applies only to changes to amounts"),
        ("budget-changed: {material_from: 5000}", "`5000` is not a valid share"),
        ("budget-changed: {material_from: -5%}", "`-5%` is not a valid share"),
        ("budget-changed: {material_from: much}", "`much` is not a valid share"),
    ] {
        let folder = repository("sha1");
        let top = folder.path();
        let project = format!(
            "plancc: 1\ndistrict: Test\ndiff:\n  weights:\n    owner-removed: progress\n    {weight}\n"
        );
        put(top, "plancc.yaml", &project);
        commit(top);
        let output = diff(top, &["main..branch", "--fail-on", "material"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{weight}: {told}");
        assert!(told.contains("the default weights are used"), "{weight}: {told}");
        let told = refuses(top, &["--years", "2025-2026..2026-2027"]);
        assert!(told.contains(said), "{weight}: {told}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
        let output = command.current_dir(top).arg("lint").output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains(said), "{weight}: {told}");
    }
    // `diff` does not report other errors in the project file.
    let folder = repository("sha1");
    let top = folder.path();
    put(
        top,
        "plancc.yaml",
        "plancc: 1\ndistrict: Test\nnothing: 1\ndiff: {weights: {budget-changed: {material_from: 0.05}}}\n",
    );
    commit(top);
    let output = diff(top, &["main..branch"]);
    assert!(!String::from_utf8(output.stderr).unwrap().contains("default weights"));
}

/// Git aborts if its external diff fails; `git log -p` must work even without plancc.
fn git_shows_its_own_diff_where_plancc_is_not_installed_or_fails() {
    let folder = repository("sha1");
    let top = folder.path();
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
    assert!(command.current_dir(top).args(["init", "--git"]).output().unwrap().status.success());
    // No plancc at all, then one that fails.
    let failing = tempfile::tempdir().unwrap();
    let program = failing.path().join("plancc");
    fs::write(&program, "#!/bin/sh\nexit 2\n").unwrap();
    #[cfg(unix)]
    fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let others: Vec<_> =
        std::env::split_paths(&inherited).filter(|path| !path.join("plancc").exists()).collect();
    for first in [None, Some(failing.path().to_owned())] {
        let path = std::env::join_paths(first.into_iter().chain(others.clone())).unwrap();
        let run = |arguments: &[&str]| {
            let mut git = Command::new("git");
            git.current_dir(top).env_clear().env("PATH", &path).env("HOME", top);
            let output = git.env("GIT_CONFIG_NOSYSTEM", "1").args(arguments).output().unwrap();
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{arguments:?}: {errors}");
            String::from_utf8(output.stdout).unwrap()
        };
        put(top, "plans/2026-2027/library.yaml", &PLAN.replace("every child", "each child"));
        let said = run(&["diff"]);
        assert!(said.contains("+    priority: each child reads"), "{said}");
        // One plan was added; the other has uncommitted changes.
        let said = run(&["diff", "main~1", "main"]);
        assert!(said.contains("+department: Music"), "{said}");
        assert!(run(&["log", "-p", "--ext-diff"]).contains("+department: Music"));
    }
}
