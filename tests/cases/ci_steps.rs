//! Runs the steps of the jobs that `plancc init --ci` writes, like a runner would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::ci_job::{COMMIT, PLAN, REPOSITORY, VERSION, err, job};
use crate::ci_runner::{FILE, Runner, git, out, program, programs, release};
use crate::needs::tests;

tests! {
    [Git, Bash]:
        the_workflow_lints_compares_and_builds,
        a_workflow_installs_only_the_release_that_it_verified,
        a_pipeline_does_not_run_a_program_that_somebody_committed;
}

/// Returns the steps of the job `plans`, for [`Runner::step_in`].
fn steps(text: &str) -> Value {
    let whole: Value = serde_yaml::from_str(text).unwrap();
    json!({"inputs": {}, "steps": whole["jobs"]["plans"]["steps"]})
}

/// Returns the folder of the program under test.
fn tested() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_plancc")).parent().unwrap().to_owned()
}

fn the_workflow_lints_compares_and_builds() {
    let runner = Runner::new(".", PLAN);
    let steps = steps(&job("github", &["github", "--repository", REPOSITORY, "--commit", COMMIT]));
    let run =
        |name, context: &[(&str, &str)]| runner.step_in(&steps, name, &[], context, &tested());
    let output = run("Lint", &[]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(fs::read_to_string(runner.file("plancc.sarif")).unwrap().contains("\"version\""));
    let sha =
        Command::new("git").args(["rev-parse", "main"]).current_dir(runner.top.path()).output();
    let sha = out(&sha.unwrap());
    let base = [("github.event.pull_request.base.sha", sha.trim())];
    let output = run("Compare", &base);
    assert!(output.status.success(), "{}", err(&output));
    assert!(runner.read("GITHUB_STEP_SUMMARY").contains("plans/2026-2027/arts.yaml"));
    let output = run("Build the reports", &[]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(runner.file("reports/2026-2027/arts.html").is_file());
    // An invalid plan fails the step, with an annotation on its line and a summary.
    let plan = runner.top.path().join("plans/2026-2027/arts.yaml");
    fs::write(plan, PLAN.replace("2027", "2028")).unwrap();
    let output = run("Lint", &[]);
    assert_eq!(output.status.code(), Some(1));
    let annotation = "::error file=plans/2026-2027/arts.yaml,line=2,";
    assert!(out(&output).contains(annotation), "{}", out(&output));
}

fn a_workflow_installs_only_the_release_that_it_verified() {
    let version_of_release = format!("echo plancc {VERSION}\n");
    for is_replaced in [false, true] {
        for by in ["--sha256", "--attested"] {
            let runner = Runner::new(".", PLAN);
            let programs = programs(&runner);
            release(&runner);
            let file = runner.file("released").join(FILE);
            program(&file, &version_of_release);
            fs::copy(&file, runner.file("attested").join("plancc")).unwrap();
            let sum = Command::new("sha256sum").arg(&file).output().unwrap();
            let sum = out(&sum)[..64].to_owned();
            if is_replaced {
                program(&file, &format!("{version_of_release}# another\n"));
            }
            let mut options = vec!["github", "--repository", REPOSITORY, by];
            if by == "--sha256" {
                options.push(&sum);
            }
            let steps = steps(&job("github", &options));
            let output = runner.step_in(&steps, "Install plancc", &[], &[], &programs);
            assert_eq!(output.status.success(), !is_replaced, "{by}: {}", err(&output));
            assert_eq!(runner.read("GITHUB_PATH").is_empty(), is_replaced, "{by}");
        }
    }
}

fn a_pipeline_does_not_run_a_program_that_somebody_committed() {
    let text = job("gitlab", &["gitlab", "--repository", REPOSITORY, "--commit", COMMIT]);
    let whole: Value = serde_yaml::from_str(&text).unwrap();
    let lines = whole["plans"]["before_script"].as_array().unwrap();
    let lines: Vec<&str> = lines.iter().map(|line| line.as_str().unwrap()).collect();
    let script = lines.join("\n");
    for is_committed in [false, true] {
        let runner = Runner::new(".", PLAN);
        let top = runner.top.path();
        fs::create_dir_all(top.join(".plancc/bin")).unwrap();
        program(&top.join(".plancc/bin/plancc"), &format!("touch ran; echo plancc {VERSION}\n"));
        if is_committed {
            git(top, &["add", "-f", ".plancc"]);
            git(top, &["commit", "-q", "-m", "Add a program"]);
        }
        let mut sh = Command::new("bash");
        sh.args(["-eo", "pipefail", "-c", &script]).current_dir(top).env("CI_PROJECT_DIR", top);
        assert_eq!(sh.output().unwrap().status.success(), !is_committed);
        assert_eq!(top.join("ran").exists(), !is_committed);
    }
}
