//! Templates and logos that try to use up memory or time.

use super::{Attack, NONE};

const PROJECT: (&str, &str) =
    ("plancc.yaml", "plancc: 1\ndistrict: Test\ntemplates: look\nformats: [html, markdown]\n");
const HTML: &str = "dist/2026-2027/arts.html";
const MARKDOWN: &str = "dist/2026-2027/arts.md";

/// A template for HTML reports that must affect only HTML.
macro_rules! html {
    ($name:literal, $template:literal, $says:literal) => {
        Attack {
            name: $name,
            files: &[PROJECT, ("look/html/report.html", $template)],
            run: "build",
            code: 2,
            says: &["look/html/report.html:1:", "no html report was written", $says],
            written: &[MARKDOWN],
            absent: &[HTML],
            ..NONE
        }
    };
}

/// A logo that must be left out.
macro_rules! logo {
    ($name:literal, $logo:literal, $says:literal) => {
        Attack {
            name: $name,
            files: &[
                ("plancc.yaml", "plancc: 1\ndistrict: {name: Test, logo: logo.svg}\n"),
                (
                    "logo.svg",
                    concat!("<svg xmlns=\"http://www.w3.org/2000/svg\">", $logo, "</svg>"),
                ),
            ],
            says: &["plancc.yaml:2:", $says],
            lacks: &["<img"],
            written: &[HTML],
            ..NONE
        }
    };
}

pub(super) const ATTACKS: &[Attack] = &[
    html!(
        "template-doubles-a-text",
        "{% set k = namespace(t='x' * 1000) %}{% for i in range(40) %}{% set k.t = k.t ~ k.t %}{% endfor %}",
        "500 MB"
    ),
    html!(
        "template-doubles-by-joining",
        "{% set k = namespace(t='x' * 999) %}{% for i in range(40) %}{% set k.t = [k.t, k.t]|join %}{% endfor %}",
        "500 MB"
    ),
    html!(
        "template-doubles-by-capturing",
        "{% set k = namespace(t='x' * 999) %}{% for i in range(40) %}{% set k.t %}{{ k.t }}{{ k.t }}{% endset %}{% endfor %}",
        "500 MB"
    ),
    html!(
        "template-doubles-by-replacing",
        "{% set k = namespace(t='xx') %}{% for i in range(40) %}{% set k.t = k.t|replace('x', 'xx') %}{% endfor %}",
        "500 MB"
    ),
    html!(
        "template-doubles-by-upper-case",
        "{% set k = namespace(t='\u{df}' * 999) %}{% for i in range(40) %}{% set k.t = (k.t ~ k.t)|upper %}{% endfor %}",
        "500 MB"
    ),
    html!("template-repeats-a-text", "{{ ('x' * 99999999999)|length }}", "the template"),
    html!("template-includes-itself", "{% include 'html/report.html' %}", "the template"),
    html!("template-extends-itself", "{% extends 'html/report.html' %}", "the template"),
    html!(
        "template-calls-itself",
        "{% macro f(t) %}{{ f(t) }}{% endmacro %}{{ f(1) }}",
        "the template"
    ),
    html!(
        "template-loops-in-loops",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
        "the template takes too long to run"
    ),
    html!(
        "template-writes-without-end",
        "{% set t = 'x' * 99999 %}{% for i in range(9999) %}{{ t }}{% endfor %}",
        "produces more than 50 MB"
    ),
    Attack {
        name: "index-doubles-a-text",
        files: &[
            PROJECT,
            (
                "look/html/index.html",
                "{% set k = namespace(t='x' * 1000) %}{% for i in range(40) %}{% set k.t = k.t ~ k.t %}{% endfor %}",
            ),
        ],
        run: "build",
        code: 2,
        says: &["look/html/index.html:1:", "500 MB"],
        written: &[HTML, MARKDOWN],
        ..NONE
    },
    logo!(
        "logo-embeds-a-drawing",
        "<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>",
        "too complex"
    ),
    logo!(
        "logo-embeds-an-unread-picture",
        "<image href=\"data:image/png;base64,AAAA\"/>",
        "too complex"
    ),
    // A PNG of 65,535 by 65,535 pixels.
    logo!(
        "logo-embeds-a-large-picture",
        "<image href=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA//8AAP//CAYAAAA=\"/>",
        "pixels"
    ),
    logo!("logo-runs-a-script", "<script>alert(1)</script>", "<script"),
    logo!(
        "logo-loads-a-picture",
        "<image href=\"https://tracker.example/a.png\"/>",
        "tracker.example"
    ),
];
