//! The district's logo in its reports.

use super::district::District;

const PROJECT: &str = "plancc: 1\ndistrict: {name: Riverbend, logo: assets/logo.svg}\n";
const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\
    <defs><linearGradient id=\"g\"/></defs><rect fill=\"url(#g)\" width=\"9\" height=\"9\"/></svg>";

fn built(logo: Option<&str>) -> (String, String, i32) {
    let mut files = vec![("plancc.yaml", PROJECT), ("plans/2026-2027/arts.yaml", PLAN)];
    files.extend(logo.map(|logo| ("assets/logo.svg", logo)));
    let district = District::new(&files);
    let run = district.run(&["build", "--to", "html"]);
    let page = std::fs::read_to_string(district.0.path().join("dist/2026-2027/arts.html")).unwrap();
    (page, run.err, run.code)
}

#[test]
fn a_logo_stands_in_the_page_itself() {
    let (page, said, code) = built(Some(DRAWING));
    assert_eq!(code, 0, "{said}");
    let page = page.replace("&#x2f;", "/");
    assert!(page.contains("<img src=\"data:image/svg+xml;base64,PHN2Zy"), "{page}");
    assert!(page.contains("img-src data:"), "{page}");
}

#[test]
fn a_drawing_that_would_load_or_run_something_is_left_out_and_told_where_it_is_named() {
    for (with, what) in [
        ("<script>alert(1)</script>", "<script"),
        ("<rect onload=\"alert(1)\"/>", "onload="),
        ("<rect OnClick = 'alert(1)'/>", "onclick="),
        ("<image href=\"https://tracker.example/a.png\"/>", "tracker.example"),
        ("<use xlink:href='file:///etc/passwd'/>", "xlink:href"),
        ("<style>@import 'https://a.example/b.css'</style>", "@import"),
        ("<rect fill=\"url(https://a.example/x.svg#g)\"/>", "url(https"),
        ("<foreignObject><p>words</p></foreignObject>", "<foreignobject"),
    ] {
        let (page, said, code) = built(Some(&DRAWING.replace("</svg>", &format!("{with}</svg>"))));
        assert_eq!(code, 0, "{said}");
        assert!(!page.contains("<img"), "{with}");
        assert!(said.contains("plancc.yaml:2:") && said.contains(what), "{with}: {said}");
    }
}

#[test]
fn a_logo_that_is_missing_too_large_or_no_picture_is_told_and_the_reports_are_made() {
    let large = format!("<svg>{}</svg>", " ".repeat(300_000));
    for (logo, message) in [
        (None, "file `assets/logo.svg` not found"),
        (Some(large.as_str()), "300 KB"),
        (Some("GIF89a"), "not a PNG, JPEG or SVG"),
    ] {
        let (page, said, code) = built(logo);
        assert_eq!(code, 0, "{said}");
        assert!(!page.contains("<img"), "{page}");
        assert!(said.contains(message), "{said}");
    }
}
