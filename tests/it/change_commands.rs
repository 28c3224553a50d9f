//! `plancc fix` and `plancc fmt` on the command line: written files, output and exit codes.

use std::fs;

use super::district::District;

const PLAN: &str = "plans/2026-2027/arts.yaml";
const WRONG: &str =
    "plancc: 1 # ours\nyear: SY 2026-27\ndepartment: Arts\nbudget: {total: \"$1,200\"}\n";
const MENDED: &str = "plancc: 1 # ours\nyear: 2026-2027\ndepartment: Arts\nbudget: {total: 1200}\n";
const LOOSE: &str = "year: 2026-2027\nplancc: 1 # ours\ndepartment:   Arts\n";
const FORMATTED: &str = "plancc: 1 # ours\nyear: 2026-2027\ndepartment: Arts\n";
/// A plan with two errors that hide part of its content.
const INVALID_YAML: &str = "plancc: 1\nyear: 2026-2027\npurpose: \"We sing\ndepartment: Arts\n";

fn district(plan: &str) -> District {
    District::new(&[(PLAN, plan)])
}

/// Returns the other files in the plan's folder.
fn beside(district: &District) -> Vec<String> {
    let entries = fs::read_dir(district.path("plans/2026-2027")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name != "arts.yaml").collect()
}

#[test]
fn fix_says_a_line_a_fix_and_writes_the_file_whole() {
    let district = district(WRONG);
    let run = district.run(&["fix", PLAN]);
    assert_eq!((run.code, &*run.out), (0, ""), "{}", run.err);
    assert_eq!(district.text(PLAN), MENDED);
    assert!(
        run.err.contains(&format!("{PLAN}:2: write `2026-2027` (invalid-year)")),
        "{}",
        run.err
    );
    assert!(run.err.contains("2 fixes applied in 1 plan"), "{}", run.err);
    assert_eq!(beside(&district), Vec::<String>::new());
    let again = district.run(&["fix"]);
    assert_eq!((again.code, again.err.trim()), (0, "no fixes to apply"));
}

#[test]
fn without_a_path_all_of_the_project_is_mended_and_a_named_folder_alone_where_one_is_named() {
    let district = district(WRONG);
    district.write("plans/2025-2026/arts.yaml", &WRONG.replace("2026-27", "2025-26"));
    assert_eq!(district.run(&["fix", "plans/2026-2027"]).code, 0);
    assert!(district.text("plans/2025-2026/arts.yaml").contains("SY 2025-26"));
    assert_eq!(district.run(&["fix"]).code, 0);
    assert!(district.text("plans/2025-2026/arts.yaml").contains("year: 2025-2026"));
    assert_eq!(district.run(&["fmt", "no-such.yaml"]).code, 2);
}

#[test]
fn diff_shows_lines_and_writes_nothing() {
    for (command, plan, line) in
        [("fix", WRONG, "+year: 2026-2027"), ("fmt", LOOSE, "+department: Arts")]
    {
        let district = district(plan);
        let run = district.run(&[command, "--diff"]);
        assert_eq!(run.code, 1, "{command}: {}", run.err);
        assert!(run.out.lines().any(|shown| shown == line), "{command}: {}", run.out);
        assert_eq!(district.text(PLAN), plan, "{command}");
    }
    for command in ["fix", "fmt"] {
        let run = district(FORMATTED).run(&[command, "--diff"]);
        assert_eq!((run.code, &*run.out), (0, ""), "{command}: {}", run.err);
    }
}

#[test]
fn fmt_check_names_what_would_change_and_writes_nothing() {
    let district = district(LOOSE);
    district.write("plans/2026-2027/music.yaml", &FORMATTED.replace("Arts", "Music"));
    let run = district.run(&["fmt", "--check"]);
    assert_eq!((run.code, run.out.trim()), (1, PLAN), "{}", run.err);
    assert_eq!(district.text(PLAN), LOOSE);
    assert_eq!(district.run(&["fmt"]).code, 0);
    assert_eq!(district.text(PLAN), FORMATTED);
    let run = district.run(&["fmt", "--check"]);
    assert_eq!((run.code, &*run.out), (0, ""), "{}", run.err);
}

#[test]
fn standard_input_goes_to_standard_output_and_nothing_else_does() {
    let district = district(FORMATTED);
    for (command, plan, expected) in [("fix", WRONG, MENDED), ("fmt", LOOSE, FORMATTED)] {
        let run = district.run_in(district.0.path(), &[command, "-"], plan);
        assert_eq!((run.code, &*run.out), (0, expected), "{command}: {}", run.err);
        let run = district.run_in(district.0.path(), &[command, "-", PLAN], plan);
        assert_eq!((run.code, &*run.out), (2, ""), "{command}: {}", run.err);
        assert!(
            run.err.contains("`-` (standard input) cannot be combined with files"),
            "{}",
            run.err
        );
    }
    assert_eq!(district.text(PLAN), FORMATTED);
}

#[test]
fn what_is_only_likely_waits_for_unsafe() {
    let plan = MENDED.replace("year: 2026-2027", "year: 2026");
    let district = district(&plan);
    let run = district.run(&["fix"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.err.contains("1 suggestion: `plancc fix --diff` shows how to apply one"),
        "{}",
        run.err
    );
    assert_eq!(district.text(PLAN), plan);
    assert_eq!(district.run(&["fix", "--unsafe", "--diff"]).code, 1);
    assert_eq!(district.text(PLAN), plan);
    assert_eq!(district.run(&["fix", "--unsafe"]).code, 0);
    assert_eq!(district.text(PLAN), MENDED);
}

#[test]
fn a_file_that_cannot_be_read_as_meant_is_left_alone() {
    let district = district(INVALID_YAML);
    district.write("plans/2026-2027/music.yaml", &LOOSE.replace("Arts", "Music"));
    let run = district.run(&["fmt"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains(&format!("cannot format `{PLAN}`")), "{}", run.err);
    assert!(run.err.contains("unclosed-quote"), "{}", run.err);
    assert_eq!(district.text(PLAN), INVALID_YAML);
    // The other plan is still fixed.
    assert_eq!(district.text("plans/2026-2027/music.yaml"), FORMATTED.replace("Arts", "Music"));
    assert_eq!(district.run(&["fix", PLAN]).code, 1);
    assert_eq!(district.text(PLAN), INVALID_YAML);
    // A file that isn't text isn't shown.
    fs::write(district.path(PLAN), b"plancc: 1\nyear: 2026-2027\npurpose: \xe9t\xe9\n").unwrap();
    for command in ["fix", "fmt"] {
        let run = district.run(&[command, PLAN]);
        assert_eq!(run.code, 2, "{command}: {}", run.err);
        assert!(run.err.contains("UTF-8"), "{command}: {}", run.err);
    }
}

#[test]
fn a_file_that_the_user_may_not_write_to_is_left_unchanged() {
    for (command, plan) in [("fix", WRONG), ("fmt", LOOSE)] {
        let district = district(plan);
        let mut rights = fs::metadata(district.path(PLAN)).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(district.path(PLAN), rights).unwrap();
        // For root, no file is read-only.
        let may_write = fs::OpenOptions::new().write(true).open(district.path(PLAN)).is_ok();
        let run = district.run(&[command]);
        if may_write {
            assert_ne!(district.text(PLAN), plan, "{command}: {}", run.err);
            let rights = fs::metadata(district.path(PLAN)).unwrap().permissions();
            assert!(rights.readonly(), "{command}: the mode changed");
            continue;
        }
        assert_eq!(run.code, 2, "{command}: {}", run.err);
        assert!(run.err.contains("it is read-only"), "{command}: {}", run.err);
        assert_eq!(district.text(PLAN), plan, "{command}");
        assert_eq!(beside(&district), Vec::<String>::new(), "{command}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_and_a_file_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    for (command, plan, expected) in [("fix", WRONG, MENDED), ("fmt", LOOSE, FORMATTED)] {
        let district = district(FORMATTED);
        district.write("elsewhere/art.yaml", plan);
        let rights = fs::Permissions::from_mode(0o640);
        fs::set_permissions(district.path("elsewhere/art.yaml"), rights).unwrap();
        fs::remove_file(district.path(PLAN)).unwrap();
        std::os::unix::fs::symlink("../../elsewhere/art.yaml", district.path(PLAN)).unwrap();
        let run = district.run(&[command, PLAN]);
        assert_eq!(run.code, 0, "{command}: {}", run.err);
        assert!(district.path(PLAN).is_symlink(), "{command}");
        assert_eq!(district.text("elsewhere/art.yaml"), expected, "{command}");
        let mode = fs::metadata(district.path(PLAN)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640, "{command}");
    }
}

#[test]
fn windows_line_ends_and_a_missing_last_one_are_kept_or_mended_as_promised() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    for (command, plan, expected) in [("fix", WRONG, MENDED), ("fmt", LOOSE, FORMATTED)] {
        let district = district(&windows(plan));
        assert_eq!(district.run(&[command]).code, 0);
        assert_eq!(district.text(PLAN), windows(expected), "{command}");
    }
    // An added line has the same ending as the others, and no line break is added at the end of the file.
    let district = district("year: 2026-2027\r\ndepartment: Arts");
    assert_eq!(district.run(&["fix"]).code, 0);
    assert_eq!(district.text(PLAN), "plancc: 1\r\nyear: 2026-2027\r\ndepartment: Arts");
    assert_eq!(district.run(&["fmt"]).code, 0);
    assert_eq!(district.text(PLAN), "plancc: 1\r\nyear: 2026-2027\r\ndepartment: Arts\r\n");
}
