//! Plans by authors who had not read the rules: every finding in them is a false alarm.

use std::path::Path;

use assert_cmd::Command;

fn lint(arguments: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/written-blind");
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(folder).args([
        "lint",
        "--format",
        "concise",
        "--no-baseline",
        "--no-allow",
    ]);
    let output = command.args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn nothing_is_found_at_stage_board_in_plans_whose_authors_had_not_read_the_rules() {
    // Before the board meets on October 22, and on that day.
    for day in ["2026-10-15", "2026-10-22"] {
        let found = lint(&["--stage", "board", "--as-of", day]);
        assert_eq!(found, "", "a rule is wrong about these plans on {day}:\n{found}");
    }
}

#[test]
fn the_plans_written_blind_are_looked_at_by_the_rules() {
    // By then readings are half a year old, and actions are overdue.
    let found = lint(&["--stage", "board", "--as-of", "2027-04-15"]);
    for plan in ["arts-music", "early-learning", "transportation"] {
        let path = format!("plans/2026-2027/{plan}.yaml");
        assert!(found.contains(&path), "nothing is found in {path}:\n{found}");
    }
}
