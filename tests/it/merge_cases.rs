//! What two people did to a plan and what comes of it: each folder of `tests/merge/` holds a plan that both started
//! from, theirs and ours, the plan that `plancc merge` makes of them, and what it says to it. `BLESS=1` writes both
//! anew; read every line of them before committing it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

fn cases() -> Vec<PathBuf> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/merge");
    let mut cases: Vec<_> = fs::read_dir(&top).unwrap().map(|case| case.unwrap().path()).collect();
    cases.sort();
    cases
}

fn merge(case: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(case).env("COLUMNS", "100").arg("merge").args(arguments);
    command.args(["--path", "plan.yaml"]).output().unwrap()
}

#[test]
fn every_merge_keeps_what_both_did_or_asks() {
    let mut wrong = Vec::new();
    for case in cases() {
        let output = merge(&case, &["base.yaml", "ours.yaml", "theirs.yaml"]);
        let says = format!(
            "exit {}\n{}",
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap()
        );
        for (name, found) in [("expected.yaml", output.stdout), ("says.txt", says.into_bytes())] {
            let file = case.join(name);
            if std::env::var_os("BLESS").is_some() {
                fs::write(&file, &found).unwrap();
            }
            if fs::read(&file).unwrap_or_default() != found {
                let found = String::from_utf8_lossy(&found).into_owned();
                wrong.push(format!("{} is not\n{found}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn it_does_not_matter_whose_side_is_whose() {
    for case in cases() {
        let one = merge(&case, &["base.yaml", "ours.yaml", "theirs.yaml"]);
        let other = merge(&case, &["base.yaml", "theirs.yaml", "ours.yaml"]);
        assert_eq!(one.status.code(), other.status.code(), "{}", case.display());
    }
}

#[test]
fn a_conflict_is_marked_the_way_git_marks_it() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/merge/one-date-put-off-twice");
    let says = |more: &[&str]| {
        let arguments = [&["base.yaml", "ours.yaml", "theirs.yaml"], more].concat();
        String::from_utf8(merge(&case, &arguments).stdout).unwrap()
    };
    let both =
        "<<<<<<< ours\n        due: 2027-01-15\n=======\n        due: 2027-02-26\n>>>>>>> theirs\n";
    assert!(says(&[]).contains(both));
    let all = "<<<<<<<<< HEAD\n        due: 2027-01-15\n||||||||| 1a2b3c4\n        due: 2026-12-18\n=========\n        \
               due: 2027-02-26\n>>>>>>>>> branch\n";
    let labels = ["--ours-label", "HEAD", "--base-label", "1a2b3c4", "--theirs-label", "branch"];
    for style in ["diff3", "zdiff3"] {
        let more = [&["--marker-size", "9", "--conflict-style", style], &labels[..]].concat();
        assert!(says(&more).contains(all), "{}", says(&more));
    }
}
