//! No file that looks like a plan is skipped silently: each is an error with a reason.

use super::district::District;
use plancc::rule::Page;
use plancc::schema;

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
const FOLDER: &str = "plans/2026-2027";

/// A district with one valid plan and the given files.
fn district(files: &[(&str, &str)]) -> District {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    files.iter().for_each(|(path, text)| district.write(path, text));
    district
}

/// Returns the rule and path of each finding about files.
fn found(district: &District, arguments: &[&str]) -> Vec<String> {
    let run = district.run(&[&["lint", "--format", "concise"], arguments].concat());
    let lines = run.out.lines().filter(|line| {
        let names = schema::OF_FILES.iter().map(|fault| format!("error[{}]", fault.name));
        names.into_iter().any(|name| line.contains(&name))
    });
    let found: Vec<String> =
        lines.map(|line| line.split(":1:1").next().unwrap().to_owned()).collect();
    assert_eq!(run.code, i32::from(!run.out.is_empty()), "{}{}", run.out, run.err);
    found
}

#[test]
fn every_page_of_a_fault_of_files_shows_what_fires_and_what_does_not() {
    for fault in schema::OF_FILES {
        for example in Page::from(fault).examples() {
            let district = District::new(&[]);
            example.code.lines().filter(|path| *path != "plancc.yaml").for_each(|path| {
                let text = if path.ends_with("plancc.yaml") { "plancc: 1\n" } else { PLAN };
                district.write(path, text);
            });
            let run = district.run(&["lint", "--format", "concise"]);
            let fires = run.out.contains(&format!("error[{}]", fault.name));
            assert_eq!(fires, example.is("fires"), "{}: {}", fault.name, run.out);
            assert_eq!(run.code, i32::from(example.is("fires")), "{}", run.out);
        }
    }
}

#[test]
fn a_plan_with_another_ending_is_an_error() {
    let names = [
        "a.YAML",
        "b.Yml",
        "c.yaml.txt",
        "d.yml.TXT",
        "e.yaml ",
        "f.yaml.",
        "g.json",
        "h",
        "i.txt",
        "j.yaml.bak",
        "k.yaml~",
        "l.yaml.old",
        "m.draft",
        "n.yaml.disabled",
        "o.yaml2",
        "p.yaml (1)",
        "#q.yaml#",
        "r.ymal",
    ];
    for name in names {
        let path = format!("{FOLDER}/{name}");
        let district = district(&[(&*path, PLAN)]);
        assert_eq!(found(&district, &[]), [path.as_str()], "{name}");
        assert_eq!(found(&district, &["plans"]), [path.as_str()], "{name}");
        let run = district.run(&["build", "--to", "markdown"]);
        assert!(run.err.contains("looks like a plan but is skipped"), "{name}: {}", run.err);
        assert_eq!(run.code, 1, "{name}");
        assert!(district.path("dist/2026-2027/arts.md").exists(), "the others have their reports");
        for command in [&["fmt", "--check"][..], &["fix", "--diff"]] {
            let run = district.run(command);
            assert_eq!(run.code, 2, "{name}: {}", run.err);
            assert!(run.err.contains("looks like a plan but is skipped"), "{name}: {}", run.err);
        }
    }
}

#[test]
fn a_plan_in_another_notation_or_encoding_is_known_as_one() {
    let utf16: Vec<u8> = PLAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let texts = [
        b"{\"plancc\": 1, \"year\": \"2026-2027\"}".to_vec(),
        b"\xef\xbb\xbf# a remark\r\nplancc : 1\r\nyear: 2026-2027\r\n".to_vec(),
        b"  plancc: 1\n  \"department\": Arts\n".to_vec(),
        [b"\xff\xfe".to_vec(), utf16].concat(),
        b"plancc: 1\nyear: [ not closed\n".to_vec(),
    ];
    for text in texts {
        let district = district(&[]);
        std::fs::write(district.path("plans/2026-2027/dance"), &text).unwrap();
        assert_eq!(found(&district, &[]), ["plans/2026-2027/dance"], "{text:?}");
    }
}

#[test]
fn what_is_no_plan_may_lie_among_plans() {
    let district = district(&[
        ("plans/README.md", "```yaml\nplancc: 1\nyear: 2026-2027\n```\n"),
        ("plans/2026-2027/notes.txt", "Ask the department by Friday: year, budget.\n"),
        ("plans/2026-2027/.gitkeep", ""),
        ("plans/2026-2027/photo.jpg", "plancc: 1\nyear: 2026-2027\n"),
        ("plans/.github/workflows/ci.yml", "name: plans\non: push\njobs: {}\n"),
        ("plans/.git/HEAD", "ref: refs/heads/main\n"),
        ("plans/.git/x.yaml", PLAN),
        ("plans/2026-2027/Makefile", "year:\n\techo 2026\n"),
    ]);
    assert_eq!(found(&district, &[]), [""; 0]);
}

#[test]
fn an_editors_file_is_left_alone_as_long_as_its_plan_is_there() {
    let names = [
        "arts.yaml~",
        ".arts.yaml.swp",
        "#arts.yaml#",
        "arts.yaml.bak",
        "arts.yaml.~2~",
        "arts.yaml.orig",
    ];
    let files: Vec<String> = names.iter().map(|name| format!("{FOLDER}/{name}")).collect();
    let district = district(&[("plans/2026-2027/dance.yaml", PLAN)]);
    files.iter().for_each(|file| district.write(file, PLAN));
    assert_eq!(found(&district, &[]), [""; 0]);
    std::fs::remove_file(district.path("plans/2026-2027/arts.yaml")).unwrap();
    let mut all = files.clone();
    all.sort();
    assert_eq!(found(&district, &[]), all);
}

#[test]
fn a_hidden_plan_is_an_error_and_git_has_no_say() {
    let district = district(&[
        ("plans/2026-2027/.dance.yaml", PLAN),
        ("plans/.2025-2026/arts.yaml", PLAN),
        ("plans/2026-2027/.old/deep/arts.yaml", PLAN),
        ("plans/2026-2027/music.YAML", PLAN),
        (".gitignore", "music.YAML\n.*\n"),
        ("plans/.gitignore", "*\n"),
    ]);
    let expected = [
        "plans/.2025-2026/arts.yaml",
        "plans/2026-2027/.dance.yaml",
        "plans/2026-2027/.old/deep/arts.yaml",
        "plans/2026-2027/music.YAML",
    ];
    assert_eq!(found(&district, &[]), expected);
}

#[test]
fn a_folder_that_the_project_uses_otherwise_hides_no_plan() {
    for settings in ["output: plans/2025-2026", "templates: plans/2025-2026"] {
        let project = format!("plancc: 1\ndistrict: Test\n{settings}\n");
        let district = district(&[
            ("plancc.yaml", &*project),
            ("plans/2025-2026/arts.yaml", PLAN),
            ("plans/2025-2026/arts.json", "{\"plancc\": 1, \"year\": \"2025-2026\"}"),
        ]);
        assert_eq!(found(&district, &[]), ["plans/2025-2026/arts.yaml"], "{settings}");
    }
}

#[test]
fn a_project_file_among_plans_hides_nothing_and_is_an_error_wherever_one_stands() {
    let lax = "plancc: 1\ndistrict: Test\nlint: {rules: {action-without-owner: off}}\n";
    let wrong = "plancc: 1\nyear: 2026-2027\ndepartment: Dance\npurpos: to dance\n";
    let inner = "plans/2026-2027/sub/plancc.yaml";
    let plan = "plans/2026-2027/sub/dance.yaml";
    let district = district(&[(inner, lax), (plan, wrong)]);
    assert_eq!(found(&district, &[]), [inner]);
    let run = district.run(&["lint", "--format", "concise"]);
    assert!(run.out.contains("dance.yaml:4:1: error[unknown-key]"), "{}", run.out);
    // If the plan is named, or plancc runs in its folder, the inner project file applies, with an error.
    assert!(district.run(&["lint", plan, "--format", "concise"]).out.contains("nested-project"));
    let below = district.run_in(&district.path("plans/2026-2027/sub"), &["lint", "."], "");
    assert!(below.out.contains("error[nested-project]"), "{}", below.out);
    assert_eq!(below.code, 1);
    let input = ["lint", "-", "--stdin-filename", plan];
    let run = district.run_in(district.0.path(), &input, PLAN);
    assert!(run.out.contains("error[nested-project]"), "{}", run.out);
}

#[test]
fn projects_below_a_folder_that_was_named_are_not_passed_over() {
    let district = district(&[
        ("others/one/plancc.yaml", "plancc: 1\ndistrict: One\n"),
        ("others/one/plans/2026-2027/arts.yaml", PLAN),
        ("others/loose.yaml", PLAN),
    ]);
    assert_eq!(found(&district, &["others"]), ["others/one/plancc.yaml"]);
    assert_eq!(found(&district, &["others/one"]), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_hides_no_plan() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("music.yaml"), PLAN).unwrap();
    let district = district(&[("shared/dance.yaml", PLAN), ("shared/film.yaml", PLAN)]);
    let link =
        |to: &std::path::Path, name: &str| symlink(to, district.path(FOLDER).join(name)).unwrap();
    link(&district.path("shared/dance.yaml"), "dance.YAML");
    link(&district.path("shared"), ".shared");
    // A plan that a visible link also reaches is read.
    link(&district.path("shared/film.yaml"), "film.yaml");
    link("nowhere.yaml".as_ref(), ".#arts.yaml");
    let expected = ["plans/2026-2027/.shared/dance.yaml", "plans/2026-2027/dance.YAML"];
    assert_eq!(found(&district, &[]), expected);
    link(&outside.path().join("music.yaml"), "music.YAML");
    let run = district.run(&["lint"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("`plans/2026-2027/music.YAML`: it is a link to a hidden folder or to a location outside the project"),
        "{}",
        run.err
    );
}

#[test]
fn skipped_plans_keep_their_reports() {
    let district = district(&[("plans/2026-2027/dance.yaml", PLAN)]);
    assert_eq!(district.run(&["build", "--to", "markdown"]).code, 0);
    let plans = district.path(FOLDER);
    std::fs::rename(plans.join("dance.yaml"), plans.join("dance.YAML")).unwrap();
    assert_eq!(district.run(&["build", "--to", "markdown"]).code, 1);
    assert!(district.path("dist/2026-2027/dance.md").exists());
}

#[test]
fn skipped_plans_are_in_the_output_for_programs() {
    let district = district(&[("plans/2026-2027/dance.YAML", PLAN)]);
    for format in ["json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "markdown"]
    {
        let run = district.run(&["lint", "--format", format]);
        assert!(run.out.contains("plans/2026-2027/dance.YAML"), "{format}: {}", run.out);
        assert!(run.out.contains("skipped-plan"), "{format}: {}", run.out);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_hide_no_plan() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    for (name, rule) in
        [(&b"caf\xe9.YAML"[..], "skipped-plan"), (b"caf\xe9.yaml", "invalid-file-name")]
    {
        let district = district(&[]);
        let path = district.path(FOLDER).join(OsStr::from_bytes(name));
        if std::fs::write(path, PLAN).is_err() {
            // The file system allows only names that are text.
            return;
        }
        let run = district.run(&["lint", "--format", "concise"]);
        assert!(run.out.contains(&format!("error[{rule}]")), "{}", run.out);
        assert_eq!(run.code, 1);
    }
}
