//! The summary counts suppressed findings.

use super::district::District;

const PLAN: &str = "plancc: 1
year: 2026-2027
department: Arts
priorities:
  - id: paint
    priority: More students paint every week
    actions:
      - {id: buy, action: Buy paint for every school}
";
const LINT: [&str; 7] =
    ["lint", "--as-of", "2026-10-01", "--stage", "board", "--format", "concise"];

/// Returns the number before `finding` in the line that contains `by`.
fn held(text: &str, by: &str) -> Option<usize> {
    let line = text.lines().find(|line| line.contains(by) && line.contains("suppress"))?;
    let number = line.split(" finding").next()?.rsplit(' ').next()?;
    number.parse().ok()
}

#[test]
fn a_baseline_that_holds_everything_back_is_not_nothing_to_report_alone() {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    let all = district.run(&LINT).out.lines().count();
    assert!(all > 5);
    district.run(&[&LINT[..], &["--write-baseline"]].concat());
    let run = district.run(&LINT);
    assert_eq!((run.code, &*run.out), (0, ""));
    assert!(run.err.contains("1 plan, nothing to report"), "{}", run.err);
    assert_eq!(held(&run.err, "`plancc-baseline.yaml` suppresses"), Some(all), "{}", run.err);
    assert!(run.err.contains(" errors"), "{}", run.err);
    for format in ["json", "markdown"] {
        let run = district.run(&[
            "lint",
            "--as-of",
            "2026-10-01",
            "--stage",
            "board",
            "--format",
            format,
        ]);
        let expected = match format {
            "json" => format!("\"baseline\": {all}"),
            _ => format!("suppresses {all} findings"),
        };
        assert!(run.out.contains(&expected), "{}", run.out);
        assert_eq!(held(&run.err, "`plancc-baseline.yaml`"), Some(all), "{}", run.err);
    }
    assert_eq!(
        held(&district.run(&[&LINT[..], &["--no-baseline"]].concat()).err, "suppresses"),
        None
    );
}

#[test]
fn what_comments_allow_is_counted() {
    let text = PLAN.replace(
        "    actions:\n",
        "    # plancc: allow(action-without-owner, action-without-due) in May\n    actions:\n",
    );
    let district = District::new(&[("plans/2026-2027/arts.yaml", &text)]);
    let run = district.run(&LINT);
    assert_eq!(held(&run.err, "`allow` comments suppress"), Some(2), "{}", run.err);
    let run = district.run(&[&LINT[..], &["--no-allow"]].concat());
    assert_eq!(held(&run.err, "`allow` comments"), None, "{}", run.err);
    let run =
        district.run(&["lint", "--as-of", "2026-10-01", "--stage", "board", "--format", "json"]);
    assert!(run.out.contains("\"comments\": 2"), "{}", run.out);
}

#[test]
fn what_comments_allow_across_plans_is_counted() {
    let project = "plancc: 1\ndistrict: Test\ndepartments: [{id: dance, name: Dance}]\n";
    let allow = "# plancc: allow(unknown-department) the department is new\n";
    let district = District::new(&[
        ("plancc.yaml", project),
        ("plans/2026-2027/arts.yaml", &format!("{allow}{PLAN}")),
    ]);
    let run = district.run(&["lint", "--only", "unknown-department"]);
    assert_eq!(held(&run.err, "`allow` comments suppress"), Some(1), "{}", run.err);
}
