//! The GitHub action: runs its steps like a runner would, on the branch of a pull request.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::ci_runner::{FILE, INSTALLED, Runner, action, out, programs, release};
use crate::needs::tests;

tests! {
    [Git, Bash]:
        no_step_writes_an_expression_into_its_script,
        a_program_that_is_there_is_not_built_again,
        an_unfit_plan_fails_the_step_and_is_told_where_it_stands_whatever_the_folder,
        a_sound_plan_passes_and_its_report_is_built,
        an_input_is_never_read_as_a_command,
        the_release_of_the_actions_tag_or_commit_is_installed_if_it_is_attested,
        the_release_is_installed_if_it_has_the_sha256_that_the_job_gives,
        a_file_that_cannot_be_verified_stops_the_job,
        without_a_release_the_action_builds_its_own_source_and_caches_it_by_version,
        a_version_or_a_sum_that_the_job_asks_for_must_be_there,
        a_pull_request_says_what_it_changes;
}

const SOUND: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
const UNFIT: &str = "plancc: 1\nyear: 2026-2028\ndepartment: Arts\n";

fn no_step_writes_an_expression_into_its_script() {
    let action = action();
    let steps = action["steps"].as_array().unwrap();
    assert!(steps.len() >= 3);
    for step in steps.iter().filter_map(|step| step["run"].as_str()) {
        assert!(!step.contains("${{"), "{step}");
    }
}

fn a_program_that_is_there_is_not_built_again() {
    let output = Runner::new(".", SOUND).step("Install plancc", &[]);
    assert!(output.status.success());
    assert!(out(&output).contains("plancc is already installed"), "{}", out(&output));
}

fn an_unfit_plan_fails_the_step_and_is_told_where_it_stands_whatever_the_folder() {
    for folder in [".", "district/office"] {
        let runner = Runner::new(folder, UNFIT);
        let output = runner.step("Lint", &[]);
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        let path = Path::new(folder).join("plans/2026-2027/arts.yaml");
        let path = path.strip_prefix(".").unwrap_or(&path).to_str().unwrap().to_owned();
        let annotation = format!("::error file={path},line=2,");
        assert!(out(&output).contains(&annotation), "{}", out(&output));
        let summary = runner.read("GITHUB_STEP_SUMMARY");
        assert!(summary.contains(&path) && summary.contains("invalid-year"), "{summary}");
        let named = runner.read("GITHUB_OUTPUT");
        let sarif = named.trim().strip_prefix("sarif=").unwrap();
        let sarif = fs::read_to_string(runner.top.path().join(sarif)).unwrap();
        let sarif: Value = serde_json::from_str(&sarif).unwrap();
        let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], path, "{place}");
    }
}

fn a_sound_plan_passes_and_its_report_is_built() {
    let runner = Runner::new("district", SOUND);
    let output = runner.step("Lint", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!out(&output).contains("::error"), "{}", out(&output));
    let output = runner.step("Build", &[("to", "html,json"), ("out", "reports of the year")]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let report = runner.top.path().join("district/reports of the year/2026-2027/arts.html");
    assert!(report.is_file(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn an_input_is_never_read_as_a_command() {
    let runner = Runner::new(".", SOUND);
    let hostile = "$(touch taken); touch taken\n`touch taken`\n--help";
    let output = runner.step("Lint", &[("paths", hostile)]);
    assert_eq!(output.status.code(), Some(2), "{}", out(&output));
    for (input, step) in [("stage", "Lint"), ("fail-on", "Lint"), ("to", "Build")] {
        assert!(!runner.step(step, &[(input, "board; touch taken")]).status.success(), "{input}");
    }
    assert!(!runner.top.path().join("taken").exists());
}

/// Returns an output of the step.
fn output_of(runner: &Runner, name: &str) -> Option<String> {
    let text = runner.read("GITHUB_OUTPUT");
    let mut lines = text.lines().filter_map(|line| line.split_once('='));
    lines.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// Returns GitHub's context for an action that is used as `office/plancc@REF`.
fn used_at(reference: &'static str) -> [(&'static str, &'static str); 3] {
    [
        ("github.action_ref", reference),
        ("github.action_repository", "office/plancc"),
        ("github.action_path", env!("CARGO_MANIFEST_DIR")),
    ]
}

fn install(runner: &Runner, inputs: &[(&str, &str)], reference: &'static str) -> Output {
    runner.step_of("Install plancc", inputs, &used_at(reference), &programs(runner))
}

fn the_release_of_the_actions_tag_or_commit_is_installed_if_it_is_attested() {
    let version = concat!("v", env!("CARGO_PKG_VERSION"));
    for (reference, tags) in [(version, ""), (COMMIT, COMMIT)] {
        let runner = Runner::new(".", SOUND);
        programs(&runner);
        fs::write(runner.file("tags"), format!("{tags}\trefs/tags/{version}\n")).unwrap();
        release(&runner);
        let output = install(&runner, &[], reference);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{}{err}", out(&output));
        let asked = runner.read("asked");
        let address =
            format!("https://github.com/office/plancc/releases/download/{version}/{FILE}");
        assert!(asked.lines().any(|line| line == address), "{asked}");
        let verified = runner.read("verified");
        for word in ["office/plancc", &format!("refs/tags/{version}"), "--signer-workflow"] {
            assert!(verified.lines().any(|line| line == word), "{verified}");
        }
        let ran = Command::new(output_of(&runner, "program").unwrap()).output().unwrap();
        assert_eq!(out(&ran), "plancc of the release\n");
        assert_eq!(output_of(&runner, "build"), None);
    }
}

fn the_release_is_installed_if_it_has_the_sha256_that_the_job_gives() {
    let runner = Runner::new(".", SOUND);
    programs(&runner);
    let sum = release(&runner);
    let output = install(&runner, &[("sha256", &sum), ("version", "v9.8.7")], "main");
    assert!(output.status.success(), "{}", out(&output));
    assert!(runner.read("asked").contains("/v9.8.7/"));
    assert_eq!(runner.read("verified"), "");
    assert!(output_of(&runner, "program").unwrap().ends_with(FILE));
}

fn a_file_that_cannot_be_verified_stops_the_job() {
    for inputs in
        [vec![], vec![("sha256", COMMIT)], vec![("sha256", SUM)], vec![("version", "v0.1.0")]]
    {
        let runner = Runner::new(".", SOUND);
        programs(&runner);
        release(&runner);
        fs::write(runner.file("released").join(FILE), "#!/bin/sh\necho another\n").unwrap();
        let output = install(&runner, &inputs, "v0.1.0");
        assert_eq!(output.status.code(), Some(1), "{inputs:?}: {}", out(&output));
        assert!(out(&output).contains("::error"), "{inputs:?}: {}", out(&output));
        assert_eq!(output_of(&runner, "program"), None, "{inputs:?}");
        assert_eq!(output_of(&runner, "build"), None, "{inputs:?}");
    }
}

const SUM: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn without_a_release_the_action_builds_its_own_source_and_caches_it_by_version() {
    // A tag without a release, a commit without a tag, and a branch, which is not a version.
    for reference in ["v0.1.0", COMMIT, "main"] {
        let runner = Runner::new(".", SOUND);
        programs(&runner);
        fs::write(runner.file("tags"), "").unwrap();
        let output = install(&runner, &[], reference);
        assert!(output.status.success(), "{}", out(&output));
        assert_eq!(output_of(&runner, "build").as_deref(), Some("true"), "{reference}");
        let key = output_of(&runner, "key").unwrap();
        let sources = key.strip_prefix(concat!("plancc-", env!("CARGO_PKG_VERSION"), "-")).unwrap();
        assert!(sources.len() == 64 && sources != SUM, "{key}");
        let build = runner.step_of("Build plancc", &[], &used_at(reference), &programs(&runner));
        assert!(build.status.success(), "{}", out(&build));
        let built = runner.read("built");
        let path = env!("CARGO_MANIFEST_DIR");
        assert!(built.starts_with(&format!("install\n--locked\n--path\n{path}\n")), "{built}");
        assert!(runner.read("rust").contains("\n1.95.0\n"), "{}", runner.read("rust"));
    }
}

fn a_version_or_a_sum_that_the_job_asks_for_must_be_there() {
    let bad = [
        ("version", "0.1.0"),
        ("version", "v0"),
        ("version", "v0.1.0/../../../evil"),
        ("version", "latest; touch taken"),
        ("version", "v9.9.9"),
        ("sha256", "0123"),
        ("sha256", SUM),
    ];
    for input in bad {
        let runner = Runner::new(".", SOUND);
        let output = install(&runner, &[input], "v0.1.0");
        assert_eq!(output.status.code(), Some(1), "{input:?}: {}", out(&output));
        assert_eq!(output_of(&runner, "build"), None, "{input:?}");
    }
}

fn a_pull_request_says_what_it_changes() {
    for folder in [".", "district/office"] {
        let runner = Runner::new(folder, SOUND);
        let top = runner.top.path();
        let sha = Command::new("git").args(["rev-parse", "main"]).current_dir(top).output();
        let sha = out(&sha.unwrap());
        let program = PathBuf::from(env!("CARGO_BIN_EXE_plancc"));
        let base = [INSTALLED, ("github.event.pull_request.base.sha", sha.trim())];
        let output = runner.step_of("Compare", &[], &base, program.parent().unwrap());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let summary = runner.read("GITHUB_STEP_SUMMARY");
        assert!(summary.contains("plans/2026-2027/arts.yaml"), "{summary}");
        let named = runner.read("GITHUB_OUTPUT");
        let file = named.trim().strip_prefix("file=").unwrap();
        assert_eq!(fs::read_to_string(file).unwrap(), summary);
        // If the commit is missing and cannot be fetched, the step prints a notice and succeeds.
        let missing = "0123456789012345678901234567890123456789";
        let base = [INSTALLED, ("github.event.pull_request.base.sha", missing)];
        let output = runner.step_of("Compare", &[], &base, program.parent().unwrap());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(out(&output).contains("::notice"), "{}", out(&output));
    }
}
