//! Files that cannot be compared fail the gate, with the reason in every format.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
#[cfg(windows)]
use std::os::windows::fs::symlink_file as symlink;
use std::path::Path;
use std::process::Command;

use crate::kit::district::District;
use crate::needs::tests;

tests! {
    []:
        a_part_that_cannot_be_read_fails_whichever_side_has_it,
        another_unicode_form_is_a_change_of_form_only;
    [Git]:
        a_file_that_cannot_be_read_fails_with_its_reason,
        rules_that_cannot_be_read_fail,
        a_plan_that_was_moved_is_compared_though_only_its_new_place_is_named,
        years_select_plans_by_either_version;
    [Git, Posix]:
        an_absolute_folder_of_plans_is_not_compared,
        a_file_with_the_name_of_a_revision_is_not_compared_in_its_place,
        a_link_that_stays_fails_if_what_it_leads_to_changed,
        a_link_in_the_place_of_a_plan_fails_and_one_that_stays_does_not;
}

const FILE: &str = "plans/2026-2027/library.yaml";
const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Library\npurpose: We lend books.\n";
const FORMATS: [&str; 4] = ["human", "markdown", "html", "json"];

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=office", "-c", "user.email=office@district.example"])
        .args(["-c", "init.defaultBranch=main"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn repository(plan: &str) -> District {
    let district = District::new(&[(FILE, plan)]);
    git(district.0.path(), &["init", "--quiet"]);
    commit(&district);
    district
}

fn commit(district: &District) {
    git(district.0.path(), &["add", "--all"]);
    git(district.0.path(), &["commit", "--quiet", "--allow-empty", "--message", "change"]);
}

/// Checks that every format has this text on standard output, and that the gate fails.
fn is_told(district: &District, sides: &[&str], said: &str) {
    for format in FORMATS {
        let run = district
            .run(&[&["diff"], sides, &["--fail-on", "material", "--format", format]].concat());
        assert_eq!(run.code, 1, "{format}: {}{}", run.out, run.err);
        let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        let out = out.replace(['`', '\\'], "").replace("&quot;", "\"");
        assert!(out.contains(said), "{format} lacks “{said}”: {out}");
    }
}

fn a_part_that_cannot_be_read_fails_whichever_side_has_it() {
    let twice = PLAN.replace("purpose:", "purpose: We buy books.\npurpose:");
    for (old, new, side) in [(PLAN, &*twice, "new"), (&*twice, PLAN, "old")] {
        let district = District::new(&[("before.yaml", old), ("after.yaml", new)]);
        let sides = ["before.yaml", "after.yaml"];
        is_told(&district, &sides, "line 5: ");
        let run = district.run(&["diff", "before.yaml", "after.yaml"]);
        assert_eq!(run.code, 0, "nobody asked for a gate: {}", run.err);
        assert!(run.out.contains(&format!("the {side} version has 1 error")), "{}", run.out);
        assert!(run.err.contains("some files or parts could not be compared"), "{}", run.err);
    }
    let district = District::new(&[("before.yaml", PLAN), ("after.yaml", "- [ not: a plan")]);
    is_told(&district, &["before.yaml", "after.yaml"], "line 1: ");
}

fn a_file_that_cannot_be_read_fails_with_its_reason() {
    // An image.
    let district = repository(PLAN);
    fs::write(district.path(FILE), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xfe").unwrap();
    commit(&district);
    is_told(&district, &["HEAD~1..HEAD"], "not a plan");
    // A file of 50 MB.
    let district = repository(PLAN);
    fs::write(district.path(FILE), vec![b'#'; 50_000_000]).unwrap();
    commit(&district);
    is_told(&district, &["HEAD~1..HEAD"], "too large (50 MB or more)");
    is_told(&district, &["HEAD~1"], "too large (50 MB or more)");
    let run = district.run(&["diff", "HEAD~1..HEAD"]);
    assert_eq!(run.code, 2, "without a gate it is an error of the run: {}", run.err);
}

fn a_link_in_the_place_of_a_plan_fails_and_one_that_stays_does_not() {
    let district = repository(PLAN);
    fs::rename(district.path(FILE), district.path("elsewhere.yaml")).unwrap();
    symlink("../../elsewhere.yaml", district.path(FILE)).unwrap();
    commit(&district);
    is_told(&district, &["HEAD~1..HEAD"], "is a symbolic link in the new version");
    district.write("plans/2026-2027/arts.yaml", "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n");
    commit(&district);
    let run = district.run(&["diff", "HEAD~1..HEAD", "--fail-on", "material"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let run = district.run(&["diff", "--", "plans/2026-2027/arts.yaml"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    // The same holds for rules: in a commit, a project file that is a link is not followed.
    fs::rename(district.path("plancc.yaml"), district.path("rules.yaml")).unwrap();
    symlink("rules.yaml", district.path("plancc.yaml")).unwrap();
    commit(&district);
    is_told(&district, &["HEAD~1..HEAD"], "plancc.yaml is a symbolic link");
}

fn a_link_that_stays_fails_if_what_it_leads_to_changed() {
    let changed = PLAN.replace("lend", "sell");
    for (link, to) in [
        ("plans/2026-2027/dance.yaml", "../../shared/dance.yaml"),
        ("plans/shared", "../shared"),
        ("plans/shared.d", "../shared"),
        ("plans/twice", "../first/shared"),
        ("plans/inner", "../outer"),
    ] {
        let district = repository(PLAN);
        district.write("plancc.yaml", "plancc: 1\ndistrict: Test\n");
        district.write("shared/dance.yaml", PLAN);
        district.write("outer/readme", "");
        symlink(".", district.path("first")).unwrap();
        symlink("../shared", district.path("outer/shared")).unwrap();
        symlink(to, district.path(link)).unwrap();
        commit(&district);
        commit(&district);
        let run = district.run(&["diff", "HEAD~1..HEAD", "--fail-on", "material"]);
        assert_eq!(run.code, 0, "{link}: {}{}", run.out, run.err);
        district.write("shared/dance.yaml", &changed);
        commit(&district);
        is_told(&district, &["HEAD~1..HEAD"], "is a symbolic link, and its target changed");
        is_told(&district, &["HEAD~1"], "is a symbolic link, and its target changed");
    }
    // Links and steps up in the path of a folder of plans.
    for (folder, is_compared) in [("link/shared", false), ("plans/../shared", true)] {
        let district = repository(PLAN);
        let project = format!("plancc: 1\ndistrict: Test\nplans: [plans, {folder}]\n");
        district.write("plancc.yaml", &project);
        district.write("shared/dance.yaml", PLAN);
        symlink(".", district.path("link")).unwrap();
        commit(&district);
        district.write("shared/dance.yaml", &changed);
        commit(&district);
        if !is_compared {
            is_told(&district, &["HEAD~1..HEAD"], "link/shared is a symbolic link");
            continue;
        }
        let run = district.run(&["diff", "HEAD~1..HEAD", "--fail-on", "substantive"]);
        assert!(run.code == 1 && run.out.contains("shared/dance.yaml"), "{}{}", run.out, run.err);
    }
}

fn an_absolute_folder_of_plans_is_not_compared() {
    let district = repository(PLAN);
    district.write("plancc.yaml", "plancc: 1\ndistrict: Test\nplans: [plans, /srv/plans]\n");
    commit(&district);
    commit(&district);
    is_told(&district, &["HEAD~1..HEAD"], "the plans folder /srv/plans is an absolute path");
}

fn a_file_with_the_name_of_a_revision_is_not_compared_in_its_place() {
    for (sides, names) in [
        (&["main...HEAD"][..], &["main...HEAD/dance.yaml"][..]),
        (&["main..HEAD"], &["main..HEAD"]),
        (&["main", "HEAD"], &["main", "HEAD"]),
        (&["main:plans", "HEAD:plans"], &["main:plans/dance.yaml", "HEAD:plans/dance.yaml"]),
    ] {
        let district = repository(PLAN);
        commit(&district);
        git(district.0.path(), &["checkout", "--quiet", "-b", "change"]);
        district.write(FILE, &PLAN.replace("department: Library", "department: Arts"));
        names.iter().for_each(|name| district.write(name, PLAN));
        commit(&district);
        let run = district.run(&[&["diff", "--fail-on", "editorial"], sides].concat());
        assert_eq!(run.code, 2, "{sides:?}: {}{}", run.out, run.err);
        assert!(run.err.contains("is both a revision and a file"), "{}", run.err);
    }
    // The folder above is no range.
    let district = repository(PLAN);
    commit(&district);
    assert_eq!(district.run(&["diff", "."]).code, 0);
}

fn rules_that_cannot_be_read_fail() {
    for (file, text, said) in [
        (
            "plancc.yaml",
            "plancc: 1\ndistrict: Test\nlint: {rules: {x: huge}}\n",
            "version of plancc.yaml has",
        ),
        ("approvals.yaml", "plancc: 1\napproved: yes\n", "version of approvals.yaml has"),
        ("plancc-baseline.yaml", "plancc: 1\nheld: [1]\n", "version of plancc-baseline.yaml has"),
    ] {
        let district = repository(PLAN);
        district.write(file, text);
        commit(&district);
        is_told(&district, &["HEAD~1..HEAD"], said);
        // Once the file is committed, the next change is compared in full.
        commit(&district);
        let run = district.run(&["diff", "HEAD~1..HEAD", "--fail-on", "material"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    }
}

fn a_plan_that_was_moved_is_compared_though_only_its_new_place_is_named() {
    let text = "plancc: 1\nyear: 2026-2027\ndepartment: {name: Library, contact: {title: Head, email: head@school.example}}\n\
                purpose: We lend books.\nservices: [loans, visits]\npriorities:\n  - id: reading\n    priority: every child reads\n    \
                owner: Librarian\n    metrics:\n      - {id: loans, metric: books borrowed, target: 80}\n";
    let lowered = text.replace("target: 80", "target: 50");
    let moved = "plans/2026-2027/media/center.yaml";
    for (new, text) in [
        (moved, lowered.clone()),
        ("plans/2026-2027/Library.yaml", lowered.clone()),
        ("plans/2027-2028/library.yaml", lowered.replace("2026-2027", "2027-2028")),
    ] {
        let district = repository(&text.replace("target: 50", "target: 80"));
        district
            .write("plans/2026-2027/arts.yaml", "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n");
        district.write(
            "plans/2026-2027/arts2.yaml",
            "plancc: 1\nyear: 2026-2027\nid: arts2\ndepartment: Arts\n",
        );
        commit(&district);
        fs::remove_file(district.path(FILE)).unwrap();
        district.write(new, &text);
        district
            .write("plans/2026-2027/arts.yaml", "plancc: 1\nyear: 2026-2027\ndepartment: Art\n");
        for path in [new, FILE] {
            let run = district.run(&["diff", "--fail-on", "material", "--", path]);
            assert_eq!(run.code, 1, "{path}: {}", run.err);
            assert!(run.out.contains("target 80 → 50"), "{path}: {}", run.out);
            assert!(!run.out.contains("arts"), "only what was named is said: {}", run.out);
        }
        commit(&district);
        let run = district.run(&["diff", "HEAD~1..HEAD", "--fail-on", "material", "--", new]);
        assert!(run.code == 1 && run.out.contains("target 80 → 50"), "{}", run.out);
    }
}

fn years_select_plans_by_either_version() {
    let district = repository(PLAN);
    let other = "plans/2025-2026/library.yaml";
    district.write(other, &PLAN.replace("2026-2027", "2025-2026"));
    commit(&district);
    for (path, year) in [(FILE, "2026-2027"), (other, "2025-2026")] {
        let text = PLAN.replace("lend books", "lend many things").replace("2026-2027", year);
        district.write(path, &text);
    }
    for (years, shown, hidden) in [("2026-2027", FILE, other), ("2025-2026", other, FILE)] {
        for format in FORMATS {
            let run = district.run(&["diff", "--year", years, "--format", format]);
            assert!(run.out.contains(shown) && !run.out.contains(hidden), "{format}: {}", run.out);
        }
    }
    let run = district.run(&["diff", "--year", "2024-2025"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    let run = district.run(&["diff", "--year", "2025-2026,2026-2027"]);
    assert!(run.out.contains(FILE) && run.out.contains(other), "{}", run.out);
    // A plan without a valid year may be from any year.
    district.write(FILE, "plancc: 1\nyear: soon\ndepartment: Library\n");
    let run = district.run(&["diff", "--year", "2024-2025", "--fail-on", "material"]);
    assert!(run.code == 1 && run.out.contains(FILE), "{}", run.out);
}

/// The same characters in different Unicode normalization forms: `é` as one character, and as two.
fn another_unicode_form_is_a_change_of_form_only() {
    let composed = "plancc: 1\nyear: 2026-2027\nid: library\ndepartment: Librer\u{ed}a\npurpose: We re\u{e9}lire.\n\
                    priorities:\n  - {id: coffee, priority: caf\u{e9} for all, owner: Jos\u{e9}, students: [jalape\u{f1}o group]}\n";
    let decomposed = composed
        .replace('\u{ed}', "i\u{301}")
        .replace('\u{e9}', "e\u{301}")
        .replace('\u{f1}', "n\u{303}");
    for (old, new) in [(composed, &*decomposed), (&*decomposed, composed)] {
        let district = District::new(&[("before.yaml", old), ("after.yaml", new)]);
        let run = district.run(&["diff", "--fail-on", "substantive", "before.yaml", "after.yaml"]);
        assert_eq!(run.code, 0, "{}", run.out);
        assert!(run.out.contains("different Unicode characters"), "{}", run.out);
        for weight in ["material", "substantive"] {
            assert!(!run.out.contains(weight), "{}", run.out);
        }
    }
    // Other changed words still count.
    let other = decomposed.replace("for all", "for some");
    let district = District::new(&[("before.yaml", composed), ("after.yaml", &other)]);
    let run = district.run(&["diff", "--fail-on", "substantive", "before.yaml", "after.yaml"]);
    assert_eq!(run.code, 1, "{}", run.out);
}
