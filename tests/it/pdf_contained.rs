//! PDFs from templates, fonts and logos that would exhaust the memory or never end.

use std::fs;

use plancc::backend::pdf::{Fonts, sans};

use super::kit::district::{District, Run};

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: {name: Arts}\npurpose: We play.\n";

/// Builds HTML and PDF for a district with one plan.
fn build(project: &str, files: &[(&str, &str)]) -> (District, Run) {
    let district = District::new(files);
    district.write("plancc.yaml", &format!("plancc: 1\n{project}\nformats: [html, pdf]\n"));
    district.write("plans/2026-2027/arts.yaml", PLAN);
    let run = district.run(&["build"]);
    (district, run)
}

#[cfg(target_os = "linux")]
#[test]
fn pdf_bombs_end_below_the_limit_and_name_their_cause() {
    for bomb in [
        "#let s = \"x\"\n#for i in range(40) { s = s + s }",
        "#let s = (1,)\n#for i in range(40) { s = s + s }",
        "#let s = \"x\" * 9000000000",
        "#let s = range(1000000000)",
        "#let s = [x]\n#for i in range(40) { s = [#s #s] }\n#s",
        "#let s = bytes(\"x\")\n#for i in range(40) { s = s + s }",
    ] {
        let (district, run) =
            build("district: Test\ntemplates: look", &[("look/pdf/report.typ", bomb)]);
        assert_ne!(run.code, 0, "{bomb}: {}", run.err);
        assert!(
            run.err.contains("one of the project's templates uses too much"),
            "{bomb}: {}",
            run.err
        );
        assert!(run.err.contains("plans/2026-2027/arts.yaml"), "{bomb}: {}", run.err);
        assert!(district.path("dist/2026-2027/arts.html").exists(), "{bomb}");
        assert!(!district.path("dist/2026-2027/arts.pdf").exists(), "{bomb}");
    }
}

#[test]
fn a_font_that_cannot_be_used_costs_only_the_pdf() {
    let (district, run) = build("district: Test\nfonts: [a.ttf]", &[("a.ttf", "no font")]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("`a.ttf`"), "{}", run.err);
    assert!(district.path("dist/2026-2027/arts.html").exists(), "{}", run.err);
}

#[test]
fn a_plan_that_is_too_long_for_a_pdf_has_its_other_formats() {
    let district = District::new(&[]);
    district.write("plancc.yaml", "plancc: 1\ndistrict: Test\nformats: [html, markdown, pdf]\n");
    let lines: String = (0..70_000).map(|i| format!("  We help reader {i} to read.\n")).collect();
    let plan = PLAN.replace("We play.\n", &format!("|\n{lines}"));
    district.write("plans/2026-2027/arts.yaml", &plan);
    let run = district.run(&["build"]);
    assert_eq!(run.code, 2, "{}", run.err);
    for ending in ["html", "md"] {
        let text = fs::read_to_string(district.path(&format!("dist/2026-2027/arts.{ending}")));
        assert!(text.unwrap().contains("reader 69999"), "{ending}");
    }
}

/// Returns the byte range of a font table.
fn table(font: &[u8], tag: &[u8]) -> std::ops::Range<usize> {
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let count = u16::from_be_bytes(font[4..6].try_into().unwrap());
    let records = (0..usize::from(count)).map(|record| 12 + 16 * record);
    let record = records.into_iter().find(|at| font[*at..at + 4] == *tag).unwrap();
    let start = number(record + 8);
    start..start + number(record + 12)
}

#[test]
fn fonts_that_list_billions_of_characters_are_refused() {
    let font = sans()[0].to_vec();
    let cmap = table(&font, b"cmap");
    let at = |offset: usize| cmap.start + offset;
    let short = |at: usize| u16::from_be_bytes(font[at..at + 2].try_into().unwrap());
    let long = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let subtables = (0..usize::from(short(at(2)))).map(|number| at(long(at(4 + 8 * number + 4))));
    let four = subtables.into_iter().find(|start| short(*start) == 4).unwrap();
    let segments = usize::from(short(four + 6) / 2);
    // Every range has all characters.
    let mut ranges = font.clone();
    for segment in 0..segments {
        ranges[four + 14 + 2 * segment..][..2].copy_from_slice(&0xFFFE_u16.to_be_bytes());
        ranges[four + 16 + 2 * (segments + segment)..][..2].copy_from_slice(&[0, 0]);
    }
    // The same subtable, thousands of times.
    let mut many = font.clone();
    many[at(2)..at(4)].copy_from_slice(&60_000_u16.to_be_bytes());
    // A collection of identical fonts.
    let mut collection = b"ttcf\0\x01\0\0\0\0\xff\xff".to_vec();
    let offset = u32::try_from(12 + 4 * 0xFFFF).unwrap();
    (0..0xFFFF).for_each(|_| collection.extend(offset.to_be_bytes()));
    collection.extend(&font);
    for (file, what) in [(ranges, "ranges"), (many, "subtables"), (collection, "fonts")] {
        assert_eq!(Fonts::new(vec![file]).1, [0], "{what}");
    }
    assert!(Fonts::new(vec![font]).1.is_empty());
}
