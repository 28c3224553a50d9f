//! `plancc build` as the planning office runs it.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use plancc::workspace::manifest::NAME;

fn plancc() -> Command {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("SOURCE_DATE_EPOCH", "1790000000");
    command
}

fn pages(folder: &Path, out: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            pages(&path, out);
        } else if path.file_name().unwrap() != NAME {
            // The manifest's signature is valid for one folder only.
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            out.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn the_same_plans_give_the_same_bytes_whatever_the_number_of_threads() {
    let (one, many) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (folder, threads) in [(&one, "1"), (&many, "4")] {
        let mut command = plancc();
        command.args(["build", "--to", "html,markdown,json", "--out"]).arg(folder.path());
        command.env("RAYON_NUM_THREADS", threads).assert().success();
    }
    let (mut first, mut second) = (Vec::new(), Vec::new());
    pages(one.path(), &mut first);
    pages(many.path(), &mut second);
    assert!(first.len() >= 16 * 3, "{} files", first.len());
    assert_eq!(first, second);
}

#[test]
fn every_page_has_one_title_no_skipped_heading_no_script_and_no_anchor_twice() {
    let out = tempfile::tempdir().unwrap();
    plancc().args(["build", "--to", "html", "--out"]).arg(out.path()).assert().success();
    let mut found = Vec::new();
    pages(out.path(), &mut found);
    for (name, page) in found.iter().filter(|(name, _)| name.ends_with(".html")) {
        assert!(!page.contains("<script"), "{name}");
        let levels: Vec<u32> = page
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next().and_then(|c| c.to_digit(10)))
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: h{} after h{}", pair[1], pair[0]);
        }
        let mut seen = HashSet::new();
        for id in page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(seen.insert(id), "{name}: `{id}` twice");
        }
        for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(seen.contains(link), "{name}: nothing is at `#{link}`");
        }
    }
}

#[test]
fn a_plan_with_an_error_is_told_and_keeps_its_last_report() {
    let folder = tempfile::tempdir().unwrap();
    let plans = folder.path().join("plans/2026-2027");
    fs::create_dir_all(&plans).unwrap();
    fs::write(folder.path().join("plancc.yaml"), "plancc: 1\ndistrict: Test\n").unwrap();
    let text = "plancc: 1\nyear: 2026-2027\ndepartment: Library\n";
    fs::write(plans.join("library.yaml"), text).unwrap();
    fs::write(plans.join("music.yaml"), text).unwrap();
    let build = |code: i32| {
        let mut command = plancc();
        command.current_dir(folder.path()).arg("build").assert().code(code);
    };
    build(0);
    let report = folder.path().join("dist/2026-2027/library.html");
    let before = fs::read(&report).unwrap();
    fs::write(plans.join("library.yaml"), format!("{text}purpos: to read\n")).unwrap();
    build(1);
    assert_eq!(fs::read(&report).unwrap(), before);
    fs::remove_file(plans.join("library.yaml")).unwrap();
    build(0);
    assert!(!report.exists(), "a report whose plan is gone is taken out");
    assert!(folder.path().join("dist/2026-2027/music.html").exists());
}

#[test]
fn markup_in_a_plan_comes_out_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.yaml");
    let text = "plancc: 1\nyear: 2026-2027\ndepartment: '<script>alert(1)</script>'\n\
                purpose: '<img src=x onerror=alert(1)> [a](javascript:alert(1)) {{ 7 * 7 }}'\n";
    fs::write(&plan, text).unwrap();
    let mut command = plancc();
    command.current_dir(folder.path()).args(["build", "--to", "html", "plan.yaml"]);
    command.assert().success();
    let page = fs::read_to_string(folder.path().join("dist/2026-2027/plan.html")).unwrap();
    for hostile in ["<script", "<img", "href=\"javascript", "49"] {
        assert!(!page.contains(hostile), "{hostile}");
    }
    assert!(page.contains("{{ 7 * 7 }}"));
}

#[test]
fn a_section_after_any_part_of_the_form_stands_in_the_report() {
    for part in plancc::model::PART_NAMES {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("plancc.yaml", "plancc: 1\ndistrict: Test\nform: form.yaml\n");
        let section = format!("{{id: safety, after: {part}, heading: Safety}}");
        write("form.yaml", &format!("plancc: 1\nsections: [{section}]\n"));
        write(
            "plan.yaml",
            "plancc: 1\nyear: 2026-2027\ndepartment: Arts\nown: {safety: Helmets}\n",
        );
        let mut command = plancc();
        command.current_dir(folder.path()).args(["build", "--to", "html,markdown", "plan.yaml"]);
        command.assert().success();
        for ending in ["html", "md"] {
            let report = folder.path().join(format!("dist/2026-2027/plan.{ending}"));
            let report = fs::read_to_string(report).unwrap();
            assert_eq!(report.matches("Helmets").count(), 1, "after `{part}` in .{ending}");
        }
    }
}

#[test]
fn a_day_that_cannot_be_read_is_told_in_the_reader_s_words() {
    for (command, flag) in [("build", "--date"), ("lint", "--as-of")] {
        for (day, said) in
            [("tomorrow", "for example 2026-11-24"), ("2026-02-30", "does not exist")]
        {
            let output = plancc().args([command, flag, day]).assert().code(2);
            let told = String::from_utf8(output.get_output().stderr.clone()).unwrap();
            assert!(told.contains(said) && !told.contains("parameter"), "{told}");
        }
    }
}

#[test]
fn a_project_or_form_with_a_fault_keeps_every_good_report() {
    for (project, form) in [
        (
            "plancc: 1\ndistrict: Test\nform: form.yaml\ncolour: red\n",
            "plancc: 1\ntitle: Our Plan\n",
        ),
        ("plancc: 1\ndistrict: Test\nform: form.yaml\n", "plancc: 1\ntitel: Our Plan\n"),
        ("plancc: 1\ndistrict: Test\nform: gone.yaml\n", "plancc: 1\ntitle: Our Plan\n"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("plans")).unwrap();
        write("plancc.yaml", "plancc: 1\ndistrict: Test\nform: form.yaml\n");
        write("form.yaml", "plancc: 1\ntitle: Our Plan\n");
        write("plans/arts.yaml", "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n");
        let build = || {
            plancc().current_dir(folder.path()).args(["build", "--to", "html"]).output().unwrap()
        };
        assert_eq!(build().status.code(), Some(0));
        let report = folder.path().join("dist/2026-2027/arts.html");
        let before = fs::read_to_string(&report).unwrap();
        assert!(before.contains("Our Plan"));
        write("plancc.yaml", project);
        write("form.yaml", form);
        let output = build();
        assert_ne!(output.status.code(), Some(0));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("cannot build reports"), "{said}");
        assert_eq!(fs::read_to_string(&report).unwrap(), before);
    }
}

#[test]
fn a_plan_from_standard_input_has_the_id_of_its_department() {
    let district = super::district::District::new(&[(
        "plancc.yaml",
        "plancc: 1\ndistrict: Test\ndepartments: [{id: music, name: Music and Dance}]\n",
    )]);
    for (department, id) in [("Music and Dance", "music"), ("School Meals", "school-meals")] {
        let plan = format!("plancc: 1\nyear: 2026-2027\ndepartment: {department}\n");
        let build = |arguments: &[&str]| {
            let run = district.run_in(district.0.path(), arguments, &plan);
            assert_eq!(run.code, 0, "{}", run.err);
            run.out
        };
        let json = build(&["build", "-", "--to", "json"]);
        assert!(json.contains(&format!("\"id\": \"{id}\"")), "{json}");
        build(&["build", "-", "--to", "html", "--out", "out"]);
        assert!(district.path(&format!("out/2026-2027/{id}.html")).exists());
    }
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
    let named = ["build", "-", "--to", "json", "--stdin-filename", "plans/2026-2027/theater.yaml"];
    let said = district.run_in(district.0.path(), &named, plan).out;
    assert!(said.contains("\"id\": \"theater\""), "{said}");
}

#[test]
fn the_name_of_the_one_file_says_the_language_of_its_report() {
    let district = super::district::District::new(&[
        ("plans/2026-2027/arts.yaml", "plancc: 1\nyear: 2026-2027\npurpose: We sing.\n"),
        ("plans/2026-2027/arts.es.yaml", "plancc: 1\npurpose: Cantamos.\n"),
    ]);
    let build = |file: &str| district.run(&["build", "plans/2026-2027/arts.yaml", "-o", file]);
    for (file, words) in
        [("arts.es.html", "Cantamos."), ("arts.html", "We sing."), ("arts.new.html", "We sing.")]
    {
        let run = build(file);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(district.text(file).contains(words), "{file}");
    }
    let run = build("arts.vi.html");
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("no translation into `vi`"), "{}", run.err);
    assert!(!district.path("arts.vi.html").exists());
}

#[test]
fn an_action_that_was_dropped_says_so_in_the_theory_of_action() {
    let district = super::district::District::new(&[(
        "arts.yaml",
        "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: a\n    priority: more children sing\n    actions:\n      - {id: b, action: buy drums, status: dropped}\n      - {id: c, action: found a choir}\n",
    )]);
    let run = district.run(&["build", "arts.yaml", "--to", "markdown", "-o", "-"]);
    let theory = run.out.lines().find(|line| line.contains("buy drums")).unwrap();
    assert!(theory.contains("buy drums (dropped)"), "{theory}");
    assert!(!run.out.contains("found a choir (dropped)"));
}

#[test]
fn reports_below_a_folder_of_plans_are_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("plancc.yaml", "plancc: 1\ndistrict: Schools\nplans: .\n");
    for purpose in ["Lend books.", "Lend more books."] {
        write(
            "library.yaml",
            &format!("plancc: 1\nyear: 2026-2027\ndepartment: Library\npurpose: {purpose}\n"),
        );
        plancc().current_dir(folder.path()).arg("build").assert().success();
        let page = folder.path().join("dist/2026-2027/library.html");
        assert!(fs::read_to_string(page).unwrap().contains(purpose));
    }
}
