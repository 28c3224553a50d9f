//! Text that was not written for a PDF: markup of another language, signs of any script, lines without end.

use super::pdf::{SMALL, engine, pages, plan, report, text_of};

#[test]
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
    let Some(said) = text_of(&pdf) else { return };
    for text in hostile {
        // Markdown reads a backslash before a sign as that sign.
        assert!(said.contains(text), "{text} in {said}");
    }
}

#[test]
fn letters_of_many_languages_and_signs_are_shown() {
    let words = "¿Qué más? ¡Señor! «niños» Łódź Übung ñandú ≤ ≥ ≠ ± → ← ↔ ✓ ☐ ½ € № … — Ω π Ж 😀";
    let engine = engine(&[]);
    let unshown: Vec<char> = words.chars().filter(|c| !engine.fonts().shows(*c)).collect();
    assert!(unshown.is_empty(), "{unshown:?}");
    let made = engine.pdf(report(&plan(&format!("{SMALL}purpose: '{words}'\n")), "a")).unwrap();
    assert!(made.replaced.is_empty(), "{:?}", made.replaced);
    if let Some(text) = text_of(&made.bytes) {
        for word in words.split(' ') {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn hostile_text_ends_in_a_pdf() {
    let engine = engine(&[]);
    let deep = |open: &str| {
        let lines = (0..40).map(|depth| format!("  {}{open} x", "  ".repeat(depth)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let long = "unbreakable".repeat(400);
    let rows = "  | a row | of a table |\n".repeat(3000);
    for prose in [
        deep("-"),
        deep("1."),
        format!("  {}quote", "> ".repeat(40)),
        format!("  {long}"),
        format!("  `{long}`"),
        format!("  | a | b |\n  | --- | --- |\n{rows}"),
        format!("  | a | b |\n  | --- | --- |\n  | {} | {long} |", "word ".repeat(4000)),
        "  &#x202e;backwards \u{200f}\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{627}\u{644}\u{639}\u{631}\u{628}\u{64a}\u{629}"
            .to_owned(),
        "  a\u{301}\u{302}\u{303}\u{304} \u{0915}\u{094d}\u{0937} \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{fe0f}\u{20e3}"
            .to_owned(),
        "  \u{e000} \u{f8ff} \u{f0000}".to_owned(),
        "  text[^1] and [^1]\n\n  [^1]: a note with [^1] in it".to_owned(),
        "  [here](#nowhere) [there](#purpose) [mail](mailto:a@b.example)".to_owned(),
        "  # one\n\n  ## two\n\n  - # three\n".to_owned(),
    ] {
        let text = format!("{SMALL}purpose: |\n{prose}\n");
        let pdf = engine.pdf(report(&plan(&text), "library"));
        assert!(pdf.is_ok(), "{:?} for {:.200}", pdf.err(), prose);
    }
}

#[test]
fn links_in_struck_text_and_long_addresses_keep_the_pdf_accessible() {
    let far = "y".repeat(40_000);
    let prose = format!(
        "~~gone [link](https://a.example)~~ [~~x~~](https://b.example) [y](https://c.example/{far})"
    );
    let text = format!("{SMALL}purpose: '{prose}'\n");
    let pdf = engine(&[]).pdf(report(&plan(&text), "library"));
    assert!(pdf.is_ok(), "{:?}", pdf.err());
}

#[test]
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
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = std::process::Command::new("pdftotext").arg("-bbox").arg(&path).arg("-").output();
    let Ok(output) = output else { return };
    let said = String::from_utf8(output.stdout).unwrap();
    let ends = said.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let ends: Vec<f64> = ends.map(|end| end.parse().unwrap()).collect();
    assert!(ends.len() > 50, "only {} words", ends.len());
    // US Letter less its margin.
    assert!(ends.iter().all(|end| *end < 612.0 - 68.0), "{said}");
}
