//! Paths and fingerprints start at the root of the repository, regardless of the working directory.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::kit::district::District;
use crate::needs::tests;

tests! {
    [Git]:
        the_bytes_are_the_same_from_every_working_directory,
        without_a_repository_paths_start_at_the_project,
        in_a_worktree_paths_start_at_the_worktree,
        sarif_says_what_its_paths_start_from,
        a_link_to_the_project_changes_no_path;
}

const WRONG: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpos: to sing\n";
const FORMATS: [&str; 8] =
    ["json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown"];

/// Creates a project in the folder `office` of a repository, with a finding in each kind of file.
fn repository() -> District {
    let project = "plancc: 1\ndistrict: Test\nform: gone.yaml\ntemplates: nowhere\ntimezone: Nowhere\n\
                   plans: [plans, older]\noutput: ../reports\n";
    let district = District::new(&[
        ("office/plancc.yaml", project),
        ("office/plans/2026-2027/arts.yaml", WRONG),
        ("office/plans/2026-2027/arts.es.yaml", "plancc: 1\nyear: 2025-2026\n"),
        ("office/plans/2026-2027/Dance.yaml", WRONG),
        ("office/plans/2026-2027/film.YAML", WRONG),
        ("office/plans/.old/film.yaml", WRONG),
    ]);
    fs::remove_file(district.path("plancc.yaml")).unwrap();
    git(district.0.path(), &["init", "-q", "-b", "main"]);
    district
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Writer");
        command.env(format!("GIT_{role}_EMAIL"), "writer@district.example");
    }
    assert!(command.status().unwrap().success(), "git {arguments:?}");
}

fn the_bytes_are_the_same_from_every_working_directory() {
    let district = repository();
    let top = district.0.path();
    let outside = tempfile::tempdir().unwrap();
    let whole = district.path("office/plans").display().to_string();
    for format in FORMATS {
        let lint = |folder: &Path, path: &str| {
            district
                .run_in(folder, &["lint", "--as-of", "2026-09-15", "--format", format, path], "")
                .out
        };
        let first = lint(top, "office/plans");
        assert!(first.contains("office/plans/2026-2027/arts.yaml"), "{format}: {first}");
        assert!(!first.contains("../plans") && !first.contains(&whole), "{format}: {first}");
        for (folder, path) in [
            (district.path("office"), "plans"),
            (district.path("office/plans/2026-2027"), ".."),
            (district.path("office/plans"), "."),
            (outside.path().to_owned(), &*whole),
        ] {
            assert_eq!(lint(&folder, path), first, "{format} from {}", folder.display());
        }
    }
}

fn without_a_repository_paths_start_at_the_project() {
    let district = repository();
    fs::remove_dir_all(district.path(".git")).unwrap();
    let lint = |folder: &str, path: &str| {
        let run = district.run_in(&district.path(folder), &["lint", "--format", "sarif", path], "");
        run.out
    };
    let first = lint("office", "plans");
    assert!(first.contains("\"uri\": \"plans/2026-2027/arts.yaml\""), "{first}");
    assert_eq!(lint("", "office/plans"), first);
    assert_eq!(lint("office/plans/2026-2027", ".."), first);
}

fn in_a_worktree_paths_start_at_the_worktree() {
    let district = repository();
    let top = district.0.path();
    git(top, &["add", "-A"]);
    git(top, &["commit", "-q", "-m", "Begin"]);
    git(top, &["worktree", "add", "-q", "side/tree"]);
    let tree = district.path("side/tree");
    assert!(tree.join(".git").is_file());
    let lint = |folder: &Path, path: &str| {
        let run = district.run_in(folder, &["lint", "--format", "gitlab", path], "");
        run.out
    };
    let first = lint(&tree, "office/plans");
    assert!(first.contains("\"path\": \"office/plans/2026-2027/arts.yaml\""), "{first}");
    assert_eq!(lint(top, "side/tree/office/plans"), first);
}

fn sarif_says_what_its_paths_start_from() {
    let run = repository().run(&["lint", "--format", "sarif", "office/plans"]);
    let sarif: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let of_run = &sarif["runs"][0];
    assert!(of_run["originalUriBaseIds"]["%SRCROOT%"]["uri"].is_null(), "no path of this machine");
    let results = of_run["results"].as_array().unwrap();
    assert!(results.len() > 5);
    for result in results {
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(place["uriBaseId"], "%SRCROOT%");
    }
}

fn a_link_to_the_project_changes_no_path() {
    let district = repository();
    let outside = tempfile::tempdir().unwrap();
    let link = outside.path().join("link");
    #[cfg(unix)]
    std::os::unix::fs::symlink(district.path("office"), &link).unwrap();
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(district.path("office"), &link).unwrap();
    let lint =
        |folder: &Path| district.run_in(folder, &["lint", "--format", "gitlab", "plans"], "").out;
    assert_eq!(lint(&link), lint(&district.path("office")));
}
