//! The text of PDFs, extracted with pdftotext.

use std::fs;
use std::process::Command;

use crate::kit::every_field::make;
use crate::kit::field_order::ORDER;
use crate::kit::pdf::{SMALL, engine, pages, plan, plancc, report};
use crate::needs::tests;

tests! {
    [Pdftotext]:
        a_metric_s_name_is_not_left_alone_at_a_page_s_end,
        every_field_of_the_language_stands_in_the_pdf_in_the_reference_s_order,
        typst_markup_in_a_plan_comes_out_as_text,
        letters_of_many_languages_and_signs_are_shown,
        a_table_of_many_columns_keeps_within_the_page_s_margins,
        a_character_that_is_not_shown_is_replaced_and_takes_no_other_with_it;
}

fn pdftotext(pdf: &[u8], options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext").args(options).arg(&path).arg("-").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the text of a PDF, in content order.
fn text_of(pdf: &[u8]) -> String {
    pdftotext(pdf, &["-raw", "-enc", "UTF-8"])
}

fn a_metric_s_name_is_not_left_alone_at_a_page_s_end() {
    let engine = engine(&[]);
    let mut looked_at = 0;
    // Page breaks fall elsewhere for each length of the first name.
    for lines in 1..6 {
        let mut text =
            format!("{SMALL}priorities:\n  - id: p\n    priority: teach\n    metrics:\n");
        for at in 0..40 {
            let more = "more words of it ".repeat(if at == 0 { 6 * lines } else { 0 });
            text.push_str(&format!(
                "      - {{id: m{at}, metric: {more}name of {at}, unit: count, baseline: 1, target: 2}}\n"
            ));
        }
        let pdf = engine.pdf(report(&plan(&text), "library")).unwrap().bytes;
        let words = text_of(&pdf);
        for page in words.split('\u{c}') {
            let lines: Vec<_> = page.lines().filter(|line| !line.trim().is_empty()).collect();
            let [.., last, _foot] = lines.as_slice() else { continue };
            assert!(!last.contains("name of"), "{page}");
            looked_at += 1;
        }
    }
    assert!(looked_at > 20, "only {looked_at} pages");
}

fn every_field_of_the_language_stands_in_the_pdf_in_the_reference_s_order() {
    for as_lists in [false, true] {
        let made = make(as_lists);
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("plancc.yaml", &made.project);
        let section = |of: &str| format!("  - {{id: asked, of: {of}, heading: Asked}}\n");
        let sections = ["plan", "priority", "action"].map(section).concat();
        write("form.yaml", &format!("plancc: 1\nsections:\n{sections}"));
        let id = made.plan["id"].as_str().unwrap();
        write(&format!("plans/2025-2026/{id}.yaml"), &made.prior);
        let plan = format!("plans/2026-2027/{id}.yaml");
        write(&plan, &serde_yaml::to_string(&made.plan).unwrap());
        plancc(folder.path())
            .args(["build", "--internal", "--to", "pdf", &plan])
            .assert()
            .success();
        let pdf = fs::read(folder.path().join(format!("dist/2026-2027/{id}.pdf"))).unwrap();
        let text = text_of(&pdf);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut at = 0;
        for (path, _) in ORDER {
            let Some((_, mark)) = made.marks.iter().find(|(known, _)| known == path) else {
                continue;
            };
            let found = text[at..].find(mark.as_str());
            at += found.unwrap_or_else(|| panic!("`{path}`, {mark}, is not in {}", &text[at..]));
        }
    }
}

fn typst_markup_in_a_plan_comes_out_as_text() {
    let hostile = [
        "#panic(\"no\")",
        "#eval(\"1 + 1\")",
        "#pagebreak()",
        "#include \"look.typ\"",
        "#read(\"/etc/passwd\")",
        "= Not a heading",
        "$x^2$ <label> @reference",
        "#set page(width: 1cm)",
        "#let x = [",
        "]#(\"\\u{41}\")",
        "// not a comment /* nor this */",
        "#raw(\"x\") ~ -- --- ... \\u{42}",
    ];
    let list: String =
        hostile.iter().map(|text| format!("- '{}'\n", text.replace('\'', "''"))).collect();
    let text = format!("{SMALL}services:\n{list}");
    let engine = engine(&[]);
    let pdf = engine.pdf(report(&plan(&text), "library")).unwrap().bytes;
    let calm = text.replace(|c: char| c.is_ascii_punctuation() && !"-:'".contains(c), "x");
    assert_eq!(pages(&pdf), pages(&engine.pdf(report(&plan(&calm), "library")).unwrap().bytes));
    let said = text_of(&pdf);
    for text in hostile {
        // In Markdown, a backslash before punctuation is an escape.
        assert!(said.contains(text), "{text} in {said}");
    }
}

fn letters_of_many_languages_and_signs_are_shown() {
    let words = "¿Qué más? ¡Señor! «niños» Łódź Übung ñandú ≤ ≥ ≠ ± → ← ↔ ✓ ☐ ½ € № … — Ω π Ж 😀";
    let engine = engine(&[]);
    let missing_glyphs: Vec<char> = words.chars().filter(|c| !engine.fonts().shows(*c)).collect();
    assert!(missing_glyphs.is_empty(), "{missing_glyphs:?}");
    let made = engine.pdf(report(&plan(&format!("{SMALL}purpose: '{words}'\n")), "a")).unwrap();
    assert!(made.replaced.is_empty(), "{:?}", made.replaced);
    let text = text_of(&made.bytes);
    for word in words.split(' ') {
        assert!(text.contains(word), "{word} in {text}");
    }
}

fn a_table_of_many_columns_keeps_within_the_page_s_margins() {
    let cells =
        |last: &str| format!("  | Washington Elementary{} | {last} |\n", " | 1,234".repeat(12));
    let rows = format!(
        "{}  |{}\n{}",
        cells("Notes"),
        " --- |".repeat(14),
        cells("a long remark stands here and goes on")
    );
    let text = format!("{SMALL}purpose: |\n{rows}");
    let pdf = engine(&[]).pdf(report(&plan(&text), "library")).unwrap().bytes;
    let said = pdftotext(&pdf, &["-bbox"]);
    let ends = said.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let ends: Vec<f64> = ends.map(|end| end.parse().unwrap()).collect();
    assert!(ends.len() > 50, "only {} words", ends.len());
    // US Letter minus its margin.
    assert!(ends.iter().all(|end| *end < 612.0 - 68.0), "{said}");
}

fn a_character_that_is_not_shown_is_replaced_and_takes_no_other_with_it() {
    let folder = tempfile::tempdir().unwrap();
    for (words, shown, count) in [
        ("Read 読 books", "Read \u{fffd} books", 1),
        (
            "Step 1\u{fe0f}\u{20e3} of a\u{1ab0} new cafe\u{301} \u{2728}",
            "Step 1\u{fe0f}\u{fffd} of a\u{fffd} new caf",
            3,
        ),
        ("zz ñ\u{20e3} plain ñ", "zz ", 1),
        ("sí é\u{1ab0} café", "sí ", 1),
        ("ж\u{20e3} жук", "жук", 1),
        ("a\u{301}\u{1ab0} cafe\u{301}", "caf", 1),
    ] {
        let text = format!("{SMALL}purpose: {words}\n");
        fs::write(folder.path().join("plan.yaml"), text).unwrap();
        plancc(folder.path()).args(["build", "--to", "pdf", "plan.yaml"]).assert().success();
        let text = text_of(&fs::read(folder.path().join("dist/2026-2027/plan.pdf")).unwrap());
        assert!(text.contains(shown), "{text}");
        assert_eq!(text.matches('\u{fffd}').count(), count, "{text}");
    }
}
