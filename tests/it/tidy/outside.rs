//! Tests of this binary need only the repository, and all tests of `tests/cases/` run.

use super::{File, rust_files};

/// Programs that any test may start, since every POSIX system has them.
const PROGRAMS: &[&str] = &["sh", "kill"];

/// Returns lines in `tests/it/` that access something outside the repository.
fn needy(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        let started = file.code.split("Command::new(\"").skip(1);
        let started = started.filter_map(|rest| rest.split('"').next());
        for program in started.filter(|program| !PROGRAMS.contains(program)) {
            breaches.push(format!("{} starts `{program}`", file.path));
        }
        // In two pieces, so that this file doesn't match.
        if file.code.contains(concat!("../", "shared/")) {
            breaches.push(format!("{} reads `../shared`", file.path));
        }
    }
    breaches
}

/// Returns tests that would never run: without the test harness, the compiler drops `#[test]`.
fn dropped(files: &[File]) -> Vec<&str> {
    let is_mark = |line: &str| line.trim() == "#[test]";
    let marked = files.iter().filter(|file| file.code.lines().any(is_mark));
    marked.map(|file| file.path.as_str()).collect()
}

#[test]
fn what_needs_something_outside_is_in_the_binary_that_can_skip() {
    assert_eq!(needy(&rust_files("tests/it")), Vec::<String>::new(), "move it to tests/cases/");
    for folder in ["tests/cases", "tests/kit"] {
        let advice = "list the test in `tests!` instead of marking it";
        assert_eq!(dropped(&rust_files(folder)), Vec::<&str>::new(), "{folder}: {advice}");
    }
}

#[test]
fn a_planted_need_is_seen() {
    for (code, breaches) in [
        ("Command::new(\"sh\")", 0),
        ("std::process::Command::new(\"git\")", 1),
        (concat!("join(\"../", "shared/seed\")"), 1),
        ("Command::new(program)", 0),
    ] {
        let file = File { path: "a.rs".to_owned(), code: code.to_owned() };
        assert_eq!(needy(&[file]).len(), breaches, "{code}");
    }
    let file = File { path: "a.rs".to_owned(), code: "#[test]\nfn a() {}".to_owned() };
    assert_eq!(dropped(&[file]), ["a.rs"]);
}
