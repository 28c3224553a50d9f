//! Working notes, `unplaced` and `confirm`, are in no report unless `--internal` asks for them.

use super::district::District;

const PLAN: &str = "\
plancc: 1
year: 2026-2027
stage: review
department: Arts
purpose: We sing.
confirm: [purpose]
unplaced:
  - {text: Counsel has not read the zebra clause of the ABCD., from: page 3}
";

const FORMATS: [&str; 3] = ["html", "md", "json"];

/// Builds every format and returns which of them have any word of the notes.
fn with_notes(district: &District, options: &[&str]) -> Vec<&'static str> {
    let mut arguments = vec!["build", "--to", "html,markdown,json"];
    arguments.extend(options);
    let run = district.run(&arguments);
    assert_eq!(run.code, 0, "{}", run.err);
    let words = ["zebra", "page 3", "Not Yet Placed", "Still to Be Confirmed", "Astral Board"];
    let found = FORMATS.into_iter().filter(|format| {
        let report = district.text(&format!("dist/2026-2027/arts.{format}"));
        let count = words.iter().filter(|word| report.contains(*word)).count();
        assert!(count == 0 || count == words.len(), "{count} of the words in {format}:\n{report}");
        count > 0
    });
    found.collect()
}

#[test]
fn reports_have_no_working_notes_unless_they_are_internal() {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    let project = "plancc: 1\ndistrict: Test\nacronyms: {ABCD: Astral Board of Deans}\n";
    district.write("plancc.yaml", project);
    assert_eq!(with_notes(&district, &[]), Vec::<&str>::new());
    assert_eq!(with_notes(&district, &["--internal"]), FORMATS);
}

#[test]
fn an_internal_report_is_never_kept_for_one_without_notes() {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    let project = "plancc: 1\ndistrict: Test\nacronyms: {ABCD: Astral Board of Deans}\n";
    district.write("plancc.yaml", project);
    assert_eq!(with_notes(&district, &["--internal"]), FORMATS);
    assert_eq!(with_notes(&district, &[]), Vec::<&str>::new());
}

#[test]
fn working_notes_are_findings_whether_or_not_reports_have_them() {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    for (stage, level) in [("review", "warning"), ("board", "error")] {
        let run = district.run(&["lint", "--format", "concise", "--stage", stage]);
        for rule in ["unplaced-text", "unconfirmed-part"] {
            assert!(run.out.contains(&format!("{level}[{rule}]")), "{stage}: {}", run.out);
        }
    }
}
