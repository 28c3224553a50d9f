//! Laws of the cases in `tests/lint/` together, and levels. Each case is a test of its own in `tests/cases/`.

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
        assert!(name == "all" || lint::rule(&name).is_some(), "no rule is called `{name}`");
    }
}

/// Where a rule was found only at the first of several places it would pass for one that looks at no other.
#[test]
fn every_rule_is_found_at_two_places_and_more() {
    let mut places: BTreeMap<&str, usize> = lint::rules().map(|rule| (rule.page.name, 0)).collect();
    for file in lint_case::all() {
        for name in names(&file.case().judge(&file.only()).found) {
            *places.entry(name).or_default() += 1;
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
