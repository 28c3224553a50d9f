//! Runs `plancc merge` on a case in `tests/merge/`.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;

/// Returns the result of `plancc merge` in a case's folder.
pub(crate) fn merge(case: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(case).env("COLUMNS", "100").arg("merge").args(arguments);
    command.args(["--path", "plan.yaml"]).output().unwrap()
}
