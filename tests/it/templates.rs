//! A district's own templates and the errors in them.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

/// Builds a project with two plans and the templates `files`; returns its folder, the output and the exit
/// code.
fn build(files: &[(&str, &str)]) -> (TempDir, String, i32) {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), files);
    let (said, code) = run(folder.path(), &["build"]);
    (folder, said, code)
}

fn project(folder: &Path, files: &[(&str, &str)]) {
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "plancc.yaml",
        "plancc: 1\ndistrict: Riverbend\ntemplates: look\nformats: [html, markdown]\n",
    );
    for name in ["arts", "music"] {
        let text = format!("plancc: 1\nyear: 2026-2027\ndepartment: {name}\npurpose: to play\n");
        write(&format!("plans/2026-2027/{name}.yaml"), &text);
    }
    fs::create_dir_all(folder.join("look")).unwrap();
    for (path, text) in files {
        write(&format!("look/{path}"), text);
    }
}

fn run(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1790000000").args(arguments);
    let output = command.output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

fn page(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("dist/2026-2027").join(name)).unwrap()
}

#[test]
fn a_district_s_template_takes_the_built_in_one_s_place_and_leaves_the_others() {
    let (folder, said, code) =
        build(&[("html/style.css", "body { color: teal }"), ("notes.txt", "not a template")]);
    assert_eq!(code, 0, "{said}");
    let page = page(folder.path(), "arts.html");
    assert!(page.contains("body { color: teal }"), "{page}");
    assert!(!page.contains("prefers-color-scheme"), "{page}");
    assert!(page.contains("<main id=\"content\""), "{page}");
}

#[test]
fn the_command_line_s_templates_go_before_the_project_s() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), &[("html/report.html", "of the project")]);
    fs::create_dir_all(folder.path().join("other/html")).unwrap();
    fs::write(folder.path().join("other/html/report.html"), "{{ department }} of the other")
        .unwrap();
    let (said, code) = run(folder.path(), &["build", "--templates", "other"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(page(folder.path(), "arts.html"), "arts of the other");
}

#[test]
fn a_folder_of_templates_that_is_none_is_not_passed_over() {
    let (folder, said, _) = build(&[("html/report.html", "ours")]);
    assert!(said.contains(" written, "), "{said}");
    for (named, expected) in [
        ("looks", "folder `looks` not found"),
        ("plancc.yaml", "`plancc.yaml` is a file, not a folder"),
        ("look/html", "`look/html` contains templates, but not in a subfolder named `html`"),
    ] {
        let (said, code) = run(folder.path(), &["build", "--templates", named]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(expected), "{said}");
    }
    let (said, code) = run(folder.path(), &["build", "--templates", "plans"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_mistake_is_told_once_at_its_line_and_the_last_good_reports_stay() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), &[]);
    assert_eq!(run(folder.path(), &["build"]).1, 0);
    let before = page(folder.path(), "arts.html");
    for (text, line, message) in [
        ("{{ title }}\n  {{ titel }}\n", "2 |   {{ titel }}", "uses an undefined name"),
        ("{% if title %}\n{{ title }\n", "2 | {{ title }", "the template is invalid"),
        ("x\n{{ title|upside_down }}", "2 | {{ title|upside_down }}", "upside_down"),
        ("{% include 'html/mine.html' %}", "2 | {{ purpose.wrong.more }}", "undefined name"),
    ] {
        fs::create_dir_all(folder.path().join("look/html")).unwrap();
        fs::write(folder.path().join("look/html/report.html"), text).unwrap();
        fs::write(folder.path().join("look/html/mine.html"), "\n{{ purpose.wrong.more }}").unwrap();
        let (said, code) = run(folder.path(), &["build"]);
        assert_eq!(code, 2, "{said}");
        assert_eq!(said.matches("error[template-error]").count(), 1, "{said}");
        assert!(said.contains(line) && said.contains(message), "{said}");
        assert!(said.contains("look/html/"), "{said}");
        assert_eq!(page(folder.path(), "arts.html"), before);
        assert!(page(folder.path(), "music.md").lines().count() > 5);
    }
}

#[test]
fn a_template_without_an_end_is_stopped_and_the_other_plans_are_built() {
    let endless = "{% if department == 'arts' %}{% for a in range(90000) %}{% for b in range(90000) %}\
                   {% endfor %}{% endfor %}{% endif %}done";
    let (folder, said, code) = build(&[("html/report.html", endless)]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("the template takes too long to run"), "{said}");
    assert!(said.contains("plans/2026-2027/arts.yaml"), "{said}");
    assert_eq!(page(folder.path(), "music.html"), "done");
    assert!(!folder.path().join("dist/2026-2027/arts.html").exists());
    let long =
        "{% for a in range(90000) %}{% for b in range(90000) %}{{ title }}{% endfor %}{% endfor %}";
    let (_, said, code) = build(&[("html/report.html", long)]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("look/html/report.html"), "{said}");
}

#[test]
fn a_misnamed_template_is_told_and_an_included_one_is_not() {
    let (_, said, code) = build(&[
        ("html/stlye.css", "body {}"),
        ("html/report.html", "{% include 'html/mine.html' %}"),
        ("html/mine.html", "mine"),
    ]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("`html/stlye.css`") && said.contains("`html/style.css`"), "{said}");
    assert!(!said.contains("unused template `html/mine.html`"), "{said}");
}

#[test]
fn a_style_cannot_end_its_element() {
    let (folder, _, _) = build(&[("html/style.css", "a::after { content: '</style><b>' }")]);
    let page = page(folder.path(), "arts.html");
    assert!(!page.contains("</style><b>"), "{page}");
}

#[test]
fn the_templates_that_init_writes_give_the_very_pages_of_the_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), &[("html/style.css", "mine")]);
    fs::remove_file(folder.path().join("look/html/style.css")).unwrap();
    let names = ["arts.html", "arts.md", "music.html"];
    assert_eq!(run(folder.path(), &["build"]).1, 0);
    let before = names.map(|name| page(folder.path(), name));
    fs::write(folder.path().join("look/html/style.css"), "kept as it is").unwrap();
    let (said, code) = run(folder.path(), &["init", "--templates"]);
    assert_eq!(code, 0, "{said}");
    let style = folder.path().join("look/html/style.css");
    assert_eq!(fs::read_to_string(&style).unwrap(), "kept as it is");
    fs::remove_file(&style).unwrap();
    assert_eq!(run(folder.path(), &["init", "--templates"]).1, 0);
    assert!(folder.path().join("look/markdown/report.md").exists());
    let (said, code) = run(folder.path(), &["build"]);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("template"), "{said}");
    assert_eq!(names.map(|name| page(folder.path(), name)), before);
}

#[test]
fn the_page_of_a_mistake_shows_what_fails_and_what_does_not() {
    let errors = plancc::backend::ERROR_KINDS.into_iter().flatten();
    let fault = errors.into_iter().find(|fault| fault.name == "template-error").unwrap();
    let examples = plancc::rule::Page::from(fault).examples();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let district = super::district::District::new(&[
            ("plancc.yaml", "plancc: 1\ndistrict: Test\ntemplates: look\n"),
            ("plans/2026-2027/arts.yaml", "plancc: 1\nyear: 2026-2027\n"),
            ("look/html/report.html", &example.code),
        ]);
        let run = district.run(&["build", "--to", "html"]);
        assert_eq!(run.err.contains("[template-error]"), example.is("fires"), "{}", run.err);
    }
}
