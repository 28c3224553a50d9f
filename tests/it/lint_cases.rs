//! The cases in `tests/lint/<rule>/`: what a planner wrote, and what plancc says to it.
//!
//! A case holds a fragment of a plan under `plan`, what stands around it under `project`, `form`,
//! `last_year`, `stage` and `as_of`, and last under `says` what is printed; empty where there is nothing
//! to say. `BLESS=1` writes what is said today, for a person to judge in the difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use plancc::lint;
use plancc::model::Level;
use serde_yaml::Value;

use super::lint_bench::{Case, names};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint")
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// A case, and what it says.
fn read(text: &str) -> (Case, String) {
    let case: Value = serde_yaml::from_str(text).unwrap();
    let get = |key: &str| case.get(key).and_then(Value::as_str).map(str::to_owned);
    let says = get("says").filter(|says| says != "nothing").unwrap_or_default();
    let case = Case {
        plans: get("plan").unwrap(),
        project: get("project"),
        form: get("form"),
        last_year: get("last_year"),
        stage: Some(get("stage").map_or(STAGE, |stage| stage.parse().unwrap())),
        folder: get("folder"),
        as_of: get("as_of").map(|day| day.parse().unwrap()),
    };
    (case, says)
}

fn only(rule: &str) -> Vec<&str> {
    if rule == "all" { Vec::new() } else { vec![rule] }
}

#[test]
fn plancc_says_to_each_case_what_the_case_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for of_rule in sorted(&folder()) {
        let rule = of_rule.file_name().unwrap().to_str().unwrap().to_owned();
        for path in sorted(&of_rule) {
            count += 1;
            let text = fs::read_to_string(&path).unwrap();
            let (case, says) = read(&text);
            let said = case.judge(&only(&rule)).says();
            if std::env::var_os("BLESS").is_some() {
                let head = text.split("\nsays:").next().unwrap();
                let said: String = said
                    .lines()
                    .map(|line| if line.is_empty() { "\n".into() } else { format!("  {line}\n") })
                    .collect();
                let says =
                    if said.is_empty() { " nothing\n".into() } else { format!(" |\n{said}") };
                fs::write(&path, format!("{head}\nsays:{says}")).unwrap();
                continue;
            }
            if said != says {
                wrong.push(format!("{}:\n{said}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 0);
}

const STAGE: plancc::model::Stage = plancc::model::Stage::Board;

#[test]
fn every_folder_of_cases_is_named_after_a_rule() {
    for of_rule in sorted(&folder()) {
        let name = of_rule.file_name().unwrap().to_str().unwrap();
        assert!(name == "all" || lint::rule(name).is_some(), "no rule is called `{name}`");
    }
}

/// Where a rule was found only at the first of several places it would pass for one that looks at no other.
#[test]
fn every_rule_is_found_at_two_places_and_more() {
    let mut places: BTreeMap<&str, usize> = lint::rules().map(|rule| (rule.page.name, 0)).collect();
    for of_rule in sorted(&folder()) {
        let rule = of_rule.file_name().unwrap().to_str().unwrap();
        for path in sorted(&of_rule) {
            let (case, _) = read(&fs::read_to_string(&path).unwrap());
            for name in names(&case.judge(&only(rule)).found) {
                *places.entry(name).or_default() += 1;
            }
        }
    }
    let few: Vec<_> = places.into_iter().filter(|(_, count)| *count < 2).collect();
    assert!(few.is_empty(), "found in no two places of the cases: {few:?}");
}

#[test]
fn a_fault_of_shape_is_told_once() {
    let plans = "actions:\n  - id: carts\n    action: buy carts\n    ownr: Operations Supervisor\n";
    let case = Case { plans: plans.to_owned(), stage: Some(STAGE), ..Case::default() };
    let judged = case.judge(&["action-without-owner"]);
    assert_eq!(names(&judged.shape), ["unknown-key"]);
    assert_eq!(names(&judged.found), Vec::<&str>::new(), "{}", judged.says());
}

#[test]
fn a_level_of_the_project_holds_by_stage() {
    let project = "lint:\n  rules:\n    action-without-owner: {draft: error, board: off}\n";
    let heard = |stage| {
        let case = Case {
            plans: "actions:\n  - {id: carts, action: buy carts}\n".to_owned(),
            project: Some(project.to_owned()),
            stage: Some(stage),
            ..Case::default()
        };
        let found = case.judge(&[]).found;
        let mut found = found.iter().filter(|found| found.rule == "action-without-owner");
        found.next().map(|found| found.severity.word())
    };
    let rule = lint::rule("action-without-owner").unwrap();
    assert_eq!(rule.levels, [Level::Off, Level::Warn, Level::Error, Level::Error]);
    use plancc::model::Stage;
    assert_eq!(heard(Stage::Draft), Some("error"));
    assert_eq!(heard(Stage::Review), Some("warning"));
    assert_eq!(heard(Stage::Board), None);
    assert_eq!(heard(Stage::Adopted), Some("error"));
}
