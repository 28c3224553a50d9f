//! Characters that a PDF cannot show, each reported at its location.

use std::fs;
use std::path::Path;

use plancc::backend::pdf::sans;

use super::kit::pdf::{SMALL, font_that_lists, plancc};

/// The output of plancc for a plan with the purpose `words` while it makes the PDF.
fn built(folder: &Path, words: &str) -> String {
    fs::write(folder.join("plan.yaml"), format!("{SMALL}purpose: {words}\n")).unwrap();
    let run = plancc(folder).args(["build", "--to", "pdf", "plan.yaml"]).assert().success();
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}

#[test]
fn a_character_that_no_font_has_is_a_warning_at_its_place_and_the_pdf_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let said = built(folder.path(), "Read 読 books");
    assert!(said.contains("no font has the character `読` (U+8AAD)"), "{said}");
    assert!(said.contains("plan.yaml:4:15"), "{said}");
}

#[test]
fn a_character_that_a_font_lists_and_does_not_show_is_a_warning_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let project = "plancc: 1\ndistrict:\n  name: Schools\nfonts: [odd.ttf]\n";
    fs::write(folder.path().join("plancc.yaml"), project).unwrap();
    fs::write(folder.path().join("odd.ttf"), font_that_lists('\u{1f4d6}')).unwrap();
    for _ in 0..2 {
        let said = built(folder.path(), "Open \u{1f4d6} daily");
        // A long title wraps.
        let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("(U+1F4D6) in this context"), "{said}");
        assert!(said.contains("plan.yaml:4:"), "{said}");
        assert!(said.contains("1 warning"), "{said}");
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

#[test]
fn a_mark_takes_no_letter_with_it() {
    let folder = tempfile::tempdir().unwrap();
    for words in [
        "zz ñ\u{20e3} plain ñ",
        "sí é\u{1ab0} café",
        "ж\u{20e3} жук",
        "a\u{301}\u{1ab0} cafe\u{301}",
    ] {
        let said = built(folder.path(), words);
        assert!(said.contains("1 warning in 1 plan"), "{said}");
    }
}

#[test]
fn what_could_not_be_shown_is_told_in_the_file_that_has_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("plans")).unwrap();
    let files = [
        (
            "plancc.yaml",
            "plancc: 1\ndistrict:\n  name: Sparkle ✨ Schools\nform: form.yaml\nlanguages: [es, en]\n",
        ),
        ("form.yaml", "plancc: 1\ntitle: Plan of a\u{1ab0}\n"),
        (
            "plans/library.yaml",
            "plancc: 1\nyear: 2026-2027\nlanguage: es\ndepartment: Biblioteca\npurpose: Leer más.\n",
        ),
        (
            "plans/library.en.yaml",
            "plancc: 1\nyear: 2026-2027\nlanguage: en\ndepartment: Library\npurpose: Read 1\u{20e3} more.\n",
        ),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let run = plancc(folder.path()).args(["build", "--to", "pdf"]).assert().success();
    let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    for place in ["plancc.yaml:3:17", "form.yaml:2:17", "library.en.yaml:5:16"] {
        assert!(said.contains(&format!("{place}\n")), "{place}: {said}");
    }
    assert_eq!(said.matches("warning[unsupported-character]").count(), 3, "{said}");
}

#[test]
fn a_font_that_lists_more_characters_than_there_are_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut font = sans()[0].to_vec();
    let number_at = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    // The font directory has the offset of the character map, which has the offsets of its subtables. A
    // subtable of format 12 starts with its format, a reserved field, its length, its language and the
    // number of its ranges.
    let map = number_at(font.windows(4).position(|bytes| bytes == b"cmap").unwrap() + 8);
    let starts = (0..usize::from(font[map + 3])).map(|at| map + number_at(map + 8 + 8 * at));
    let start = starts.into_iter().find(|at| font[*at..at + 4] == [0, 12, 0, 0]).unwrap();
    let number = number_at(start + 12);
    assert!((10..2000).contains(&number), "{number} ranges");
    fs::write(folder.path().join("sound.ttf"), &font).unwrap();
    let last = start + 16 + 12 * (number - 1);
    font[last + 4..last + 8].copy_from_slice(&[0xff, 0xff, 0xff, 0xfe]);
    fs::write(folder.path().join("broken.ttf"), &font).unwrap();
    fs::write(folder.path().join("plan.yaml"), SMALL).unwrap();
    for (name, is_sound) in [("sound.ttf", true), ("broken.ttf", false)] {
        let project = format!("plancc: 1\ndistrict:\n  name: Schools\nfonts: [{name}]\n");
        fs::write(folder.path().join("plancc.yaml"), project).unwrap();
        let run = plancc(folder.path()).args(["build", "--to", "pdf", "plan.yaml"]).assert();
        let output = run.get_output();
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.success(), is_sound, "{said}");
        assert_eq!(said.contains("`broken.ttf` is not a valid font file"), !is_sound, "{said}");
    }
}
