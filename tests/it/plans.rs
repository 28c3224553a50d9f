//! The plans of a run, the plans that each is compared with, and the exit code.

use std::fs;

use plancc::workspace::manifest::{Manifest, ManifestEntry};

use super::district::District;

const FIRST: &str = "plancc: 1\nyear: 2025-2026\ndepartment: Arts\npriorities:\n  - {id: choirs, priority: sing more}\n";
const SECOND: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\nreflection:\n  outcomes:\n    - {intended: sing, continues: choir}\n";

#[test]
fn last_years_plan_is_read_where_only_this_years_is_named() {
    let district = District::new(&[
        ("plans/2025-2026/arts.yaml", FIRST),
        ("plans/2026-2027/arts.yaml", SECOND),
    ]);
    let run = district.run(&["lint", "plans/2026-2027/arts.yaml"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("did you mean `choirs`?"), "{}", run.out);
    assert!(run.err.contains("1 error in 1 plan"), "{}", run.err);
}

#[test]
fn last_years_plan_is_found_wherever_in_the_project_it_is() {
    let first = FIRST.replace("plancc: 1\n", "plancc: 1\nid: arts\n");
    let district = District::new(&[
        ("plans/old/arts.yaml", &first),
        ("plans/2026-2027/music.yaml", &SECOND.replace("plancc: 1\n", "plancc: 1\nid: arts\n")),
    ]);
    let run = district.run(&["lint", "plans/2026-2027/music.yaml"]);
    assert!(run.out.contains("did you mean `choirs`?"), "{}", run.out);
    assert_eq!(district.run(&["lint"]).out, run.out);
}

#[test]
fn a_plan_on_standard_input_finds_last_years_by_its_name() {
    let district = District::new(&[("plans/2025-2026/arts.yaml", FIRST)]);
    let name = ["lint", "-", "--stdin-filename", "plans/2026-2027/arts.yaml"];
    let run = district.run_in(district.0.path(), &name, SECOND);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("plans/2026-2027/arts.yaml:6:35"), "{}", run.out);
    let run = district.run_in(district.0.path(), &["lint", "-", "plans"], SECOND);
    assert_eq!((run.code, run.err.contains("combined with files")), (2, true), "{}", run.err);
}

#[test]
fn two_plans_of_one_department_and_year_are_told_at_both_and_neither_is_written() {
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
    let district = District::new(&[
        ("plans/2026-2027/arts.yaml", plan),
        ("plans/2026-2027/music.yaml", &format!("{plan}id: arts\n")),
        ("plans/2026-2027/dance.yaml", plan),
    ]);
    let run = district.run(&["lint"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.out.matches("error[duplicate-id]").count(), 2, "{}", run.out);
    let both = ["plans/2026-2027/arts.yaml:2:7", "plans/2026-2027/music.yaml:2:7"];
    assert!(both.iter().all(|place| run.out.matches(place).count() == 2), "{}", run.out);
    assert_eq!(district.run(&["build"]).code, 1);
    assert!(!district.path("dist/2026-2027/arts.html").exists());
    assert!(district.path("dist/2026-2027/dance.html").exists());
}

#[test]
fn findings_are_in_the_order_of_the_files_whatever_the_threads() {
    let wrong = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpos: to sing\n";
    let district = District::new(&[]);
    for number in 0..40 {
        district.write(&format!("plans/2026-2027/d{number:02}.yaml"), wrong);
        district.write(
            &format!("plans/2025-2026/d{number:02}.yaml"),
            &wrong.replace("2026-2027", "2025-2026"),
        );
    }
    let run = district.run(&["lint", "--format", "concise"]);
    let files: Vec<&str> = run.out.lines().map(|line| line.split(':').next().unwrap()).collect();
    let mut sorted = files.clone();
    sorted.sort_unstable();
    assert_eq!((files.len(), &files), (80, &sorted));
}

#[test]
fn a_run_without_a_plan_ends_with_two_and_says_what_to_do() {
    let district = District::new(&[]);
    for command in ["lint", "build"] {
        let run = district.run(&[command]);
        assert_eq!(run.code, 2, "{command}");
        assert!(run.err.contains("`plans` not found"), "{}", run.err);
        assert!(run.err.contains("help: "), "{}", run.err);
    }
    fs::create_dir(district.path("plans")).unwrap();
    let run = district.run(&["lint"]);
    assert_eq!((run.code, run.err.contains("no plans found in `plans`")), (2, true));
    let run = district.run(&["lint", "plan"]);
    assert!(run.err.contains("did you mean `plans`?"), "{}", run.err);
}

#[test]
fn one_plan_goes_to_one_file_or_is_printed() {
    let district = District::new(&[
        ("plans/2026-2027/arts.yaml", &SECOND.replace("choir}", "choirs}")),
        ("plans/2026-2027/music.yaml", &SECOND.replace("choir}", "choirs}")),
    ]);
    let plan = "plans/2026-2027/arts.yaml";
    let run = district.run(&["build", plan, "-o", "report.md"]);
    assert_eq!((run.code, &*run.err), (0, "wrote `report.md`\n"));
    let written = fs::read_to_string(district.path("report.md")).unwrap();
    let run = district.run(&["build", plan, "--to", "markdown", "-o", "-"]);
    assert_eq!((run.code, &run.out, &*run.err), (0, &written, ""));
    let text = fs::read_to_string(district.path(plan)).unwrap();
    let name = ["build", "-", "--to", "markdown", "--stdin-filename", plan];
    assert_eq!(district.run_in(district.0.path(), &name, &text).out, written);
    assert!(!district.path("dist").exists(), "nothing else is written");
    for (arguments, said) in [
        (
            &["build", "-o", "all.html"][..],
            "one file can contain the report of only one plan, but you selected 2 plans",
        ),
        (&["build", plan, "-o", "report.doc"], "doesn't end in the extension of a report format"),
        (&["build", plan, "-o", "report.md", "--to", "html,json"], "lists 2"),
        (
            &["build", plan, "-o", "report.md", "--to", "html"],
            "has the extension for markdown, but `--to` requests html",
        ),
    ] {
        let run = district.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.err.contains(said) && run.err.contains("help: "), "{}", run.err);
    }
}

#[test]
fn a_plan_that_fails_keeps_what_was_at_the_file() {
    let district = District::new(&[("arts.yaml", "plancc: 1\nyear: soon\n")]);
    district.write("report.html", "the old one");
    let run = district.run(&["build", "arts.yaml", "-o", "report.html"]);
    assert_eq!(run.code, 1);
    assert_eq!(fs::read_to_string(district.path("report.html")).unwrap(), "the old one");
}

#[test]
fn naming_one_format_leaves_the_files_of_the_others() {
    let district = District::new(&[("plans/2025-2026/arts.yaml", FIRST)]);
    assert_eq!(district.run(&["build"]).code, 0);
    assert_eq!(district.run(&["build", "--to", "json"]).code, 0);
    for ending in ["html", "md", "json"] {
        assert!(district.path(&format!("dist/2025-2026/arts.{ending}")).exists(), "{ending}");
    }
    assert_eq!(district.run(&["build"]).code, 0);
    assert!(!district.path("dist/2025-2026/arts.json").exists(), "the project does not want it");
}

#[test]
fn a_build_from_a_folder_of_the_project_is_the_same_build() {
    let district = District::new(&[("plans/2025-2026/arts.yaml", FIRST)]);
    district.run(&["build"]);
    let manifest = || fs::read_to_string(district.path("dist/.plancc-manifest.json")).unwrap();
    let before = manifest();
    let run = district.run_in(&district.path("plans/2025-2026"), &["build"], "");
    assert_eq!((run.code, manifest()), (0, before), "{}", run.err);
}

#[test]
fn a_plan_that_did_not_change_is_not_made_again_and_one_that_did_is() {
    let district = District::new(&[
        ("plans/2025-2026/arts.yaml", FIRST),
        ("plans/2026-2027/arts.yaml", &SECOND.replace("choir}", "choirs}")),
    ]);
    assert_eq!(district.run(&["build"]).code, 0);
    // An edited report that the manifest lists as built shows if it is built again.
    let out = district.path("dist");
    let paths = ["2025-2026/arts.html", "2026-2027/arts.html"];
    let forge = || {
        let cache = district.cache();
        let (mut manifest, _) = Manifest::load(&out, Some(&cache)).unwrap();
        for path in paths {
            fs::write(out.join(path), "forged").unwrap();
            let old = manifest.files[path].clone();
            manifest
                .files
                .insert(path.to_owned(), ManifestEntry::new(old.from, b"forged", old.inputs));
        }
        manifest.save(&out, None, Some(&cache)).unwrap();
    };
    let is_forged = || paths.map(|path| fs::read_to_string(out.join(path)).unwrap() == "forged");
    forge();
    let run = district.run(&["build"]);
    assert_eq!((run.code, is_forged()), (0, [true, true]), "{}", run.err);
    assert!(run.err.contains("0 written, 5 unchanged"), "{}", run.err);
    // Last year's plan is part of what this year's report is made from.
    district.write("plans/2025-2026/arts.yaml", &FIRST.replace("sing more", "sing louder"));
    assert_eq!((district.run(&["build"]).code, is_forged()), (0, [false, false]));
    forge();
    district.write("plans/2026-2027/arts.es.yaml", "department: Artes\n");
    assert_eq!((district.run(&["build"]).code, is_forged()), (0, [true, false]));
    forge();
    district.write("plancc.yaml", "plancc: 1\ndistrict: Another\n");
    assert_eq!((district.run(&["build"]).code, is_forged()), (0, [false, false]));
    // A report that someone edited is replaced only on request.
    fs::write(out.join(paths[0]), "forged").unwrap();
    let run = district.run(&["build"]);
    assert_eq!((run.code, is_forged()), (1, [true, false]), "{}", run.err);
    assert!(run.err.contains(paths[0]) && !run.err.contains(paths[1]), "{}", run.err);
    assert_eq!((district.run(&["build", "--force"]).code, is_forged()), (0, [false, false]));
}

#[test]
fn the_index_leads_to_every_report_that_is_there() {
    let district = District::new(&[
        ("plans/2025-2026/arts.yaml", FIRST),
        ("plans/2025-2026/music-1.yaml", &FIRST.replace("Arts", "Music")),
    ]);
    assert_eq!(district.run(&["build"]).code, 0);
    assert_eq!(district.run(&["build", "--to", "json"]).code, 0);
    district.write("plans/2025-2026/arts.yaml", &FIRST.replace("priorities", "priority"));
    assert_eq!(district.run(&["build"]).code, 1);
    let index = district.text("dist/index.html").replace("&#x2f;", "/");
    for link in ["2025-2026/arts.html", "2025-2026/arts.md", "2025-2026/music-1.html"] {
        assert!(index.contains(&format!("href=\"{link}\"")), "{link}: {index}");
    }
    fs::remove_file(district.path("plans/2025-2026/arts.yaml")).unwrap();
    assert_eq!(district.run(&["build"]).code, 0);
    assert!(!district.text("dist/index.html").contains("arts.html"));
}

#[test]
fn a_plan_is_judged_by_the_project_that_it_lies_in_from_wherever_it_is_named() {
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: Music\npurpose: Each IEP is read.\n";
    let district = District::new(&[
        ("other/plancc.yaml", "plancc: 1\ndistrict: Otherfield\nform: form.yaml\nplans: year\n"),
        ("other/form.yaml", "plancc: 1\ntitle: Plan\n"),
        ("other/year/music.yaml", plan),
        ("plancc.yaml", "plancc: 1\ndistrict: Riverbend\nacronyms: {IEP: Education Program}\n"),
        ("plans/choir.yaml", plan),
    ]);
    let lint = ["lint", "--stage", "board", "--only", "undefined-acronym"];
    for named in ["other", "other/year", "other/year/music.yaml"] {
        let run = district.run(&[&lint[..], &[named]].concat());
        assert_eq!(run.out.matches("warning").count(), 1, "{named}: {}{}", run.out, run.err);
        assert!(!run.out.contains("form.yaml"), "{named}: {}", run.out);
    }
    // For plans of two projects, the project of the working directory applies.
    let run = district.run(&[&lint[..], &["other/year", "plans"]].concat());
    assert_eq!(run.out, "", "{}", run.err);
}
