//! Commands of CI systems, mentions, and documents that must stay well-formed.

use std::process::Output;

use assert_cmd::Command;
use plancc::prose::{Inline, inlines, markdown_inlines};
use plancc::report::findings::{Location, Position, Record, Run, checkstyle, junit};

use super::{PLAN, district};
use crate::kit::district::District;

/// Lines that a CI runner executes as commands.
const COMMANDS: &[&str] = &[
    "::error file=x::forged",
    "  ::warning::forged",
    "\u{a0}::notice::forged",
    "::add-mask::a",
    "::group::x",
    "::stop-commands::x",
    "words ##[error]forged",
    "##[group]forged",
    "##vso[task.setvariable variable=x]y",
    "##teamcity[testFailed name='x']",
    "####[error]forged",
];

/// Returns the output lines that a runner would execute, except between `stop-commands` and its token.
fn found(output: &Output) -> Vec<String> {
    let text = [&*output.stdout, b"\n", &*output.stderr].concat();
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut stopped: Option<String> = None;
    let mut found = Vec::new();
    for line in text.split(['\n', '\r']) {
        let line = line.trim_start();
        match &stopped {
            Some(token) if line == format!("::{token}::") => stopped = None,
            Some(_) => {}
            None if line.starts_with("::stop-commands::") => {
                stopped = line.strip_prefix("::stop-commands::").map(str::to_owned);
            }
            None if line.starts_with("::error")
                || COMMANDS
                    .iter()
                    .any(|one| one.trim().starts_with("::") && line.starts_with(one.trim()))
                || line.contains("##[")
                || line.contains("##vso[") =>
            {
                found.push(line.to_owned());
            }
            None => {}
        }
    }
    found
}

fn run(district: &District, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(district.0.path()).env("GITHUB_ACTIONS", "true").args(arguments);
    command.output().unwrap()
}

#[test]
fn no_text_of_a_plan_is_a_command_in_any_output() {
    for command in COMMANDS {
        // In a message, in a source line, in a change, and in text and code of a report.
        let plan = format!(
            "plancc: 1\nyear: 2026-2028\ndepartment: {{name: Arts}}\npurpose: |\n  Words:\n\n  {command}\n\n  ```\n  {command}\n  ```\n\n  `{command}`\nservices:\n  - '{}'\n  - '{}'\n",
            command.replace('\'', "''"),
            command.replace('\'', "''"),
        );
        let district = district(&[
            ("plans/2026-2027/bad.yaml", &plan),
            ("plans/2026-2027/good.yaml", &plan.replace("2026-2028", "2026-2027")),
            ("old.yaml", PLAN),
        ]);
        for arguments in [
            &["lint"][..],
            &["lint", "--format", "concise"],
            &["lint", "--format", "markdown"],
            &["lint", "--format", "json"],
            &["lint", "--format", "sarif"],
            &["lint", "--format", "junit"],
            &["lint", "--format", "checkstyle"],
            &["build", "--to", "html,markdown"],
            &["build", "plans/2026-2027/good.yaml", "--to", "markdown", "-o", "-"],
            &["diff", "old.yaml", "plans/2026-2027/good.yaml"],
            &["diff", "old.yaml", "plans/2026-2027/good.yaml", "--format", "markdown"],
            &["diff", "old.yaml", "plans/2026-2027/good.yaml", "--format", "json"],
            &["fmt", "--diff"],
            &["fix", "--diff", "--all"],
        ] {
            let output = run(&district, arguments);
            assert_ne!(output.status.code(), Some(101));
            let found = found(&output);
            assert!(found.is_empty(), "{command} {arguments:?}: {found:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn no_name_of_a_file_is_a_command() {
    let district = district(&[]);
    for name in [
        "a\n::error file=x::forged.yaml",
        "b\r::error file=x::forged.yaml",
        "c ##[error]forged.yaml",
    ] {
        district.write(&format!("plans/2026-2027/{name}"), &PLAN.replace("2026-2027", "2026-2028"));
    }
    let link = district.path("plans/2026-2027/d\n::error file=x::forged by a link.yaml");
    std::os::unix::fs::symlink("nowhere", link).unwrap();
    for arguments in [
        &["lint"][..],
        &["lint", "--format", "concise"],
        &["lint", "--format", "markdown"],
        &["build"],
        &["fmt", "--check"],
        &["fmt", "--diff"],
        &["fix", "--diff"],
    ] {
        let found = found(&run(&district, arguments));
        assert!(found.is_empty(), "{arguments:?}: {found:?}");
    }
    // An intended command names the file, and contains no other command.
    let output = run(&district, &["lint", "--format", "github"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.lines().all(|line| !line.starts_with("::error file=x::")), "{text}");
}

#[test]
fn a_patch_is_exact_and_its_commands_are_stopped_by_a_token_that_it_cannot_know() {
    let old = "plancc: 1\r\nyear: '2026-2027'\r\ndepartment: {name: Arts}\r\npurpose: |\r\n  ::error::forged\r\n";
    let district = district(&[("plans/2026-2027/arts.yaml", old)]);
    let patch = |actions: bool| {
        let mut command = Command::cargo_bin("plancc").unwrap();
        command.current_dir(district.0.path()).args(["fmt", "--diff"]);
        command.env_remove("GITHUB_ACTIONS");
        if actions {
            command.env("GITHUB_ACTIONS", "true");
        }
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let (plain, wrapped) = (patch(false), patch(true));
    assert!(plain.contains("::error::forged\r\n"), "{plain:?}");
    let (first, rest) = wrapped.split_once('\n').unwrap();
    let token = first.strip_prefix("::stop-commands::").unwrap();
    assert_eq!(rest, format!("{plain}::{token}::\n"));
    assert!(token.len() >= 32 && !plain.contains(token));
}

#[test]
fn json_with_commands_reads_as_the_same_json() {
    let plan = PLAN.replace("2026-2027", "2026-2028").replace("We play.", "'##[error]forged'");
    let district = district(&[
        ("plans/2026-2027/arts.yaml", &plan),
        ("plans/2026-2027/##[error]x.yaml", &plan),
    ]);
    let read =
        |output: Output| -> serde_json::Value { serde_json::from_slice(&output.stdout).unwrap() };
    let inside = read(run(&district, &["lint", "--format", "json"]));
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(district.0.path()).env_remove("GITHUB_ACTIONS");
    let outside = read(command.args(["lint", "--format", "json"]).output().unwrap());
    assert_eq!(inside, outside);
    assert!(inside.to_string().contains("##[error]x.yaml"));
}

#[test]
fn reports_in_json_and_comparisons_in_html_have_no_commands_on_standard_output() {
    let plan = PLAN.replace("We play.", "'Play ##[error]forged'");
    let district = district(&[("plans/2026-2027/arts.yaml", &plan), ("old.yaml", PLAN)]);
    let report = run(&district, &["build", "plans/2026-2027/arts.yaml", "--to", "json", "-o", "-"]);
    assert_eq!(found(&report), [""; 0]);
    let read: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
    assert!(read.to_string().contains("##[error]forged"), "the document reads as before");
    let sides = ["old.yaml", "plans/2026-2027/arts.yaml"];
    let page = run(&district, &[&["diff", "--format", "html"], &sides[..]].concat());
    assert_eq!(found(&page), [""; 0]);
    assert!(String::from_utf8_lossy(&page.stdout).contains("#&#35;[error]forged"));
}

#[test]
fn junit_and_checkstyle_are_well_formed_for_every_character() {
    let all: String =
        (0..=0xFFFF_u32).chain(0x1_FFF0..0x2_000F).filter_map(char::from_u32).collect();
    let spot = Position { byte: 0, line: 1, column: 1 };
    let record = Record {
        rule: "any",
        severity: "error",
        message: all.clone(),
        location: Location { file: all.clone(), start: spot, end: spot, label: Some(all.clone()) },
        path: all.clone(),
        related: Vec::new(),
        notes: vec![all.clone()],
        help: vec![all.clone()],
        fixes: Vec::new(),
        fingerprint: String::new(),
    };
    for files in [vec![all.clone()], Vec::new(), vec![all, "other".to_owned()]] {
        let run = Run { files, records: vec![record.clone()], ..Run::default() };
        for document in [junit(&run), checkstyle(&run)] {
            let read = roxmltree::Document::parse(&document);
            assert!(read.is_ok(), "{:?}", read.err());
        }
    }
}

#[test]
fn a_mention_is_escaped_after_everything_but_an_ascii_letter_or_digit() {
    for (text, is_mention) in [
        ("@name", true),
        ("café@name", true),
        ("ñ@org/team", true),
        ("字@name", true),
        ("ß@name", true),
        ("٣@name", true),
        ("(@name)", true),
        ("a@b.example", false),
        ("9@b.example", false),
    ] {
        let written = markdown_inlines(&[Inline::Text { text: text.to_owned() }]);
        assert_eq!(written.contains("@<!-- -->"), is_mention, "{written}");
        assert_eq!(inlines(&written.replace("<!-- -->", "")), inlines(text), "{written}");
    }
}
