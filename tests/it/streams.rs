//! Output of commands, and their behavior if a stream fails or is closed.

use std::fs;
use std::process::{Command, Stdio};

use super::district::District;

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpose: We sing.\n";

fn district() -> District {
    District::new(&[("plans/2026-2027/arts.yaml", PLAN)])
}

/// The program itself, for streams other than files.
fn program(district: &District, arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("plancc"));
    command.current_dir(district.0.path()).args(arguments).stdin(Stdio::null());
    command.env("SOURCE_DATE_EPOCH", "1790000000");
    command
}

#[test]
fn a_reader_that_has_seen_enough_ends_every_command_quietly() {
    let district = district();
    district.write("wrong.yaml", &PLAN.replace("purpose", "purpos"));
    district.write(
        "order.yaml",
        &PLAN.replace("plancc: 1\nyear: 2026-2027", "year: 2026-2027\nplancc: 1"),
    );
    for (arguments, code) in [
        (&["lint", "wrong.yaml"][..], 1),
        (&["build", "plans/2026-2027/arts.yaml", "-o", "-"], 0),
        (&["fmt", "--diff", "order.yaml"], 1),
        (&["rules"], 0),
        (&["explain", "wrong-type"], 0),
        (&["schema"], 0),
        (&["completions", "bash"], 0),
        (&["man"], 0),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = program(&district, arguments).stdout(writer).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(!said.contains("panicked") && !said.contains("ipe"), "{arguments:?}: {said}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_behind_standard_output_is_told_once() {
    let district = district();
    for arguments in [&["rules"][..], &["build", "plans/2026-2027/arts.yaml", "-o", "-"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = program(&district, arguments).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert_eq!(said, "error: cannot write to standard output: the disk is full\n");
    }
}

#[test]
fn colours_are_where_they_are_wanted_and_nowhere_else() {
    let district = district();
    district.write("wrong.yaml", &PLAN.replace("purpose", "purpos"));
    let coloured = |arguments: &[&str]| district.run(arguments).out.contains('\u{1b}');
    assert!(!coloured(&["lint", "wrong.yaml"]), "a file is no terminal");
    assert!(coloured(&["lint", "wrong.yaml", "--color", "always"]));
    assert!(!coloured(&["lint", "wrong.yaml", "--color", "never"]));
    let run = district.run(&["lint", "nothing.yaml", "--color", "always"]);
    assert!(
        run.err.starts_with("\u{1b}[1;31merror\u{1b}[0m: `nothing.yaml` not found"),
        "{}",
        run.err
    );
}

#[test]
fn lines_are_as_long_as_the_terminal_is_wide() {
    let district = district();
    let long = PLAN.replace("We sing.", &format!("{} #sing", "We sing ".repeat(40)));
    district.write("wrong.yaml", &long);
    let widest = |columns: &str| {
        let mut command = program(&district, &["lint", "wrong.yaml"]);
        let output = command.env("COLUMNS", columns).output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let of_the_plan = out.lines().filter(|line| line.starts_with("4 |"));
        of_the_plan.map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("60") <= 60, "{}", widest("60"));
    assert!((61..=120).contains(&widest("120")), "{}", widest("120"));
    assert_eq!(widest("nonsense"), widest("80"));
}

#[test]
fn quiet_prints_findings_only_and_the_exit_code_follows_the_limit() {
    let district = district();
    assert_eq!(district.run(&["lint", "--quiet"]).err, "");
    assert_eq!(district.run(&["build", "--quiet"]).err, "");
    district.write("plans/2026-2027/arts.yaml", &PLAN.replace("purpose", "purpos"));
    let run = district.run(&["lint", "-q"]);
    assert_eq!((run.code, &*run.err), (1, ""));
    assert!(run.out.contains("unknown-key"));
    for (limit, code) in [("error", 1), ("warning", 1), ("info", 1), ("never", 2)] {
        assert_eq!(district.run(&["lint", "--fail-on", limit]).code, code, "{limit}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told_once_and_nothing_is_lost() {
    let district = district();
    district.write("plans/2026-2027/dance.yaml", PLAN);
    let run = district.run(&["build", "--out", "plancc.yaml/reports"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err.matches("error: ").count(), 1, "{}", run.err);
    assert!(run.err.contains("`plancc.yaml` is a file, not a folder"), "{}", run.err);
    assert_eq!(district.text("plancc.yaml"), "plancc: 1\ndistrict: Test\n");
}

#[test]
#[cfg(unix)]
fn no_link_leads_out_of_the_project_or_of_the_output_folder() {
    let (district, outside) = (district(), tempfile::tempdir().unwrap());
    let secret = outside.path().join("secret.yaml");
    fs::write(&secret, "plancc: 1\nyear: 2026-2027\npurpose: secret\n").unwrap();
    std::os::unix::fs::symlink(&secret, district.path("plans/2026-2027/link.yaml")).unwrap();
    let run = district.run(&["lint"]);
    assert_eq!((run.code, run.out.contains("secret")), (2, false), "{}", run.out);
    assert!(
        run.err.contains("`plans/2026-2027/link.yaml`: it is a link to a hidden folder or to a location outside the project"),
        "{}",
        run.err
    );
    fs::remove_file(district.path("plans/2026-2027/link.yaml")).unwrap();
    fs::create_dir_all(district.path("dist/2026-2027")).unwrap();
    std::os::unix::fs::symlink(&secret, district.path("dist/2026-2027/arts.html")).unwrap();
    let run = district.run(&["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("dist/2026-2027/arts.html"), "{}", run.err);
    assert!(fs::read_to_string(&secret).unwrap().ends_with("purpose: secret\n"));
}

#[test]
fn what_is_too_large_or_too_deep_ends_with_a_message() {
    let district = district();
    let large = fs::File::create(district.path("large.yaml")).unwrap();
    large.set_len(50_000_000).unwrap();
    let deep = |open: &str, close: &str| {
        format!("{PLAN}services: {}{}\n", open.repeat(10_000), close.repeat(10_000))
    };
    district.write("brackets.yaml", &deep("[", "]"));
    district.write("braces.yaml", &deep("{a: ", "}"));
    district.write("dashes.yaml", &format!("{PLAN}services:\n  {}x\n", "- ".repeat(10_000)));
    let quoted = format!("{} deep", ">".repeat(10_000));
    district.write("quoted.yaml", &PLAN.replace("We sing.", &format!("|\n  {quoted}")));
    for (file, code, says) in [
        ("large.yaml", 2, "cannot read `large.yaml`: it is too large (50 MB or more)"),
        ("brackets.yaml", 1, "lists and keys are nested more than 64 levels deep"),
        ("braces.yaml", 1, "lists and keys are nested more than 64 levels deep"),
        ("dashes.yaml", 1, "lists and keys are nested more than 64 levels deep"),
        ("quoted.yaml", 0, ""),
    ] {
        for command in [&["lint", file][..], &["build", file, "-o", "out.html"]] {
            let run = district.run(command);
            let said = run.out + &run.err;
            assert_eq!(run.code, code, "{command:?}: {said}");
            assert!(said.contains(says), "{command:?}: {said}");
            assert!(said.lines().all(|line| line.chars().count() <= 200), "{command:?}: {said}");
        }
    }
}
