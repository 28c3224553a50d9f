//! Tests whose names are found when they run: one for each case file below `tests/`.
//!
//! `cargo test lint/action-overdue/middle-of-three` runs that case alone.

// A test that cannot go on says so by ending.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod diff;
#[path = "../kit/mod.rs"]
mod kit;
mod lint;
mod merge;
mod yaml;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = [lint::trials(), diff::trials(), merge::trials(), yaml::trials()];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}

/// A test of one case; `run` is given the test's name.
fn case(name: String, run: impl FnOnce(&str) -> Result<(), String> + Send + 'static) -> Trial {
    let own = name.clone();
    Trial::test(name, move || run(&own).map_err(Failed::from))
}
