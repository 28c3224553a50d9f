//! The GitHub action: its own steps, run as a runner would run them, on a branch of a pull request.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::needs::tests;

tests! {
    [Git, Bash]:
        no_step_writes_an_expression_into_its_script,
        a_program_that_is_there_is_not_built_again,
        an_unfit_plan_fails_the_step_and_is_told_where_it_stands_whatever_the_folder,
        a_sound_plan_passes_and_its_report_is_built,
        an_input_is_never_read_as_a_command,
        the_release_of_the_actions_tag_is_installed,
        a_file_that_is_not_what_was_released_stops_the_job,
        what_has_no_release_is_built_and_a_version_that_is_asked_for_must_be_one,
        a_pull_request_says_what_it_changes;
}

/// A repository with a project in `folder`, on a branch with one more plan, and the runner's own folder.
struct Runner {
    top: tempfile::TempDir,
    temp: tempfile::TempDir,
    folder: &'static str,
}

fn git(top: &Path, arguments: &[&str]) {
    let who = ["-c", "user.name=Office", "-c", "user.email=office@district.example"];
    let ran = Command::new("git").args(who).args(arguments).current_dir(top).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

impl Runner {
    fn new(folder: &'static str, plan: &str) -> Runner {
        let runner = Runner {
            top: tempfile::tempdir().unwrap(),
            temp: tempfile::tempdir().unwrap(),
            folder,
        };
        let top = runner.top.path();
        let project = top.join(folder);
        fs::create_dir_all(project.join("plans/2026-2027")).unwrap();
        fs::write(project.join("plancc.yaml"), "plancc: 1\ndistrict: Test\n").unwrap();
        git(top, &["init", "-q", "-b", "main"]);
        git(top, &["add", "."]);
        git(top, &["commit", "-q", "-m", "Begin"]);
        git(top, &["switch", "-q", "-c", "arts"]);
        fs::write(project.join("plans/2026-2027/arts.yaml"), plan).unwrap();
        git(top, &["add", "."]);
        git(top, &["commit", "-q", "-m", "Add the plan of arts"]);
        runner
    }

    fn file(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    /// Runs the step of that name with these inputs instead of their defaults, `plancc` in the path.
    fn step(&self, name: &str, inputs: &[(&str, &str)]) -> Output {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_plancc"));
        self.step_of(name, inputs, &[], program.parent().unwrap())
    }

    /// Runs a step where GitHub says `context` and the programs of `folder` come first in the path.
    fn step_of(
        &self,
        name: &str,
        inputs: &[(&str, &str)],
        context: &[(&str, &str)],
        folder: &Path,
    ) -> Output {
        let action = action();
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        for (input, about) in action["inputs"].as_object().unwrap() {
            values.insert(input.clone(), about["default"].as_str().unwrap().to_owned());
        }
        values.insert("working-directory".to_owned(), self.folder.to_owned());
        for (input, value) in inputs {
            assert!(values.insert((*input).to_owned(), (*value).to_owned()).is_some(), "{input}");
        }
        let steps = action["steps"].as_array().unwrap();
        let step = steps.iter().find(|step| step["name"] == name).unwrap();
        let path = std::env::var_os("PATH").unwrap();
        let folders = std::iter::once(folder.to_owned());
        let path = std::env::join_paths(folders.chain(std::env::split_paths(&path))).unwrap();
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
        bash.arg(step["run"].as_str().unwrap()).current_dir(self.top.path()).env("PATH", path);
        bash.env("RUNNER_TEMP", self.temp.path());
        bash.env("GITHUB_SERVER_URL", "https://github.example");
        for variable in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH"] {
            bash.env(variable, self.file(variable));
        }
        for (variable, text) in step["env"].as_object().into_iter().flatten() {
            let text = text.as_str().unwrap();
            let asked =
                text.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}")).unwrap();
            let said = match asked.strip_prefix("inputs.") {
                Some(input) => values[input].as_str(),
                None => {
                    context.iter().find(|(name, _)| *name == asked).map_or("", |(_, said)| said)
                }
            };
            bash.env(variable, said);
        }
        bash.output().unwrap()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_default()
    }
}

/// The file of the action: its inputs and its steps.
fn action() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml");
    let whole: Value = serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    serde_json::json!({"inputs": whole["inputs"], "steps": whole["runs"]["steps"]})
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const SOUND: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
const UNFIT: &str = "plancc: 1\nyear: 2026-2028\ndepartment: Arts\n";

fn no_step_writes_an_expression_into_its_script() {
    let action = action();
    let steps = action["steps"].as_array().unwrap();
    assert!(steps.len() >= 3);
    for step in steps {
        assert!(!step["run"].as_str().unwrap().contains("${{"), "{}", step["name"]);
    }
}

fn a_program_that_is_there_is_not_built_again() {
    let output = Runner::new(".", SOUND).step("Install plancc", &[]);
    assert!(output.status.success());
    assert!(out(&output).contains("plancc is here already"), "{}", out(&output));
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
        assert!(summary.contains(&path) && summary.contains("not-a-year"), "{summary}");
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

/// A folder of programs that stand in for `curl`, which finds the release in the folder `released`, and for `cargo`,
/// which only says what it was asked; `plancc` is in neither.
fn programs(runner: &Runner) -> PathBuf {
    let folder = runner.file("programs");
    fs::create_dir_all(&folder).unwrap();
    let released = runner.file("released");
    fs::create_dir_all(&released).unwrap();
    let curl = format!(
        "for word in \"$@\"; do case \"$word\" in https://*) cp \"{}/$(basename \"$word\")\" . || exit 22;; esac; done\n\
         printf '%s\\n' \"$@\" > \"{}\"\n",
        released.display(),
        runner.file("asked").display(),
    );
    let cargo = format!("printf '%s\\n' \"$@\" > \"{}\"\n", runner.file("built").display());
    for (name, script) in [("curl", curl), ("cargo", cargo)] {
        program(&folder.join(name), &script);
    }
    program(&folder.join("uname"), "[ \"$1\" = -s ] && echo Linux || echo x86_64\n");
    folder
}

fn program(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, format!("#!/bin/sh\n{script}")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Puts a release with that checksum beside it where `curl` finds it.
fn release(runner: &Runner, checksum: Option<&str>) {
    let file = runner.file("released").join(FILE);
    program(&file, "echo plancc of the release\n");
    let sum = Command::new("sha256sum").arg(&file).output().unwrap();
    let sum = checksum.map_or(out(&sum), str::to_owned);
    fs::write(file.with_extension("sha256"), sum).unwrap();
}

const FILE: &str = "plancc-x86_64-unknown-linux-musl";
const TAG: &[(&str, &str)] = &[
    ("github.action_ref", "v0.1.0"),
    ("github.action_repository", "plancc/plancc"),
    ("github.action_path", "/the action"),
];

fn the_release_of_the_actions_tag_is_installed() {
    let runner = Runner::new(".", SOUND);
    let programs = programs(&runner);
    release(&runner, None);
    let output = runner.step_of("Install plancc", &[], TAG, &programs);
    assert!(output.status.success(), "{}{}", out(&output), String::from_utf8_lossy(&output.stderr));
    let asked = runner.read("asked");
    let address = format!("https://github.example/plancc/plancc/releases/download/v0.1.0/{FILE}");
    assert!(asked.lines().any(|line| line == address), "{asked}");
    let folder = runner.read("GITHUB_PATH");
    let ran = Command::new(Path::new(folder.trim()).join("plancc")).output().unwrap();
    assert_eq!(out(&ran), "plancc of the release\n");
    assert_eq!(runner.read("built"), "");
}

fn a_file_that_is_not_what_was_released_stops_the_job() {
    let runner = Runner::new(".", SOUND);
    let programs = programs(&runner);
    release(&runner, Some(&format!("{}  {FILE}\n", "0".repeat(64))));
    let output = runner.step_of("Install plancc", &[], TAG, &programs);
    assert_eq!(output.status.code(), Some(1), "{}", out(&output));
    assert!(out(&output).contains("::error"), "{}", out(&output));
    assert_eq!((runner.read("GITHUB_PATH"), runner.read("built")), (String::new(), String::new()));
}

fn what_has_no_release_is_built_and_a_version_that_is_asked_for_must_be_one() {
    let branch = [TAG[1], TAG[2], ("github.action_ref", "main")];
    for context in [TAG, &branch] {
        let runner = Runner::new(".", SOUND);
        let output = runner.step_of("Install plancc", &[], context, &programs(&runner));
        assert!(output.status.success(), "{}", out(&output));
        let built = runner.read("built");
        assert!(built.contains("install\n--locked\n--path\n/the action\n"), "{built}");
    }
    for version in ["0.1.0", "v0", "v0.1.0/../../../evil", "latest; touch taken"] {
        let runner = Runner::new(".", SOUND);
        let folder = programs(&runner);
        let output = runner.step_of("Install plancc", &[("version", version)], TAG, &folder);
        assert_eq!(output.status.code(), Some(1), "{version}: {}", out(&output));
        assert_eq!(runner.read("asked"), "", "{version}");
    }
}

fn a_pull_request_says_what_it_changes() {
    for folder in [".", "district/office"] {
        let runner = Runner::new(folder, SOUND);
        let top = runner.top.path();
        let sha = Command::new("git").args(["rev-parse", "main"]).current_dir(top).output();
        let sha = out(&sha.unwrap());
        let program = PathBuf::from(env!("CARGO_BIN_EXE_plancc"));
        let base = [("github.event.pull_request.base.sha", sha.trim())];
        let output = runner.step_of("Compare", &[], &base, program.parent().unwrap());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let summary = runner.read("GITHUB_STEP_SUMMARY");
        assert!(summary.contains("plans/2026-2027/arts.yaml"), "{summary}");
        let named = runner.read("GITHUB_OUTPUT");
        let file = named.trim().strip_prefix("file=").unwrap();
        assert_eq!(fs::read_to_string(file).unwrap(), summary);
        // Where there is no such commit, and nobody to fetch it from, that is said and stops nothing.
        let missing = "0123456789012345678901234567890123456789";
        let base = [("github.event.pull_request.base.sha", missing)];
        let output = runner.step_of("Compare", &[], &base, program.parent().unwrap());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(out(&output).contains("::notice"), "{}", out(&output));
    }
}
