//! plancc finds all plans in the plans folders, and skips no file silently.

use std::fs;
use std::path::{Path, PathBuf};

use plancc::workspace::find::{FindError, Finder, FoundPlans, described, project_file};
use plancc::workspace::path_name::display_name;
use plancc::workspace::sandbox::Sandbox;

/// A project with these files, all of them empty.
fn project(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    folder
}

fn search<T>(top: &Path, act: impl FnOnce(Finder<'_>) -> T) -> T {
    let top = top.canonicalize().unwrap();
    let sandbox = Sandbox::around(&top).unwrap();
    let without = ["dist".into(), "plans/form.yaml".into()];
    act(Finder {
        from: &top,
        folders: &["plans".into()],
        without: &without,
        sandbox: Some(&sandbox),
    })
}

fn all(top: &Path) -> Result<FoundPlans, FindError> {
    search(top, |finder| finder.all())
}

fn named(top: &Path, paths: &[&str]) -> Result<FoundPlans, FindError> {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    search(top, |finder| finder.named(&paths))
}

fn names(plans: &FoundPlans) -> Vec<&str> {
    plans.found.iter().map(|found| found.name.as_str()).collect()
}

#[test]
fn the_project_file_is_found_from_any_folder_below_it() {
    let project = project(&["plancc.yaml", "plans/2026-2027/a.yaml"]);
    let top = project.path().canonicalize().unwrap();
    assert_eq!(project_file(&top.join("plans/2026-2027")), Some(top.join("plancc.yaml")));
    assert_eq!(project_file(&top), Some(top.join("plancc.yaml")));
    fs::remove_file(top.join("plancc.yaml")).unwrap();
    fs::create_dir(top.join("plancc.yaml")).unwrap();
    // A folder in its place is an error when it is read; without rules the plans would pass.
    assert_eq!(project_file(&top), Some(top.join("plancc.yaml")));
    fs::remove_dir(top.join("plancc.yaml")).unwrap();
    assert_eq!(project_file(&top), None);
}

#[test]
fn plans_are_found_in_order_and_nothing_else_is_one() {
    let project = project(&[
        "plans/2026-2027/b.yaml",
        "plans/2026-2027/a.yml",
        "plans/2026-2027/a.es.yaml",
        "plans/2025-2026/z.yaml",
        "plans/2026-2027/notes.txt",
        "plans/2026-2027/.b.yaml",
        "plans/.old/c.yaml",
        "plans/form.yaml",
        "plans/other/plancc.yaml",
        "plans/other/d.yaml",
        "dist/2026-2027/e.yaml",
        "plancc.yaml",
    ]);
    let plans = all(project.path()).unwrap();
    assert_eq!(
        names(&plans),
        [
            "plans/2025-2026/z.yaml",
            "plans/2026-2027/a.es.yaml",
            "plans/2026-2027/a.yml",
            "plans/2026-2027/b.yaml",
            "plans/other/d.yaml",
        ]
    );
    assert!(plans.passed_over.is_empty());
    let unread: Vec<&str> = plans.unread.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(unread, ["plans/other/plancc.yaml"], "files without text look like nothing");
}

#[test]
fn a_path_tells_year_department_and_language() {
    let told = |path: &str| {
        let found = described(Path::new(path), Path::new("/project"));
        (found.folder, found.id, found.language)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(told("plans/2026-2027/it.yaml"), ("2026-2027".into(), "it".into(), None));
    assert_eq!(told("plans/2026-2027/it.es.yml"), ("2026-2027".into(), "it".into(), some("es")));
    assert_eq!(told("p/it.zh-Hans.yaml"), ("p".into(), "it".into(), some("zh-Hans")));
    assert_eq!(told("p/it.backup.yaml"), ("p".into(), "it.backup".into(), None));
    assert_eq!(told("p/it.v2.yaml"), ("p".into(), "it.v2".into(), None));
}

#[test]
fn a_folder_around_the_plans_stands_for_the_plans() {
    let project = project(&["plancc.yaml", "form.yaml", "plans/2026-2027/a.yaml", "drafts/b.yaml"]);
    for top in [".", "plans", "plans/2026-2027", "plans/../plans"] {
        assert_eq!(
            names(&named(project.path(), &[top]).unwrap()),
            ["plans/2026-2027/a.yaml"],
            "{top}"
        );
    }
    assert_eq!(names(&named(project.path(), &["drafts"]).unwrap()), ["drafts/b.yaml"]);
    let both =
        named(project.path(), &["plans", "drafts/b.yaml", "./plans/2026-2027/a.yaml"]).unwrap();
    assert_eq!(names(&both), ["drafts/b.yaml", "plans/2026-2027/a.yaml"]);
}

#[test]
fn what_was_named_and_is_not_there_is_an_error() {
    let project = project(&["plans/2026-2027/a.yaml", "empty/notes.txt"]);
    let said = |path: &str| {
        let error = named(project.path(), &["plans", path]).unwrap_err();
        format!("{error}\n{}", error.help().unwrap_or_default())
    };
    assert_eq!(
        said("plan/2026-2027/a.yaml"),
        "`plan/2026-2027/a.yaml` not found\ndid you mean `plans/2026-2027/a.yaml`?"
    );
    assert!(said("empty").starts_with("no plans found in `empty`\n"));
    fs::remove_dir_all(project.path().join("plans")).unwrap();
    assert_eq!(all(project.path()).unwrap_err().to_string(), "`plans` not found");
    fs::create_dir(project.path().join("plans")).unwrap();
    assert_eq!(all(project.path()).unwrap_err().to_string(), "no plans found in `plans`");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_once_and_only_within_the_project() {
    use std::os::unix::fs::symlink;
    let project = project(&["plans/2026-2027/b.yaml", "shared/2026-2027/c.yaml"]);
    let outside = self::project(&["2026-2027/d.yaml"]);
    let plans = project.path().join("plans");
    symlink("2026-2027", plans.join("current")).unwrap();
    symlink("b.yaml", plans.join("2026-2027/a.yaml")).unwrap();
    symlink("..", plans.join("2026-2027/loop")).unwrap();
    symlink("../shared", plans.join("shared")).unwrap();
    symlink(outside.path(), plans.join("outside")).unwrap();
    symlink("nowhere.yaml", plans.join("broken.yaml")).unwrap();
    let found = all(project.path()).unwrap();
    assert_eq!(names(&found), ["plans/2026-2027/b.yaml", "plans/shared/2026-2027/c.yaml"]);
    let told: Vec<String> = found.passed_over.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "cannot read `plans/broken.yaml`: it is a link to a file that does not exist",
            "cannot read `plans/outside`: it is a link to a hidden folder or to a location outside the project",
        ]
    );
}

#[test]
fn names_are_the_way_from_the_working_directory() {
    let name = |path: &str, from: &str| display_name(Path::new(path), Path::new(from));
    assert_eq!(name("/home/plans/a.yaml", "/home"), "plans/a.yaml");
    assert_eq!(name("./plans/../plans/a.yaml", "/home"), "plans/a.yaml");
    assert_eq!(name("/home/plans/2025/a.yaml", "/home/plans/2026"), "../2025/a.yaml");
    assert_eq!(name("/tmp/a.yaml", "/home/plans"), "/tmp/a.yaml");
    assert_eq!(name("/home", "/home"), ".");
}
