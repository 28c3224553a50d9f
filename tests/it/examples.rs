//! All plans in `plans/` and `examples/` compile, as their READMEs promise; no plan in `examples/bad-input/` does.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn plancc(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1790000000");
    command
}

fn folders(top: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(top).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The plans of a folder: its own files if there are any, or those of the project in it.
fn plans(folder: &Path) -> Vec<PathBuf> {
    fn walk(folder: &Path, plans: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                walk(&path, plans);
            } else if name.matches('.').count() == 1
                && name.ends_with(".yaml")
                && name != "plancc.yaml"
                && !name.starts_with("form")
            {
                plans.push(path);
            }
        }
    }
    let mut plans = Vec::new();
    walk(folder, &mut plans);
    plans
}

#[test]
fn every_example_compiles_to_every_format_of_each_plan() {
    let mut examples = folders(&root().join("examples"));
    examples.retain(|folder| !folder.ends_with("bad-input"));
    assert!(examples.len() >= 4, "{examples:?}");
    examples.push(root().to_owned());
    for folder in examples {
        let out = tempfile::tempdir().unwrap();
        assert!(folder.join("README.md").is_file(), "{} has no README", folder.display());
        let mut command = plancc(&folder);
        command.args(["build", "--to", "html,markdown,json", "--out"]).arg(out.path());
        let mut found = plans(&folder);
        if folder == root() {
            found = plans(&root().join("plans"));
        } else if !folder.join("plancc.yaml").is_file() {
            command.args(&found);
        }
        command.assert().success();
        assert!(!found.is_empty(), "no plan in {}", folder.display());
        for plan in found {
            let stem = plan.file_stem().unwrap().to_string_lossy().into_owned();
            let years = folders(out.path());
            for ending in ["html", "md", "json"] {
                let name = format!("{stem}.{ending}");
                let is_there = years.iter().any(|year| year.join(&name).is_file());
                assert!(is_there, "no {name} of {}", plan.display());
            }
        }
    }
}

#[test]
fn no_bad_input_compiles_or_ends_the_program() {
    let kinds = folders(&root().join("examples/bad-input"));
    assert!(kinds.len() >= 45, "{} kinds", kinds.len());
    for folder in kinds {
        let out = tempfile::tempdir().unwrap();
        let plan = folder.join("plan.yaml");
        if !plan.is_file() {
            continue;
        }
        let mut command = plancc(&folder);
        command.args(["build", "--to", "html", "--out"]).arg(out.path()).arg("plan.yaml");
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(1 | 2)), "{}: {said}", folder.display());
        assert!(said.contains("error") && said.contains("help: "), "{}: {said}", folder.display());
        assert!(folders(out.path()).is_empty(), "{} was compiled", folder.display());
    }
}
