//! Unusable settings in a project file are reported at their location.

use super::district::{District, Run};
use plancc::backend;
use plancc::rule::Page;
use plancc::schema;

const PLAN: (&str, &str) =
    ("plans/2026-2027/arts.yaml", "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n");
const LOGO: (&str, &str) =
    ("assets/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>");

fn project(settings: &str) -> District {
    let text = format!("plancc: 1\ndistrict: Test\n{settings}\n");
    District::new(&[("plancc.yaml", text.as_str()), PLAN])
}

fn lint(settings: &str) -> Run {
    project(settings).run(&["lint", "--format", "concise"])
}

#[test]
fn every_page_of_a_fault_of_a_project_shows_what_fires_and_what_does_not() {
    let logo =
        backend::ERROR_KINDS.into_iter().flatten().filter(|fault| fault.name == "invalid-logo");
    for fault in schema::OF_PROJECTS.iter().chain(logo) {
        let (mut fires, mut sound) = (0, 0);
        for example in Page::from(fault).examples() {
            let district = District::new(&[("plancc.yaml", example.code.as_str()), PLAN, LOGO]);
            let said = district.run(&["build", "--to", "html"]).err;
            let found: Vec<&str> = said
                .lines()
                .filter(|line| line.starts_with("error[") || line.starts_with("warning["))
                .collect();
            if example.is("fires") {
                assert_eq!(found.len(), 1, "{said}");
                assert!(found[0].contains(&format!("[{}]", fault.name)), "{said}");
                fires += 1;
            } else {
                assert!(found.is_empty(), "`{}` on {}{said}", fault.name, example.code);
                sound += 1;
            }
        }
        assert!(fires > 0 && sound > 0, "`{}` shows too little", fault.name);
    }
}

#[test]
fn what_the_project_names_and_is_not_there_is_told_where_it_is_named() {
    for (settings, place) in [
        ("form: nowhere.yaml", "plancc.yaml:3:7"),
        ("templates: look", "plancc.yaml:3:12"),
        ("plans: [plans, older]", "plancc.yaml:3:16"),
        ("plans: [planes]", "plancc.yaml:3:9"),
        ("years: {2025-2026: {form: old.yaml}}", "plancc.yaml:3:27"),
    ] {
        let run = lint(settings);
        assert!(run.out.starts_with(place) && run.out.contains("not found"), "{}", run.out);
        assert_eq!((run.code, run.err.contains("error:")), (1, false), "{}", run.err);
        let district = project(settings);
        assert_eq!(district.run(&["build", "--to", "html"]).code, 1);
    }
    let said = project("plans: [planes]").run(&["lint"]).out;
    assert!(said.contains("did you mean `plans`?"), "{said}");
}

#[test]
fn what_the_project_names_outside_itself_is_neither_read_nor_written() {
    for settings in [
        "form: /etc/passwd",
        "form: ../form.yaml",
        "templates: ..",
        "plans: [..]",
        "output: ../..",
        "output: /tmp",
        "district: {name: Test, logo: /etc/hostname}",
    ] {
        let district = project("");
        district.write("inner/plancc.yaml", &format!("plancc: 1\n{settings}\n"));
        if !settings.starts_with("district") {
            let text = format!("plancc: 1\n{settings}\ndistrict: Test\n");
            district.write("inner/plancc.yaml", &text);
        }
        district.write("inner/plans/2026-2027/arts.yaml", PLAN.1);
        district.write("form.yaml", "plancc: 1\n");
        for command in [["lint"].as_slice(), &["build", "--to", "html"]] {
            let run = district.run_in(&district.path("inner"), command, "");
            let said = format!("{}{}", run.out, run.err);
            assert!(said.contains("is outside the project"), "{settings}: {said}");
            assert!(said.contains("plancc.yaml:2:"), "{settings}: {said}");
            // For a folder that must not contain reports, `build` exits with 2.
            let is_refused = command[0] == "build" && settings.starts_with("output");
            assert_eq!(run.code, if is_refused { 2 } else { 1 }, "{settings}: {said}");
        }
        assert!(!district.path("index.html").exists(), "{settings}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_neither_read_nor_written_through() {
    use std::os::unix::fs::symlink;
    let away = tempfile::tempdir().unwrap();
    let district = project("output: out\nplans: [plans, linked]");
    symlink(away.path(), district.path("out")).unwrap();
    symlink(away.path(), district.path("linked")).unwrap();
    let run = district.run(&["build", "--to", "html"]);
    assert_eq!((run.code, run.err.matches("is outside the project").count()), (2, 2));
    assert_eq!(std::fs::read_dir(away.path()).unwrap().count(), 0);
    let usual = project("");
    symlink(away.path(), usual.path("dist")).unwrap();
    let run = usual.run(&["build", "--to", "html"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("`dist`: it is outside the project"), "{}", run.err);
    assert_eq!(std::fs::read_dir(away.path()).unwrap().count(), 0);
    // On the command line, any folder is allowed for reports.
    let sound = project("");
    let out = away.path().to_str().unwrap();
    assert_eq!(sound.run(&["build", "--to", "html", "--out", out]).code, 0);
    assert!(away.path().join("2026-2027/arts.html").exists());
}

#[cfg(unix)]
#[test]
fn a_new_plan_is_not_written_out_of_the_project() {
    let away = tempfile::tempdir().unwrap();
    let district = District::new(&[]);
    std::os::unix::fs::symlink(away.path(), district.path("plans")).unwrap();
    let run = district.run(&["new", "Library Services", "--year", "2026-2027"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("is outside the project"), "{}", run.err);
    assert_eq!(std::fs::read_dir(away.path()).unwrap().count(), 0);
}

#[test]
fn a_setting_that_no_report_can_be_made_with_is_told_with_what_is_expected() {
    for (settings, expected) in [
        ("timezone: Mars/Phobos", "unknown time zone `Mars/Phobos`"),
        ("currency: dollars", "`dollars` is not a valid currency code"),
        ("reading_grade: -3", "`-3` is not a valid reading grade"),
        ("reading_grade: 200", "`200` is not a valid reading grade"),
        ("languages: []", "missing language in `languages`"),
        ("languages: [fr]", "all headings and labels are missing in `fr`"),
    ] {
        let run = lint(settings);
        assert!(run.out.starts_with("plancc.yaml:3:"), "{settings}: {}{}", run.out, run.err);
        assert!(run.out.contains(expected), "{settings}: {}", run.out);
        assert_eq!(run.code, i32::from(!settings.contains("fr")), "{settings}");
    }
    for settings in ["timezone: America/Los_Angeles", "currency: EUR"] {
        assert_eq!(lint(settings).out, "", "{settings}");
    }
    // The plan has no translation, but the form has labels in that language.
    let found = lint("languages: [en, es-MX]").out;
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.contains("info[missing-translation]"), "{found}");
}

#[test]
fn a_plan_and_a_translation_in_a_language_without_words_are_told() {
    let district = District::new(&[
        ("plans/2026-2027/arts.yaml", "plancc: 1\nyear: 2026-2027\nlanguage: de\npurpose: Musik\n"),
        ("plans/2026-2027/arts.fr.yaml", "plancc: 1\ntranslates: arts\npurpose: Musique\n"),
    ]);
    let said = district.run(&["lint", "--format", "concise"]).out;
    for place in ["arts.yaml:3:11", "arts.fr.yaml:1:1"] {
        let line = said.lines().find(|line| line.contains(place)).unwrap_or_default();
        assert!(line.contains("missing-labels"), "{said}");
    }
}

#[test]
fn findings_are_not_written_to_a_folder_that_is_not_there() {
    let district = project("");
    let run = district.run(&["lint", "--output", "sarif=reports/plans.sarif"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("folder `reports` not found"), "{}", run.err);
    assert!(!district.path("reports").exists());
    assert_eq!(district.run(&["lint", "--output", "sarif=plans.sarif"]).code, 0);
}

#[test]
fn prose_that_nests_ten_thousand_deep_is_told_in_one_message_where_it_becomes_too_deep() {
    for (marks, column) in [(">", 35), ("- ", 67), ("* ", 67), ("1. ", 100), ("**", 0)] {
        let end = if marks == "**" { "**".repeat(10_000) } else { String::new() };
        let prose = format!("{}feed{end}", marks.repeat(10_000));
        let text = format!("plancc: 1\nyear: 2026-2027\npurpose: |\n  {prose}\n");
        let district = District::new(&[("plans/2026-2027/arts.yaml", &text)]);
        let said = district.run(&["lint", "--format", "concise"]).out;
        let mut lines = said.lines().filter(|line| line.contains("nested-markup-too-deep"));
        let (first, second) = (lines.next().unwrap_or_default(), lines.next());
        assert!(second.is_none() && first.contains(":4:"), "{marks}: {said}");
        assert!(column == 0 || first.contains(&format!(":4:{column}")), "{marks}: {first}");
    }
}

#[test]
fn what_the_project_names_in_vain_is_told_by_whatever_changes_plans_too() {
    for settings in ["form: nowhere.yaml", "plans: [plans, older]", "plans: [..]"] {
        let district = project(settings);
        for command in ["fix", "fmt"] {
            let run = district.run(&[command]);
            assert!(run.err.contains("--> plancc.yaml:3:"), "{command}: {}", run.err);
            assert_eq!(run.code, 2, "{command}: {}", run.err);
        }
    }
}
