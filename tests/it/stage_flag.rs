//! `lint --stage` reports the same findings as if the plan were at that stage.

use super::district::District;

/// Plans with findings at each stage: errors of validation, rules, and a form that requires more.
const PLAN: &str = "plancc: 1
year: 2026-2027
stage: STAGE
department: Arts
adopted: {date: 2026-08-20, body: Board of Education}
reflection:
  outcomes:
    - {intended: sing, result: partly-met}
needs_assessment:
  needs:
    - {id: time, need: more time}
priorities:
  - id: sing
    priority: sing more
    actions:
      - {id: open, action: Open a studio}
    metrics:
      - {metric: students who sing}
";
const PROJECT: &str = "plancc: 1
district: Test
departments: [{id: arts, name: Arts}, {id: dance, name: Dance}]
goals: [{id: g, goal: All sing}]
form: form.yaml
lint: {rules: {metric-without-target: {review: error, board: off}}}
";
const STAGES: [&str; 4] = ["draft", "review", "board", "adopted"];

fn district(stage: &str) -> District {
    District::new(&[
        ("plancc.yaml", PROJECT),
        ("form.yaml", "plancc: 1\nparts: {purpose: {required_at: board}}\n"),
        (
            "plans/2025-2026/arts.yaml",
            &PLAN.replace("STAGE", stage).replace("2026-2027", "2025-2026"),
        ),
        ("plans/2026-2027/arts.yaml", &PLAN.replace("STAGE", stage)),
    ])
}

/// Returns the findings, one on each line, without columns, since the names of stages differ in length.
fn lint(district: &District, more: &[&str]) -> Vec<String> {
    let run =
        district.run(&[&["lint", "--as-of", "2026-09-15", "--format", "concise"], more].concat());
    run.out.lines().map(str::to_owned).collect()
}

#[test]
fn the_flag_and_the_plan_say_the_same() {
    for stage in STAGES {
        let own = lint(&district(stage), &[]);
        assert!(own.len() > 2, "{stage}: {own:?}");
        for other in STAGES {
            assert_eq!(lint(&district(other), &["--stage", stage]), own, "{other} as {stage}");
        }
    }
}

#[test]
fn the_flag_asks_for_what_the_language_requires_at_that_stage() {
    let at = |stage| lint(&district("draft"), &["--stage", stage]);
    let missing = |found: Vec<String>| found.iter().any(|one| one.contains("[missing-key]"));
    assert!(!missing(at("draft")));
    assert!(missing(at("board")), "{:?}", at("board"));
    let piped = [
        "lint",
        "-",
        "--stage",
        "board",
        "--format",
        "concise",
        "--stdin-filename",
        "plans/2026-2027/arts.yaml",
    ];
    let district = district("draft");
    let run = district.run_in(district.0.path(), &piped, &PLAN.replace("STAGE", "draft"));
    assert!(run.out.contains("[missing-key]"), "{}", run.out);
}

#[test]
fn a_plan_that_names_no_stage_is_judged_at_the_flags() {
    let text = PLAN.replace("stage: STAGE\n", "");
    let district = District::new(&[("plans/2026-2027/arts.yaml", &text)]);
    assert!(lint(&district, &["--stage", "board"]).iter().any(|one| one.contains("[missing-key]")));
}
