//! A change of what reports look like, or of where they are, is a change of the rules.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
#[cfg(windows)]
use std::os::windows::fs::symlink_file as symlink;
use std::path::Path;

use crate::diff_rules::{GATE, PROJECT, commit, diff, is_told, put, start};
use crate::needs::tests;

tests! {
    [Git]:
        what_decides_how_reports_look_is_reported_as_material;
    [Git, Posix]:
        files_behind_a_link_of_templates_are_not_compared;
}

fn what_decides_how_reports_look_is_reported_as_material() {
    let project =
        |more: &'static str| move |top: &Path| put(top, "plancc.yaml", &format!("{PROJECT}{more}"));
    is_told(PROJECT, &project("templates: looks\n"), "templates: added looks");
    is_told(PROJECT, &project("output: public\n"), "output: added public");
    is_told(PROJECT, &project("timezone: America/Denver\n"), "timezone: added America/Denver");
    is_told(PROJECT, &project("languages: [en, es]\n"), "languages: added en, es");
    is_told(
        PROJECT,
        &|top| put(top, "plancc.yaml", "plancc: 1\ndistrict: {name: Test, logo: logo.svg}\n"),
        "district: removed Test; added name: Test, logo: logo.svg",
    );
    // The files that they name decide as much.
    let with = "plancc: 1\ndistrict: {name: Test, logo: logo.svg}\ntemplates: looks\n";
    let template = "looks/html/report.html";
    for (path, old, new) in [
        (template, Some("<p>{{ total }}</p>"), Some("<p>1</p>")),
        ("looks/html/theme.css", None, Some("td { display: none }")),
        ("looks/markdown/report.md", Some("x"), None),
        ("logo.svg", Some("<svg/>"), Some("<svg></svg>")),
    ] {
        let folder = start(with);
        let top = folder.path();
        put(top, template, "<p>{{ total }}</p>");
        old.into_iter().for_each(|old| put(top, path, old));
        commit(top);
        match new {
            Some(new) => put(top, path, new),
            None => fs::remove_file(top.join(path)).unwrap(),
        }
        // Uncommitted as well as committed.
        let said = format!("report file: `{path}`");
        let (code, text) = diff(top, &["--fail-on", "material"]);
        assert!(code == 1 && text.contains(&said), "{path}: {text}");
        commit(top);
        let (code, text) = diff(top, &GATE);
        assert!(code == 1 && text.contains(&said) && text.contains("material"), "{path}: {text}");
    }
    // Other files and the line breaks of a checkout don't affect reports.
    let folder = start(with);
    let top = folder.path();
    put(top, template, "<p>\n</p>\n");
    put(top, "logo.svg", "<svg/>");
    commit(top);
    put(top, "looks/README.md", "Our templates.");
    put(top, "looks/html/.backup", "");
    put(top, template, "<p>\r\n</p>\r\n");
    let (code, text) = diff(top, &["--fail-on", "progress"]);
    assert_eq!((code, text.as_str()), (0, "nothing changed"));
}

fn files_behind_a_link_of_templates_are_not_compared() {
    let folder = start("plancc: 1\ndistrict: Test\ntemplates: looks\n");
    let top = folder.path();
    put(top, "other/report.html", "<p>1</p>");
    fs::create_dir(top.join("looks")).unwrap();
    symlink("../other", top.join("looks/html")).unwrap();
    commit(top);
    put(top, "other/report.html", "<p>2</p>");
    commit(top);
    let (code, text) = diff(top, &GATE);
    assert!(code == 1 && text.contains("looks/html"), "{text}");
    // A link to a file is compared by what it leads to.
    fs::remove_file(top.join("looks/html")).unwrap();
    fs::create_dir(top.join("looks/html")).unwrap();
    symlink("../../other/report.html", top.join("looks/html/report.html")).unwrap();
    commit(top);
    put(top, "other/report.html", "<p>3</p>");
    let (code, text) = diff(top, &["--fail-on", "material"]);
    assert!(code == 1 && text.contains("`looks/html/report.html`"), "{text}");
    commit(top);
    let (code, text) = diff(top, &GATE);
    assert!(code == 1 && text.contains("`looks/html/report.html`"), "{text}");
}
