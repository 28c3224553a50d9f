//! What a reviewer reads: each folder of `tests/diff/` holds a plan before, a plan after, and what
//! `plancc diff` says. `BLESS=1` writes what it says now; read every line of that before committing it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

#[test]
fn every_case_says_what_a_reviewer_wants_to_read() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut cases: Vec<_> = fs::read_dir(&top).unwrap().map(|case| case.unwrap().path()).collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in &cases {
        let mut command = Command::cargo_bin("plancc").unwrap();
        command.current_dir(case).env("COLUMNS", "80");
        let output = command.args(["diff", "before.yaml", "after.yaml"]).output().unwrap();
        let mut says = String::from_utf8(output.stdout).unwrap();
        says.push_str(&String::from_utf8(output.stderr).unwrap());
        let file = case.join("says.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, &says).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if says != expected {
            wrong.push(format!("{}\nexpected:\n{expected}\nsays:\n{says}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
