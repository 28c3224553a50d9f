//! Rules that compare plans check every open year, and `--year` selects years.

use super::district::{District, Run};

fn plan(year: &str, more: &str) -> String {
    format!("plancc: 1\nyear: {year}\ndepartment: Arts\n{more}")
}

fn district() -> District {
    let project = "plancc: 1\ndistrict: Test\ndepartments:\n  - {id: arts, name: Arts}\n  - {id: dance, name: Dance}\n";
    District::new(&[
        ("plancc.yaml", project),
        ("plans/2025-2026/arts.yaml", &plan("2025-2026", "")),
        ("plans/2026-2027/arts.yaml", &plan("2026-2027", "stage: board\n")),
        ("plans/2027-2028/arts.yaml", &plan("2027-2028", "")),
    ])
}

/// Returns the years in which `dance` has no plan, with the level of each finding.
fn missing(run: &Run) -> Vec<String> {
    let lines = run.out.lines().filter(|line| line.contains("[department-without-plan]"));
    let word = |line: &str| {
        let severity = line.split(": ").nth(1).unwrap().split('[').next().unwrap();
        format!("{} {severity}", line.rsplit(' ').next().unwrap())
    };
    lines.map(word).collect()
}

fn lint(district: &District, as_of: &str, more: &[&str]) -> Run {
    district.run(&[&["lint", "--format", "concise", "--as-of", as_of], more].concat())
}

#[test]
fn next_years_first_draft_does_not_silence_this_year() {
    let district = district();
    let missing_on = |day| missing(&lint(&district, day, &[]));
    assert_eq!(missing_on("2026-09-15"), ["2026-2027 error", "2027-2028 info"]);
    assert_eq!(missing_on("2026-06-30").len(), 3, "the last day of 2025-2026");
    assert_eq!(missing_on("2026-07-01").len(), 2, "it has ended");
    assert_eq!(missing_on("2031-01-01"), ["2027-2028 info"], "the latest is always open");
}

#[test]
fn a_year_starts_when_the_project_says() {
    let district = district();
    let project = district.text("plancc.yaml");
    district.write("plancc.yaml", &format!("{project}year_starts: 09-01\n"));
    assert_eq!(missing(&lint(&district, "2026-08-31", &[])).len(), 3);
    assert_eq!(missing(&lint(&district, "2026-09-01", &[])).len(), 2);
}

#[test]
fn this_year_is_not_forgotten_if_all_its_plans_are_gone() {
    let district = district();
    std::fs::remove_dir_all(district.path("plans/2026-2027")).unwrap();
    let run = lint(&district, "2026-09-15", &["--fail-on", "info"]);
    let all = missing(&run);
    assert!(all.contains(&"2026-2027 info".to_owned()), "{}", run.out);
    assert_eq!(all.len(), 3, "of this year both departments: {}", run.out);
}

#[test]
fn a_plan_for_a_far_year_costs_nothing_and_silences_nothing() {
    let district = district();
    district.write("plans/9998-9999/arts.yaml", &plan("9998-9999", ""));
    let all = missing(&lint(&district, "2026-09-15", &[]));
    assert_eq!(all, ["2026-2027 error", "2027-2028 info", "9998-9999 info"]);
}

#[test]
fn a_goal_is_served_in_each_open_year() {
    let district = district();
    let project = district.text("plancc.yaml");
    district.write("plancc.yaml", &format!("{project}goals: [{{id: g, goal: All sing}}]\n"));
    let served = "priorities:\n  - {id: sing, priority: sing more, goals: [g]}\n";
    district.write("plans/2027-2028/arts.yaml", &plan("2027-2028", served));
    let run = lint(&district, "2026-09-15", &["--only", "goal-without-priority"]);
    assert_eq!(run.out.matches("[goal-without-priority]").count(), 1, "{}", run.out);
}

#[test]
fn year_selects_the_plans_and_the_rules_across_them() {
    let district = district();
    for year in ["2025-2026", "2026-2027", "2027-2028"] {
        let run = lint(&district, "2026-09-15", &["--year", year]);
        assert!(run.err.contains("in 1 plan"), "{}", run.err);
        let all = missing(&run);
        assert!(all.len() == 1 && all[0].starts_with(year), "{year}: {all:?}");
    }
    let run = lint(&district, "2026-09-15", &["--year", "2025-2026,2026-2027"]);
    assert!(run.err.contains("in 2 plans"), "{}", run.err);
    let run = lint(&district, "2026-09-15", &["--year", "2030-2031"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no plan found for 2030-2031"), "{}", run.err);
    assert!(
        run.err.contains("the project has plans only for 2025-2026, 2026-2027, 2027-2028"),
        "{}",
        run.err
    );
    assert_eq!(lint(&district, "2026-09-15", &["--year", "2026"]).code, 2);
}

#[test]
fn year_lets_no_plan_slip_through_by_its_layout() {
    for text in [
        "{plancc: 1, year: 2026-2027, department: Dance, purpos: x}\n",
        "  plancc: 1\n  year: 2026-2027\n  department: Dance\n  purpos: x\n",
        "plancc: 1\nyear: twenty\ndepartment: Dance\npurpos: x\n",
    ] {
        let district = district();
        district.write("plans/drafts/dance.yaml", text);
        let run = lint(&district, "2026-09-15", &["--year", "2026-2027"]);
        assert!(run.out.contains("plans/drafts/dance.yaml"), "{text}: {}", run.out);
        assert_eq!(run.code, 1);
    }
}

#[test]
fn year_lets_no_plan_slip_through_that_seems_to_be_of_another_year() {
    for (path, text) in [
        ("plans/2026-2027/dance.yaml", "plancc: 1\nyear: 2025-2026\npurpos: x\n"),
        ("plans/dance.yaml", "plancc: 1\nyear: 2025-2026\nyear: 2026-2027\npurpos: x\n"),
        ("plans/dance.yaml", "plancc: 1\nyear: 2025-2026\n---\nyear: 2026-2027\npurpos: x\n"),
        ("plans/dance.yaml", "{plancc: 1, purpos: x,\nyear: 2025-2026\n, year: 2026-2027}\n"),
        ("plans/dance.yaml", "plancc: 1\nyear : 2026-2027\npurpos: x\nyear: 2025-2026\n"),
    ] {
        let district = district();
        district.write(path, text);
        let run = lint(&district, "2026-09-15", &["--year", "2026-2027"]);
        assert!(run.out.contains(path), "{text}: {}", run.out);
        assert_eq!(run.code, 1);
    }
}

#[test]
fn build_makes_the_reports_of_a_year_and_keeps_those_of_others() {
    let district = district();
    assert_eq!(district.run(&["build", "--to", "markdown", "--year", "2026-2027"]).code, 0);
    assert!(district.path("dist/2026-2027/arts.md").exists());
    assert!(!district.path("dist/2025-2026/arts.md").exists());
    assert!(district.path("dist/index.html").exists());
    assert_eq!(district.run(&["build", "--to", "markdown"]).code, 0);
    assert_eq!(district.run(&["build", "--to", "markdown", "--year", "2027-2028"]).code, 0);
    assert!(district.path("dist/2025-2026/arts.md").exists());
}
