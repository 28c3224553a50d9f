//! Laws about all cases in `tests/lint/`, and about levels. `tests/cases/` runs each case as its own test.

use std::collections::BTreeMap;

use plancc::lint;
use plancc::model::Level;

use super::kit::lint_case::{self, STAGE};
use super::kit::snapshot::files;
use super::lint_bench::{Case, names};

#[test]
fn every_folder_of_cases_is_named_after_a_rule() {
    for of_rule in files(&lint_case::folder()) {
        let name = lint_case::name(&of_rule);
        assert!(name == "all" || lint::rule(&name).is_some(), "unknown rule `{name}`");
    }
}

/// Otherwise a rule that checks only the first entry would pass.
#[test]
fn every_rule_has_findings_in_at_least_two_locations() {
    let mut places: BTreeMap<&str, usize> = lint::rules().map(|rule| (rule.page.name, 0)).collect();
    for file in lint_case::all() {
        for name in names(&file.case().judge(&file.only()).found) {
            *places.entry(name).or_default() += 1;
        }
    }
    let few: Vec<_> = places.into_iter().filter(|(_, count)| *count < 2).collect();
    assert!(few.is_empty(), "found in fewer than two locations: {few:?}");
}

#[test]
fn a_validation_error_is_reported_once() {
    let plans = "actions:\n  - id: carts\n    action: buy carts\n    ownr: Operations Supervisor\n";
    let case = Case { plans: plans.to_owned(), stage: Some(STAGE), ..Case::default() };
    let judged = case.judge(&["action-without-owner"]);
    assert_eq!(names(&judged.shape), ["unknown-key"]);
    assert_eq!(names(&judged.found), Vec::<&str>::new(), "{}", judged.says());
}

#[test]
fn a_project_sets_levels_by_stage() {
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
