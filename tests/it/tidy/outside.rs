//! Tests of this binary need nothing beside the repository, and those of `tests/cases/` all run.

use super::{File, rust_files};

/// Programs that any test may start, since they come with every POSIX system.
const PROGRAMS: &[&str] = &["sh", "kill"];

/// Where a test of `tests/it/` reaches out of the repository.
fn needy(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        let started = file.code.split("Command::new(\"").skip(1);
        let started = started.filter_map(|rest| rest.split('"').next());
        for program in started.filter(|program| !PROGRAMS.contains(program)) {
            breaches.push(format!("{} starts `{program}`", file.path));
        }
        // In two pieces, so that this file does not have it.
        if file.code.contains(concat!("../", "shared/")) {
            breaches.push(format!("{} reads `../shared`", file.path));
        }
    }
    breaches
}

/// Tests that nobody would run: the compiler drops `#[test]` where there is no harness for it.
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
