//! Hostile content of the output folder: manifests that this user did not sign, and files that plancc did not write.

use std::fs;

use plancc::workspace::cache::Cache;
use plancc::workspace::manifest::{Manifest, ManifestEntry};

use super::{Attack, Checkout, NONE, PLAN};

const PAGE: &str = "<title>Forged</title>";
const REPORT: &str = "dist/2026-2027/arts.html";

/// Writes a manifest of the files in an output folder, signed with a key from the folder `keys`, if any.
fn list(checkout: &Checkout, out: &str, paths: &[&str], keys: Option<&str>) {
    let mut manifest = Manifest::default();
    for path in paths {
        let content = fs::read(checkout.path(out).join(path)).unwrap_or_default();
        manifest.files.insert((*path).to_owned(), ManifestEntry::new(PLAN.0, &content, "inputs"));
    }
    let cache = keys.map(|keys| match keys {
        "own" => Cache::in_folder(&checkout.cache(), &checkout.path("")).unwrap(),
        keys => {
            Cache::in_folder(&checkout.path(keys), &std::env::temp_dir().join("elsewhere")).unwrap()
        }
    });
    manifest.save(&checkout.path(out), None, cache.as_ref()).unwrap();
}

pub(super) const ATTACKS: &[Attack] = &[
    Attack {
        name: "forged-manifest-of-the-project-folder",
        files: &[
            ("plancc.yaml", "plancc: 1\ndistrict: Test\noutput: .\n"),
            ("README.md", "Read me.\n"),
            ("main.c", "int main(void) { return 0; }\n"),
        ],
        before: |checkout| list(checkout, ".", &["README.md", "main.c", ".git/HEAD"], None),
        code: 2,
        says: &["is the project folder itself"],
        ..NONE
    },
    Attack {
        name: "forged-manifest-lists-a-page",
        files: &[("dist/2025-2026/minutes.html", PAGE)],
        before: |checkout| list(checkout, "dist", &["2025-2026/minutes.html"], None),
        changes: &["dist/.plancc-manifest.json"],
        code: 1,
        says: &["dist/2025-2026/minutes.html"],
        written: &[REPORT],
        ..NONE
    },
    Attack {
        name: "forged-manifest-lists-a-forged-report",
        files: &[(REPORT, PAGE)],
        before: |checkout| list(checkout, "dist", &["2026-2027/arts.html"], None),
        changes: &["dist/.plancc-manifest.json", REPORT],
        lacks: &["Forged"],
        written: &[REPORT],
        ..NONE
    },
    Attack {
        name: "forged-manifest-keeps-a-report-of-other-bytes",
        files: &[(REPORT, "something else")],
        before: |checkout| {
            list(checkout, "dist", &["2026-2027/arts.html"], None);
            checkout.write(REPORT, PAGE);
        },
        changes: &["dist/.plancc-manifest.json"],
        code: 1,
        says: &[REPORT, "--force"],
        ..NONE
    },
    Attack {
        name: "manifest-signed-with-a-committed-key",
        files: &[("dist/2025-2026/minutes.html", PAGE)],
        before: |checkout| list(checkout, "dist", &["2025-2026/minutes.html"], Some("keys")),
        changes: &["dist/.plancc-manifest.json"],
        code: 1,
        says: &["minutes.html"],
        ..NONE
    },
    Attack {
        name: "cache-folder-in-the-checkout",
        files: &[("dist/2025-2026/minutes.html", PAGE)],
        before: |checkout| list(checkout, "dist", &["2025-2026/minutes.html"], Some("keys")),
        cache: Some("keys"),
        changes: &["dist/.plancc-manifest.json"],
        code: 1,
        says: &["minutes.html", "is inside this repository"],
        ..NONE
    },
    Attack {
        name: "manifest-that-was-signed-for-another-folder",
        files: &[("dist/2025-2026/minutes.html", PAGE), ("other/2025-2026/minutes.html", PAGE)],
        before: |checkout| {
            list(checkout, "other", &["2025-2026/minutes.html"], Some("own"));
            let from = checkout.path("other/.plancc-manifest.json");
            fs::copy(from, checkout.path("dist/.plancc-manifest.json")).unwrap();
        },
        changes: &["dist/.plancc-manifest.json"],
        code: 1,
        says: &["minutes.html"],
        ..NONE
    },
    Attack {
        name: "signed-manifest-with-names-of-other-files",
        files: &[
            ("dist/notes.txt", "x"),
            ("dist/docs/page.html", "x"),
            ("README.md", "x"),
            ("dist/.htaccess", "x"),
        ],
        before: |checkout| {
            let names = [
                "notes.txt",
                "docs/page.html",
                "../README.md",
                "../.git/HEAD",
                ".htaccess",
                "C:x.html",
            ];
            list(checkout, "dist", &names, Some("own"));
        },
        code: 1,
        says: &["dist/notes.txt", "dist/docs/page.html"],
        changes: &["dist/.plancc-manifest.json"],
        written: &[REPORT],
        ..NONE
    },
    Attack {
        name: "manifest-that-is-a-link",
        files: &[("dist/2025-2026/minutes.html", PAGE)],
        shell: "ln -s ../../outside/secret.txt dist/.plancc-manifest.json",
        code: 2,
        says: &["cannot read"],
        ..NONE
    },
    Attack {
        name: "foreign-index",
        files: &[("dist/index.html", "<p>Our site</p>")],
        code: 1,
        says: &["dist/index.html", "--force"],
        written: &[REPORT],
        ..NONE
    },
    Attack { name: "foreign-report", files: &[(REPORT, PAGE)], code: 1, says: &[REPORT], ..NONE },
    Attack {
        name: "foreign-report-that-was-edited-after-a-build",
        before: |checkout| {
            assert_eq!(checkout.plancc("build --to html").0, Some(0));
            checkout.write(REPORT, PAGE);
        },
        code: 1,
        changes: &["dist/.plancc-manifest.json", "dist/index.html"],
        says: &[REPORT],
        ..NONE
    },
    Attack {
        name: "foreign-report-that-is-replaced-on-demand",
        files: &[(REPORT, PAGE)],
        run: "build --to html --force",
        changes: &[REPORT],
        lacks: &["Forged"],
        written: &[REPORT],
        ..NONE
    },
    Attack {
        name: "foreign-page-named-as-the-one-file",
        files: &[("page.html", PAGE)],
        run: "build plans/2026-2027/arts.yaml -o page.html",
        code: 1,
        says: &["page.html", "--force"],
        ..NONE
    },
    Attack {
        name: "foreign-page-too-large-to-read-named-as-the-one-file",
        before: |checkout| {
            checkout.write("page.html", "");
            let page = fs::File::options().write(true).open(checkout.path("page.html")).unwrap();
            page.set_len(50_000_000).unwrap();
        },
        run: "build plans/2026-2027/arts.yaml -o page.html",
        code: 1,
        says: &["page.html", "--force"],
        ..NONE
    },
    Attack {
        name: "foreign-folder-in-the-place-of-a-report",
        files: &[("dist/2026-2027/arts.html/page.txt", "x")],
        code: 1,
        says: &[REPORT],
        ..NONE
    },
    Attack {
        name: "stray-report-in-capitals",
        files: &[("dist/2026-2027/board.HTML", PAGE)],
        code: 1,
        says: &["dist/2026-2027/board.HTML"],
        ..NONE
    },
    Attack {
        name: "stray-report-of-no-plan",
        files: &[("dist/2026-2027/board.pdf", PAGE)],
        code: 1,
        says: &["dist/2026-2027/board.pdf"],
        ..NONE
    },
    Attack {
        name: "stray-page-at-the-top",
        files: &[("dist/arts.html", PAGE)],
        code: 1,
        says: &["dist/arts.html", "plancc did not write"],
        ..NONE
    },
    Attack {
        name: "stray-page-with-another-ending",
        files: &[("dist/2026-2027/arts.htm", PAGE)],
        code: 1,
        says: &["dist/2026-2027/arts.htm"],
        ..NONE
    },
    Attack {
        name: "stray-page-of-a-folder",
        files: &[("dist/2026-2027/arts/index.html", PAGE)],
        code: 1,
        says: &["dist/2026-2027/arts/index.html"],
        ..NONE
    },
    Attack {
        name: "stray-file-of-any-kind",
        files: &[
            ("dist/notes/arts.xhtml", PAGE),
            ("dist/arts.svg", PAGE),
            ("dist/robots.txt/x", ""),
        ],
        code: 1,
        says: &["dist/notes/arts.xhtml", "dist/arts.svg", "dist/robots.txt/x"],
        ..NONE
    },
    Attack {
        name: "stray-link",
        shell: "mkdir -p dist && ln -s ../plans/2026-2027 dist/here",
        code: 1,
        says: &["dist/here"],
        ..NONE
    },
    Attack {
        name: "stray-files-of-a-website-are-fine",
        files: &[
            ("dist/CNAME", "plans.district.example"),
            ("dist/.nojekyll", ""),
            ("dist/robots.txt", ""),
            ("dist/.well-known/.keep", ""),
        ],
        written: &[REPORT],
        ..NONE
    },
];
