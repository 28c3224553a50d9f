//! Tests that are not plain `#[test]`s: one for each case file below `tests/` and each attack, and those that
//! are skipped if a requirement is missing (`needs.rs`).
//!
//! `cargo test lint/overdue-action/middle-of-three` runs only that case.

// Tests fail by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::iter_over_hash_type)]
#![allow(clippy::string_slice, clippy::print_stdout, clippy::print_stderr)]

mod action;
mod attacks;
mod ci_commit;
mod ci_files;
mod ci_job;
mod ci_runner;
mod ci_steps;
mod diff;
mod diff_folders;
mod diff_gaps;
mod diff_git;
mod diff_reports;
mod diff_rules;
#[cfg(unix)]
mod disk;
mod git_damage;
#[path = "../kit/mod.rs"]
mod kit;
#[cfg(target_os = "linux")]
mod limits;
mod lint;
mod merge;
mod merge_git;
mod naming;
mod needs;
#[cfg(feature = "pdf")]
mod pdf_text;
mod workspace_git;
mod yaml;
mod yaml_oracle;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    #[cfg(unix)]
    if let Some(code) = disk::child() {
        return code;
    }
    let arguments = Arguments::from_args();
    let trials = [
        lint::trials(),
        diff::trials(),
        merge::trials(),
        yaml::trials(),
        action::trials(),
        attacks::trials(),
        ci_commit::trials(),
        ci_files::trials(),
        ci_job::trials(),
        ci_steps::trials(),
        diff_folders::trials(),
        diff_gaps::trials(),
        naming::trials(),
        diff_git::trials(),
        diff_reports::trials(),
        diff_rules::trials(),
        #[cfg(unix)]
        disk::trials(),
        git_damage::trials(),
        #[cfg(target_os = "linux")]
        limits::trials(),
        merge_git::trials(),
        #[cfg(feature = "pdf")]
        pdf_text::trials(),
        workspace_git::trials(),
        yaml_oracle::trials(),
    ];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}

/// Returns a test of one case; `run` gets the test's name.
fn case(name: String, run: impl FnOnce(&str) -> Result<(), String> + Send + 'static) -> Trial {
    let own = name.clone();
    Trial::test(name, move || run(&own).map_err(Failed::from))
}
