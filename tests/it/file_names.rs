//! The name of a plan's file must be an id that is valid on every system.

use super::district::District;

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";

/// Checks for each of these files if its name is reported.
fn told(paths: &[&str]) -> Vec<bool> {
    let district = District::new(&[]);
    for (number, path) in paths.iter().enumerate() {
        district.write(path, &format!("{PLAN}id: plan-{number}\n"));
    }
    let run = district.run(&["lint", "--format", "concise", "--only", "unknown-department"]);
    let is_told = |path: &&str| run.out.contains(&format!("{path}:1:1: error[invalid-file-name]"));
    let told: Vec<bool> = paths.iter().map(is_told).collect();
    assert_eq!(run.code, i32::from(told.contains(&true)), "{}", run.out);
    told
}

#[test]
fn names_that_are_not_ids_are_errors() {
    let wrong = [
        "Arts",
        "family services",
        "family_services",
        "-arts",
        "2arts",
        "árts",
        "arts.v2",
        "arts.",
        "a\u{301}rts",
        "arts.ES",
        "con",
        "aux",
        "nul",
        "com1",
        "lpt9",
        "prn.es",
    ];
    for name in wrong {
        if name == "prn.es" {
            // A translation needs its plan in the same folder.
            let paths = ["plans/2026-2027/prn.yaml", "plans/2026-2027/prn.es.yaml"];
            assert_eq!(told(&paths), [true, true], "{name}");
            continue;
        }
        assert_eq!(told(&[&format!("plans/2026-2027/{name}.yaml")]), [true], "{name}");
    }
    for name in ["arts", "family-services", "it", "console", "com", "com12", "a1"] {
        assert_eq!(told(&[&format!("plans/2026-2027/{name}.yaml")]), [false], "{name}");
    }
}

#[test]
fn folders_that_windows_cannot_hold_are_errors() {
    for folder in ["aux", "2026-2027.", "2026-2027 ", "a:b", "what?", "NUL.2026"] {
        assert_eq!(told(&[&format!("plans/{folder}/arts.yaml")]), [true], "{folder}");
    }
    for folder in ["2026-2027.old", "2026 2027", "Archive"] {
        assert_eq!(told(&[&format!("plans/{folder}/arts.yaml")]), [false], "{folder}");
    }
}

#[test]
fn names_that_differ_only_in_capitals_or_endings_are_told_at_both() {
    let paths = ["plans/Old/arts.yaml", "plans/old/arts.yaml", "plans/old/dance.yaml"];
    assert_eq!(told(&paths), [true, true, false]);
    assert_eq!(told(&["plans/2026-2027/arts.yaml", "plans/2026-2027/arts.yml"]), [true, true]);
}

#[test]
fn two_translations_into_one_language_are_told_at_both() {
    let translation = "plancc: 1\npurpose: Enseñamos.\n";
    let district = District::new(&[
        ("plans/2026-2027/arts.yaml", &format!("{PLAN}purpose: We teach.\n")),
        ("plans/2026-2027/arts.es.yaml", translation),
        ("plans/2026-2027/arts.es.yml", translation),
    ]);
    let run = district.run(&["lint", "--format", "concise"]);
    assert_eq!(run.out.matches("error[invalid-file-name]").count(), 2, "{}", run.out);
    assert_eq!(run.code, 1);
}

#[test]
fn a_report_is_not_made_of_a_plan_with_such_a_name_and_the_help_ends_it() {
    let district = District::new(&[("plans/2026-2027/Family Services.yaml", PLAN)]);
    let run = district.run(&["build", "--to", "markdown"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("rename the file to `family-services.yaml`"), "{}", run.err);
    let folder = district.path("plans/2026-2027");
    std::fs::rename(folder.join("Family Services.yaml"), folder.join("family-services.yaml"))
        .unwrap();
    assert_eq!(district.run(&["build", "--to", "markdown"]).code, 0);
}

#[test]
fn a_name_outside_the_folders_of_plans_is_nobodys_business() {
    let district = District::new(&[("My Draft.yaml", PLAN)]);
    assert_eq!(district.run(&["lint", "My Draft.yaml"]).code, 0);
}
