//! A single file, or standard input, is checked in the context of the whole project, by its own kind of file.

use super::district::District;

const PROJECT: &str = "plancc: 1
district: Test
departments: [{id: arts, name: Arts}, {id: dance, name: Dance}, {id: film, name: Film}, {id: music, name: Music}]
goals: [{id: all-sing, goal: All students sing}]
funds: [{id: general, fund: General Fund, amount: 1000}]
";

fn plan(fund: u32) -> String {
    format!(
        "plancc: 1\nyear: 2026-2027\ndepartment: Arts\nbudget: {{sources: [{{fund: general, amount: {fund}}}]}}\n"
    )
}

/// Four plans that together overcommit a fund; the last one uses the least of it.
fn district() -> District {
    District::new(&[
        ("plancc.yaml", PROJECT),
        ("plans/2026-2027/arts.yaml", &plan(900)),
        ("plans/2026-2027/dance.yaml", &plan(800)),
        ("plans/2026-2027/film.yaml", &plan(700)),
        ("plans/2026-2027/music.yaml", &plan(1)),
    ])
}

const CONCISE: [&str; 5] = ["lint", "--format", "concise", "--as-of", "2026-09-15"];

#[test]
fn a_clash_with_a_plan_that_was_not_named_is_told() {
    let district = district();
    let text = format!("{}id: arts\n", plan(1));
    district.write("plans/2026-2027/music.yaml", &text);
    let path = "plans/2026-2027/music.yaml";
    let expected = format!("{path}:2:7: error[duplicate-id]");
    let run = district.run(&[&CONCISE[..], &[path]].concat());
    assert!(run.out.contains(&expected), "{}", run.out);
    assert!(!run.out.contains("arts.yaml:"), "only what was named is judged: {}", run.out);
    assert!(run.err.contains("in 1 plan"), "{}", run.err);
    let input = [&CONCISE[..], &["-", "--stdin-filename", path]].concat();
    let run = district.run_in(district.0.path(), &input, &text);
    assert!(run.out.contains(&expected), "{}", run.out);
    // Standard input replaces the file with that name.
    let run = district.run_in(district.0.path(), &input, &plan(1));
    assert!(!run.out.contains("duplicate-id"), "{}", run.out);
    assert_eq!(district.run(&["build", path, "--to", "markdown"]).code, 1);
}

#[test]
fn a_fund_that_a_named_plan_overcommits_with_others_is_told() {
    let district = district();
    let path = "plans/2026-2027/music.yaml";
    let run = district.run(&["lint", "--format", "json", "--as-of", "2026-09-15", path]);
    assert!(run.out.contains("overcommitted-fund"), "{}", run.out);
    let related = run.out.split("\"related\"").find(|part| part.contains("`music` spends $1"));
    assert!(related.is_some(), "the plan that was named is shown: {}", run.out);
    for silent in [&["--skip", "overcommitted-fund"][..], &["--only", "unknown-department"]] {
        let run = district.run(&[&CONCISE[..], silent, &[path]].concat());
        assert!(!run.out.contains("overcommitted-fund"), "{}", run.out);
    }
    // A single plan can't fix what the district as a whole lacks.
    let run = district.run(&[&CONCISE[..], &["--stage", "board", path]].concat());
    for rule in ["department-without-plan", "goal-without-priority"] {
        assert!(!run.out.contains(rule), "{}", run.out);
    }
    let all = district.run(&[&CONCISE[..], &["--stage", "board"]].concat());
    assert!(all.out.contains("goal-without-priority"), "{}", all.out);
}

#[test]
fn two_plans_that_start_a_metric_from_two_numbers_are_told_of_either() {
    let district = district();
    let metric = |value: u32| {
        let metric = format!(
            "{{metric: students who sing, baseline: {{value: {value}, date: 2026-05-01}}}}"
        );
        format!("{}priorities: [{{id: sing, priority: sing more, metrics: [{metric}]}}]\n", plan(1))
    };
    district.write("plans/2026-2027/arts.yaml", &metric(10));
    district.write("plans/2026-2027/dance.yaml", &metric(20));
    let told = |path: &str| {
        let run = district.run(&[&CONCISE[..], &[path]].concat());
        run.out.contains("dance.yaml") && run.out.contains("conflicting-baselines")
    };
    assert!(told("plans/2026-2027/arts.yaml") && told("plans/2026-2027/dance.yaml"));
    assert!(!told("plans/2026-2027/film.yaml"));
}

#[test]
fn a_department_that_the_project_does_not_name_is_told_of_one_file() {
    let district = district();
    let text = plan(1);
    district.write("plans/2026-2027/musik.yaml", &text);
    let run = district.run(&[&CONCISE[..], &["plans/2026-2027/musik.yaml"]].concat());
    assert!(run.out.contains("unknown-department"), "{}", run.out);
    let run = district.run(&[&CONCISE[..], &["plans/2026-2027/music.yaml"]].concat());
    assert!(!run.out.contains("unknown-department"), "{}", run.out);
}

#[test]
fn the_folder_of_all_plans_is_the_whole_project() {
    let district = district();
    let all = district.run(&CONCISE);
    for folder in [".", "plans", "plans/2026-2027"] {
        assert_eq!(district.run(&[&CONCISE[..], &[folder]].concat()).out, all.out, "{folder}");
    }
    let apart = [("sketch.yaml", plan(1))];
    district.write(apart[0].0, &apart[0].1);
    let run = district.run(&[&CONCISE[..], &["sketch.yaml"]].concat());
    assert!(!run.out.contains("unknown-department"), "it is no plan of the project: {}", run.out);
}

#[test]
fn an_allowance_is_not_called_unused_where_its_rule_was_not_looked_for() {
    let district = district();
    let allow = "# plancc: allow(overcommitted-fund) the board decides in May\n";
    district.write("plans/2026-2027/music.yaml", &format!("{allow}{}", plan(1)));
    for more in [&["plans/2026-2027/music.yaml"][..], &["--year", "2026-2027"]] {
        let run = district.run(&[&CONCISE[..], more].concat());
        assert!(!run.out.contains("unused-allow"), "{more:?}: {}", run.out);
    }
}

/// Files other than plans: a valid text, an invalid one, and the expected error.
const OTHERS: [(&str, &str, &str, &str); 5] = [
    ("plancc.yaml", PROJECT, "plancc: 1\ndistrict: Test\ngaols: []\n", "unknown-key"),
    (
        "form.yaml",
        "plancc: 1\nparts: {purpose: {required_at: board}}\n",
        "plancc: 1\nparts: {purpos: {}}\n",
        "",
    ),
    (
        "sheets/new-form.yaml",
        "plancc: 1\nparts: {purpose: {required_at: board}}\n",
        "plancc: 1\nparts: []\nx: 1\n",
        "unknown-key",
    ),
    ("plancc-baseline.yaml", "plancc: 1\nheld: []\n", "plancc: 1\nhold: []\n", "unknown-key"),
    (
        "approvals.yaml",
        "plancc: 1\napproved: []\n",
        "plancc: 1\napproved: [{reason: x}]\n",
        "missing-key",
    ),
];

#[test]
fn a_file_that_is_no_plan_is_checked_as_what_it_is() {
    for (path, right, wrong, fault) in OTHERS {
        for (text, is_right) in [(right, true), (wrong, false)] {
            let district = district();
            if path == "form.yaml" {
                district.write("plancc.yaml", &format!("{PROJECT}form: form.yaml\n"));
            }
            district.write(path, right);
            let input = [&CONCISE[..], &["-", "--stdin-filename", path]].concat();
            let piped = district.run_in(district.0.path(), &input, text);
            district.write(path, text);
            let named = district.run(&[&CONCISE[..], &[path]].concat());
            for run in [named, piped] {
                assert_eq!(run.out.is_empty(), is_right, "{path}: {}{}", run.out, run.err);
                assert_eq!(run.code, i32::from(!is_right), "{path}: {}{}", run.out, run.err);
                assert!(run.out.lines().all(|line| line.starts_with(path)), "{path}: {}", run.out);
                assert!(is_right || run.out.contains(fault), "{path}: {}", run.out);
                assert!(run.err.contains("1 file"), "{path}: {}", run.err);
            }
        }
    }
}

#[test]
fn what_comes_in_for_the_project_file_takes_its_place() {
    let district = district();
    district.write("plancc.yaml", "plancc: 1\ndistrict: Test\ngaols: []\n");
    let input = [&CONCISE[..], &["-", "--stdin-filename", "plancc.yaml"]].concat();
    let run = district.run_in(district.0.path(), &input, PROJECT);
    assert_eq!((run.code, &*run.out), (0, ""), "{}", run.err);
}

#[test]
fn commands_that_need_a_plan_refuse_what_is_none() {
    let run = district().run(&["build", "plancc.yaml"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("`plancc.yaml` is a project file, not a plan"), "{}", run.err);
}

#[test]
fn a_list_of_approvals_is_no_plan_where_plans_are_beside_the_project_file() {
    let project = "plancc: 1\ndistrict: Test\nplans: [.]\n";
    let district = District::new(&[
        ("plancc.yaml", project),
        ("approvals.yaml", "plancc: 1\napproved: []\n"),
        ("arts.yaml", "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n"),
    ]);
    let run = district.run(&CONCISE);
    assert_eq!((run.code, &*run.out), (0, ""), "{}", run.err);
}
