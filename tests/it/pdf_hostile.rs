//! Text that is hostile to a PDF: Typst markup, characters of any script, endless lines.

use super::kit::pdf::{SMALL, engine, plan, report};

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
