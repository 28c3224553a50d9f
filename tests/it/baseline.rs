//! The baseline file: old findings are suppressed even if they move, and new ones are not.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const PLAN: &str = "plancc: 1
year: 2026-2027
department: Arts
priorities:
  - id: paint
    priority: More students paint every week
    actions:
      - id: buy
        action: Buy paint for every school
      - id: open
        action: Open the studio after school
  - id: sing
    priority: More students sing every week
    actions:
      - {id: choir, action: Begin a choir in every school}
";

/// The same plan with reordered priorities and keys and with changed words.
const MOVED: &str = "# A comment more.

plancc: 1
department: Arts
year: 2026-2027
priorities:
  - id: sing
    priority: Every week more of our students sing
    actions:
      - {id: choir, action: Start choirs in all schools}
  - id: paint
    actions:
      - action: Keep the studio open in the afternoon
        id: open
      - id: buy
        action: Order paint
    priority: Every week more of our students paint
";

const FILE: &str = "plancc-baseline.yaml";

fn district(plan: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("plans/2026-2027")).unwrap();
    fs::write(folder.path().join("plancc.yaml"), "plancc: 1\ndistrict: Test\n").unwrap();
    write(folder.path(), plan);
    folder
}

fn write(top: &Path, plan: &str) {
    fs::write(top.join("plans/2026-2027/arts.yaml"), plan).unwrap();
}

/// Returns the exit code, the findings, one on each line, and the messages on standard error.
fn lint(top: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(top).args(["lint", "--format", "concise", "--as-of", "2026-10-01"]);
    let fixed = ["--stage", "board", "--fail-on", "info"];
    let output = command.args(fixed).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn what_is_in_the_baseline_stays_held_back_when_the_plan_is_reordered_and_reworded() {
    let folder = district(PLAN);
    let top = folder.path();
    let (code, before, _) = lint(top, &[]);
    assert_eq!(code, Some(1));
    assert!(before.lines().count() > 5, "{before}");
    let (code, out, said) = lint(top, &["--write-baseline"]);
    assert_eq!((code, out.as_str()), (Some(0), ""), "{said}");
    let file = fs::read_to_string(top.join(FILE)).unwrap();
    assert!(file.contains("at: priorities/paint/actions/buy"), "{file}");
    assert!(!file.contains("Buy paint"), "no wording in {file}");
    for plan in [PLAN, MOVED] {
        write(top, plan);
        let (code, out, said) = lint(top, &[]);
        assert_eq!((code, out.as_str()), (Some(0), ""), "{said}");
        assert!(
            said.contains(&format!("suppresses {} findings", before.lines().count())),
            "{said}"
        );
    }
    let (_, all, _) = lint(top, &["--no-baseline"]);
    assert!(all.lines().count() > 5, "{all}");
}

#[test]
fn a_new_fault_of_a_kind_that_is_held_back_is_told() {
    let folder = district(PLAN);
    let top = folder.path();
    lint(top, &["--write-baseline"]);
    let more = "      - {id: drum, action: Begin a drum circle in every school}\n";
    write(top, &format!("{PLAN}{more}"));
    let (code, out, _) = lint(top, &["--only", "action-without-owner"]);
    assert_eq!(code, Some(1));
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(out.contains(":16:"), "{out}");
}

#[test]
fn one_more_at_a_place_that_is_held_back_is_told_with_its_likes() {
    let text = "purpose: We teach the the children.\n";
    let folder = district(&format!("{PLAN}{text}"));
    let top = folder.path();
    lint(top, &["--write-baseline"]);
    let twice = "purpose: We teach the the children and and sing.\n";
    write(top, &format!("{PLAN}{twice}"));
    let (code, out, _) = lint(top, &["--only", "doubled-word"]);
    assert_eq!((code, out.lines().count()), (Some(1), 2), "{out}");
}

#[test]
fn a_fault_of_shape_is_never_held_back() {
    let folder = district(&format!("{PLAN}purpos: x\n"));
    let top = folder.path();
    let (code, out, _) = lint(top, &["--write-baseline"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("unknown-key"), "{out}");
    assert!(!fs::read_to_string(top.join(FILE)).unwrap().contains("unknown-key"));
}

#[test]
fn pruning_takes_out_what_is_mended_and_takes_in_nothing_new() {
    let folder = district(PLAN);
    let top = folder.path();
    lint(top, &["--write-baseline"]);
    let more = "      - {id: drum, action: Begin a drum circle in every school}\n";
    let mended =
        PLAN.replace("studio after school\n", "studio after school\n        owner: Lead\n");
    write(top, &format!("{mended}{more}"));
    let before = fs::read_to_string(top.join(FILE)).unwrap();
    let (code, _, said) = lint(top, &["--prune-baseline"]);
    assert_eq!(code, Some(1), "{said}");
    let after = fs::read_to_string(top.join(FILE)).unwrap();
    assert!(after.len() < before.len() && !after.contains("drum"), "{after}");
    assert!(after.lines().all(|line| before.contains(line)), "{after}");
    write(top, PLAN);
    let (_, out, _) = lint(top, &["--only", "action-without-owner"]);
    assert_eq!(out.lines().count(), 1, "what came back is told: {out}");
}

#[test]
fn a_baseline_that_cannot_be_read_stops_the_run_and_says_where() {
    let folder = district(PLAN);
    let top = folder.path();
    fs::write(top.join(FILE), "plancc: 1\nhelt: []\n").unwrap();
    let (code, _, said) = lint(top, &[]);
    assert_eq!(code, Some(2));
    assert!(said.contains("plancc-baseline.yaml:2:1"), "{said}");
}

#[test]
fn pruning_takes_out_nothing_that_another_stage_still_finds() {
    let folder = district(PLAN);
    let top = folder.path();
    lint(top, &["--write-baseline"]);
    let before = fs::read_to_string(top.join(FILE)).unwrap();
    // At its own stage, which is draft, most rules are off.
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(top).args(["lint", "--as-of", "2026-10-01", "--prune-baseline"]);
    command.assert().success();
    assert_eq!(fs::read_to_string(top.join(FILE)).unwrap(), before);
}
