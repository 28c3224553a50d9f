//! Laws that the rules obey on any plan, complete or not.

use std::fs;
use std::path::Path;

use plancc::lint::{self, ActiveRules, ComparedYears, PlanInput, RuleSelection};
use plancc::model::{PlanSettings, Stage};
use plancc::schema;
use plancc::source::{Source, SourceId};

use super::lint_bench::names;

/// Lints a text at a stage and checks that every span is in the text.
fn judge(text: &str, setting: &PlanSettings, stage: Stage) -> Vec<&'static str> {
    let source = Source::new(SourceId(7), "plan.yaml", text);
    let (plan, errors) = schema::plan(&source);
    let Some(plan) = plan else { return Vec::new() };
    let levels = setting.project().and_then(|project| project.lint.as_ref());
    let active =
        ActiveRules::new(levels, &RuleSelection { stage: Some(stage), ..RuleSelection::default() });
    let as_of = jiff::civil::date(2027, 3, 15);
    let (plan, source, errors) = (&plan, &source, &*errors);
    let given = PlanInput { plan, source, id: "plan", errors, prior: Some(plan), setting, as_of };
    let (found, digest) = lint::plan(given, &active);
    let look = ComparedYears { as_of, years: &[], asked: None };
    let (across, _) = lint::district(setting, &[digest.clone(), digest], &active, &look);
    for one in found.iter().chain(&across) {
        for label in one.related.iter().chain([&one.primary]) {
            if label.span.source == source.id() {
                assert!(text.get(label.span.range()).is_some(), "{one:?}");
            }
        }
        for edit in one.fixes.iter().flat_map(|fix| &fix.edits) {
            assert!(text.get(edit.span.range()).is_some(), "{one:?}");
        }
        assert!(!one.message.is_empty() && !one.message.ends_with('.'), "{}", one.message);
        assert!(!one.helps.is_empty(), "`{}` has no help", one.rule);
    }
    names(&found)
}

fn sample() -> PlanSettings {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("plancc.yaml")).unwrap();
    let project = schema::project(&Source::new(SourceId(0), "plancc.yaml", text)).0;
    PlanSettings::new(project, Default::default(), schema::built_in_form())
}

#[test]
fn a_plan_that_is_cut_off_anywhere_can_be_linted() {
    let setting = sample();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/2026-2027");
    for name in ["nutrition-services", "multilingual-learners"] {
        let text = fs::read_to_string(root.join(format!("{name}.yaml"))).unwrap();
        for at in (0..text.len()).step_by(211) {
            let cut = &text[..text.floor_char_boundary(at)];
            judge(cut, &setting, Stage::Board);
        }
    }
}

#[test]
fn a_plan_without_one_of_its_lines_can_be_linted() {
    let setting = sample();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/2026-2027");
    let text = fs::read_to_string(root.join("federal-programs.yaml")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for without in (0..lines.len()).step_by(3) {
        let mut rest = lines.clone();
        rest.remove(without);
        judge(&rest.join("\n"), &setting, Stage::Adopted);
    }
}

#[test]
fn a_good_plan_at_the_board_stage_has_no_findings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let plan = |name: &str| fs::read_to_string(root.join("plans").join(name)).unwrap();
    // The built-in form replaces the sample district's form here; it requires nothing else.
    let said = judge(&plan("2026-2027/federal-programs.yaml"), &sample(), Stage::Board);
    let late = ["overdue-action", "missing-reading", "unmentioned-prior-priority"];
    let said: Vec<&str> = said.into_iter().filter(|rule| !late.contains(rule)).collect();
    assert_eq!(said, Vec::<&str>::new());
}

#[test]
fn the_same_plan_has_the_same_findings_twice() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("plans/2026-2027/student-services.yaml")).unwrap();
    let setting = sample();
    assert_eq!(judge(&text, &setting, Stage::Board), judge(&text, &setting, Stage::Board));
}
