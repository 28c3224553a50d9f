//! Characters that a PDF cannot show, each told where it stands.

use std::fs;

use super::pdf::{SMALL, plancc, text_of};

#[test]
fn a_character_that_no_font_has_is_a_warning_at_its_place_and_the_pdf_is_made() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.yaml"), format!("{SMALL}purpose: Read 読 books\n")).unwrap();
    let run = plancc(folder.path()).args(["build", "--to", "pdf", "plan.yaml"]).assert().success();
    let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(said.contains("no font has the character `読` (U+8AAD)"), "{said}");
    assert!(said.contains("plan.yaml:4:15"), "{said}");
    let pdf = fs::read(folder.path().join("dist/2026-2027/plan.pdf")).unwrap();
    if let Some(text) = text_of(&pdf) {
        assert!(text.contains("Read \u{fffd} books"), "{text}");
    }
}

#[test]
fn a_character_that_a_font_does_not_show_where_it_stands_is_a_warning_each_time() {
    let folder = tempfile::tempdir().unwrap();
    // An enclosing mark on a figure, a rare accent on a letter, a sign that a font lists and does not show.
    let words = "Step 1\u{fe0f}\u{20e3} of a\u{1ab0} new cafe\u{301} \u{2728}";
    fs::write(folder.path().join("plan.yaml"), format!("{SMALL}purpose: {words}\n")).unwrap();
    for _ in 0..2 {
        let run = plancc(folder.path()).args(["build", "--to", "pdf", "plan.yaml"]).assert();
        let run = run.success();
        let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        for code in ["20E3", "1AB0", "2728"] {
            assert!(said.contains(&format!("(U+{code}) as it stands here")), "{code}: {said}");
        }
        assert!(said.contains("plan.yaml:4:"), "{said}");
        assert!(said.contains("3 warnings"), "{said}");
    }
    let pdf = fs::read(folder.path().join("dist/2026-2027/plan.pdf")).unwrap();
    if let Some(text) = text_of(&pdf) {
        assert!(text.contains("Step 1\u{fe0f}\u{fffd} of a\u{fffd} new caf"), "{text}");
    }
}

#[test]
fn a_character_that_no_font_has_is_told_in_the_project_and_its_form_too() {
    let folder = tempfile::tempdir().unwrap();
    let project = "plancc: 1\ndistrict:\n  name: Schools of 読書\nform: form.yaml\nplans: .\n";
    let files = [
        ("plancc.yaml", project),
        ("form.yaml", "plancc: 1\ntitle: Our 計 plan\n"),
        ("library.yaml", SMALL),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let run = plancc(folder.path()).args(["build", "--to", "pdf"]).assert().success();
    let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    for place in ["plancc.yaml:3:20", "plancc.yaml:3:21", "form.yaml:2:12"] {
        assert!(said.contains(place), "{place}: {said}");
    }
}
