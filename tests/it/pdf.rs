//! PDFs as an office and its readers receive them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use plancc::backend::BUILT_IN;
use plancc::backend::pdf::PdfError;
use plancc::view::District;
use plancc::workspace::cache::Cache;
use plancc::workspace::manifest::{Manifest, ManifestEntry};

use super::kit::pdf::{SMALL, engine, odd, plan, plancc, report};

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn contains(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn the_same_plans_give_the_same_pdfs_on_any_threads_and_in_any_folder() {
    let (one, many, elsewhere) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let names = ["library-media", "technology", "human-resources"];
    for year in ["2025-2026", "2026-2027"] {
        fs::create_dir_all(elsewhere.path().join("plans").join(year)).unwrap();
    }
    for name in ["plancc.yaml", "form.yaml"] {
        fs::copy(top().join(name), elsewhere.path().join(name)).unwrap();
    }
    for name in names {
        let path = format!("plans/2026-2027/{name}.yaml");
        fs::copy(top().join(&path), elsewhere.path().join(&path)).unwrap();
    }
    let before = "plans/2025-2026/technology.yaml";
    fs::copy(top().join(before), elsewhere.path().join(before)).unwrap();
    for (folder, out, threads) in [(top(), &one, "1"), (elsewhere.path(), &many, "4")] {
        let mut command = plancc(folder);
        command.args(["build", "--to", "pdf", "--out"]).arg(out.path());
        command.args(names.map(|name| format!("plans/2026-2027/{name}.yaml")));
        command.env("RAYON_NUM_THREADS", threads).assert().success();
    }
    for name in names {
        let path = format!("2026-2027/{name}.pdf");
        let first = fs::read(one.path().join(&path)).unwrap();
        assert!(first == fs::read(many.path().join(&path)).unwrap(), "{name}");
    }
}

#[test]
fn a_pdf_says_that_it_is_tagged_accessible_and_archival_and_what_it_is() {
    let pdf = engine(&[]).pdf(report(&plan(SMALL), "library")).unwrap().bytes;
    for words in [
        "/Marked true",
        "/StructTreeRoot",
        "/DisplayDocTitle true",
        "/Lang(en)",
        "/Outlines",
        "<pdfuaid:part>1<",
        "<pdfaid:part>2<",
        "<pdfaid:conformance>A<",
        "Library, Department Plan, 2026-2027",
        "<xmp:CreateDate>2026-09-21T00:00:00",
    ] {
        assert!(contains(&pdf, words), "{words}");
    }
}

#[test]
fn a_title_of_more_bytes_than_letters_is_cut_by_its_letters() {
    // Fewer characters than the limit for a PDF's title, but more bytes; then more of both.
    for letters in [250, 600] {
        let name = "ñ".repeat(letters);
        let text = SMALL.replace("Library", &name);
        assert!(text.contains(&name));
        let pdf = engine(&[]).pdf(report(&plan(&text), "library")).unwrap().bytes;
        assert_eq!(contains(&pdf, &name), letters == 250, "{letters}");
        assert!(contains(&pdf, &"ñ".repeat(250)));
    }
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_file_line_and_text() {
    let own = [("look.typ", "#let serif = 1\n\n#let size = no-such-thing\n")];
    let error = engine(&own).pdf(report(&plan(SMALL), "library")).unwrap_err();
    let PdfError::Template(error) = error else { panic!("{error}") };
    let file = error.source.as_ref().map(|source| source.name());
    assert_eq!((file, error.line), (Some("own/pdf/look.typ"), 3));
    assert!(error.message.contains("no-such-thing"), "{}", error.message);
}

#[test]
fn a_template_that_never_ends_is_given_up_and_the_other_plans_are_made() {
    // It ends after a few seconds, so that later tests have the computer to themselves.
    let endless = "for a in range(9000) { for b in range(9000) { } }";
    let limit = Duration::from_secs(1);
    let engine = engine(&[("report.typ", &odd(endless))]).within(limit);
    let plan = plan(SMALL);
    assert_eq!(engine.pdf(report(&plan, "odd")).unwrap_err(), PdfError::TooLong(limit));
    assert!(engine.pdf(report(&plan, "library")).is_ok());
    assert_eq!(engine.pdf(report(&plan, "odd")).unwrap_err(), PdfError::TooLong(limit / 2));
}

#[test]
fn a_report_that_would_take_all_memory_is_told_and_no_pdf_is_tried() {
    let rows = "  | a | b |\n".repeat(60_000);
    let text = format!("{SMALL}purpose: |\n  | a | b |\n  | --- | --- |\n{rows}");
    let error = engine(&[]).pdf(report(&plan(&text), "library")).unwrap_err();
    assert!(matches!(error, PdfError::TooLarge(_)), "{error}");
}

#[test]
fn a_panic_of_the_engine_is_told_as_that_plans_and_the_others_are_made() {
    let panics = "scale(float(\"1e43\") * 1%, rect(width: 9pt, fill: gradient.linear(red, blue)))";
    let engine = engine(&[("report.typ", &odd(panics))]);
    let plan = plan(SMALL);
    let error = engine.pdf(report(&plan, "odd")).unwrap_err();
    assert!(matches!(error, PdfError::Engine(_)), "{error}");
    assert!(engine.pdf(report(&plan, "library")).is_ok());
}

#[test]
fn templates_see_no_file_but_their_own_and_run_no_text() {
    for (text, said) in [
        ("#read(\"/etc/passwd\")", "file not found"),
        ("#read(\"../../Cargo.toml\")", "escape"),
        ("#import \"@preview/cetz:0.3.0\": *", "file not found"),
        ("#eval(\"1\")", "expected function"),
    ] {
        let error = engine(&[("report.typ", text)]).pdf(report(&plan(SMALL), "a")).unwrap_err();
        let PdfError::Template(error) = error else { panic!("{error}") };
        assert!(error.message.contains(said), "{text}: {}", error.message);
    }
    for (name, text) in BUILT_IN {
        assert!(!text.contains("eval("), "{name}");
    }
}

#[test]
fn a_font_of_the_districts_own_is_asked_for_only_where_it_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let project = "plancc: 1\ndistrict: Test\nfonts: [plan.yaml]\n";
    fs::write(folder.path().join("plancc.yaml"), project).unwrap();
    fs::write(folder.path().join("plan.yaml"), SMALL).unwrap();
    let run = plancc(folder.path()).args(["build", "--to", "pdf", "plan.yaml"]).assert().code(2);
    let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(said.contains("`plan.yaml` is not a valid font file"), "{said}");
    plancc(folder.path()).args(["build", "--to", "html", "plan.yaml"]).assert().success();
}

#[test]
fn a_pdf_whose_inputs_did_not_change_is_not_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("plan.yaml"), SMALL).unwrap();
    let build =
        || plancc(folder.path()).args(["build", "--to", "pdf", "plan.yaml"]).assert().success();
    build();
    let pdf = path("dist/2026-2027/plan.pdf");
    let made = fs::read(&pdf).unwrap();
    // A file in the manifest with changed bytes is kept only if the build does not write it again.
    let (out, cache) = (path("dist"), Cache::of_user(folder.path()).unwrap());
    let (mut manifest, _) = Manifest::load(&out, Some(&cache)).unwrap();
    fs::write(&pdf, "kept").unwrap();
    let old = manifest.files["2026-2027/plan.pdf"].clone();
    let kept = ManifestEntry::new(old.from, b"kept", old.inputs);
    manifest.files.insert("2026-2027/plan.pdf".to_owned(), kept);
    manifest.save(&out, None, Some(&cache)).unwrap();
    build();
    assert_eq!(fs::read(&pdf).unwrap(), b"kept");
    fs::write(path("plan.yaml"), format!("{SMALL}purpose: To read.\n")).unwrap();
    build();
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    assert!(fs::read(&pdf).unwrap() != made);
}

#[test]
fn the_districts_logo_is_a_picture_with_the_districts_name() {
    let plan = plan(SMALL);
    let mut with = report(&plan, "library");
    let svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\
               <circle cx='5' cy='5' r='4'/></svg>";
    with.district = Some(District {
        name: "Riverbend".to_owned(),
        short_name: None,
        url: None,
        logo: Some(svg.to_owned()),
    });
    let engine = engine(&[]);
    let mut without = with.clone();
    let pdf = engine.pdf(with).unwrap().bytes;
    assert!(contains(&pdf, "/Figure"));
    // A logo that a PDF cannot show is left out.
    without.district.as_mut().unwrap().logo = Some("data:text/html,<b>".to_owned());
    assert!(!contains(&engine.pdf(without).unwrap().bytes, "/Figure"));
}

#[test]
fn no_stream_ends_in_a_byte_that_could_be_its_line_end() {
    let out = tempfile::tempdir().unwrap();
    let mut command = plancc(top());
    command.args(["build", "--to", "pdf", "plans/2025-2026", "--out"]).arg(out.path());
    command.assert().success();
    let mut ends = 0;
    for entry in fs::read_dir(out.path().join("2025-2026")).unwrap() {
        let pdf = fs::read(entry.unwrap().path()).unwrap();
        let doubtful = b"\r\nendstream";
        for at in (1..pdf.len()).filter(|at| pdf[*at..].starts_with(doubtful)) {
            ends += 1;
            assert_eq!(pdf[at - 1], b'\r');
            // Nothing moved: the next object is at its offset in the cross-reference table.
            let next = at + doubtful.len() + b"\nendobj\n".len();
            let listed = format!("{next:010} 00000 n");
            assert!(contains(&pdf, &listed), "{listed}");
        }
    }
    // Among so many streams, some always end this way; otherwise the test would prove nothing.
    assert!(ends > 0);
}
