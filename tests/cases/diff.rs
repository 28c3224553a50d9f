//! `diff/<case>`: the output of `plancc diff` for `before.yaml` and `after.yaml` in a folder of
//! `tests/diff/`.

use assert_cmd::Command;
use libtest_mimic::Trial;

use crate::case;
use crate::kit::lint_case::name;
use crate::kit::snapshot::{check, files, root};

pub(super) fn trials() -> Vec<Trial> {
    let of_folder = |folder: std::path::PathBuf| {
        case(format!("diff/{}", name(&folder)), move |test| {
            let mut command = Command::cargo_bin("plancc").unwrap();
            command.current_dir(&folder).env("COLUMNS", "80");
            let output = command.args(["diff", "before.yaml", "after.yaml"]).output().unwrap();
            check(test, &folder.join("says.txt"), [output.stdout, output.stderr].concat())
        })
    };
    files(&root().join("tests/diff")).into_iter().map(of_folder).collect()
}
