//! The output of the command line besides findings: help, completions, and the next step.

use super::district::District;

const COMMANDS: [&str; 13] = [
    "build",
    "lint",
    "fix",
    "fmt",
    "new",
    "init",
    "diff",
    "merge",
    "rules",
    "explain",
    "schema",
    "completions",
    "man",
];

#[test]
fn completions_offer_stages_formats_and_rules() {
    let district = District::new(&[]);
    for shell in ["bash", "zsh", "fish"] {
        let script = district.run(&["completions", shell]).out;
        let words: Vec<&str> =
            script.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
        for word in ["draft", "adopted", "markdown", "pdf", "missing-key", "wrong-word"] {
            assert!(words.contains(&word), "{shell} doesn't complete {word}");
        }
        // For fish, only options are completed, and kinds of change belong to none.
        assert!(shell == "fish" || words.contains(&"target-lowered"), "{shell}");
    }
}

#[test]
fn help_is_wrapped_once() {
    let district = District::new(&[]);
    for command in COMMANDS {
        let help = district.run(&[command, "--help"]).out;
        let lines: Vec<&str> = help.lines().collect();
        for pair in lines.windows(2) {
            let is_prose =
                |line: &str| !line.is_empty() && !line.starts_with(' ') && !line.ends_with(':');
            let is_broken = pair[0].len() < 40 && is_prose(pair[0]) && is_prose(pair[1]);
            assert!(!is_broken, "{command}: {pair:?}");
        }
    }
}

#[test]
fn outside_a_project_the_message_names_init() {
    let folder = tempfile::tempdir().unwrap();
    let district = District::new(&[]);
    for command in ["lint", "build", "fix", "fmt"] {
        let run = district.run_in(folder.path(), &[command], "");
        assert_eq!(run.code, 2, "{command}: {}", run.err);
        assert!(run.err.contains("`plancc init`"), "{command}: {}", run.err);
    }
}

#[test]
fn a_build_counts_what_it_wrote_and_names_the_page_to_open() {
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
    let district = District::new(&[("plans/2026-2027/arts.yaml", plan)]);
    let first = district.run(&["build", "--to", "html"]);
    assert!(first.err.contains("2 written, 0 unchanged: dist/index.html"), "{}", first.err);
    let again = district.run(&["build", "--to", "html"]);
    assert!(again.err.contains("0 written, 2 unchanged: dist/index.html"), "{}", again.err);
}

#[test]
fn options_take_every_name_that_a_finding_can_carry() {
    let plan = "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: a\n    priority: More students paint\n  - priority: More students sing\n";
    let district = District::new(&[("plans/2026-2027/arts.yaml", plan)]);
    let names = |options: &[&str]| -> Vec<String> {
        let run =
            district.run(&[&["lint", "--format", "jsonl", "--stage", "board"], options].concat());
        assert_ne!(run.code, 2, "{options:?}: {}", run.err);
        let rule = |line: &str| {
            let finding: serde_json::Value = serde_json::from_str(line).unwrap();
            finding["rule"].as_str().unwrap().to_owned()
        };
        run.out.lines().map(rule).collect()
    };
    let all = names(&[]);
    assert!(all.contains(&"missing-key".to_owned()) && all.len() > 2, "{all:?}");
    for name in &all {
        let only = names(&["--only", name]);
        assert!(only.contains(name), "{name}: {only:?}");
        assert!(!names(&["--skip", name]).contains(name), "{name}");
        assert_eq!(district.run(&["explain", name]).code, 0, "{name}");
    }
    assert_eq!(names(&["--only", "missing-key"]), ["missing-key"]);
    // Validation errors are reported with any rule.
    assert!(names(&["--only", "priority-without-action"]).contains(&"missing-key".to_owned()));
    let unknown = district.run(&["lint", "--only", "missing-kye"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("did you mean `missing-key`?"), "{}", unknown.err);
}
