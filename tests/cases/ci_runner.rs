//! Runs the steps of an action or a job like a runner would, with stubs for programs that use the network.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A repository with a project in `folder`, on a branch with one more plan, and the runner's temporary
/// folder.
pub(crate) struct Runner {
    pub(crate) top: tempfile::TempDir,
    temp: tempfile::TempDir,
    folder: &'static str,
}

pub(crate) fn git(top: &Path, arguments: &[&str]) {
    let who = ["-c", "user.name=Office", "-c", "user.email=office@district.example"];
    let ran = Command::new("git").args(who).args(arguments).current_dir(top).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

impl Runner {
    pub(crate) fn new(folder: &'static str, plan: &str) -> Runner {
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

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    /// Runs the step with this name, with `plancc` in the path; `inputs` replace the defaults.
    pub(crate) fn step(&self, name: &str, inputs: &[(&str, &str)]) -> Output {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_plancc"));
        self.step_of(name, inputs, &[INSTALLED], program.parent().unwrap())
    }

    /// Runs a step of the action; `context` has GitHub's values, and the programs in `folder` come first in
    /// the path.
    pub(crate) fn step_of(
        &self,
        name: &str,
        inputs: &[(&str, &str)],
        context: &[(&str, &str)],
        folder: &Path,
    ) -> Output {
        self.step_in(&action(), name, inputs, context, folder)
    }

    /// Runs a step of an action or a job.
    pub(crate) fn step_in(
        &self,
        action: &Value,
        name: &str,
        inputs: &[(&str, &str)],
        context: &[(&str, &str)],
        folder: &Path,
    ) -> Output {
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
        bash.env("HOME", self.temp.path());
        for variable in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH"] {
            bash.env(variable, self.file(variable));
        }
        for (variable, text) in step["env"].as_object().into_iter().flatten() {
            let text = text.as_str().unwrap();
            let asked = text.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}"));
            let value = match asked.map(|asked| (asked, asked.strip_prefix("inputs."))) {
                None => text,
                Some((_, Some(input))) => values[input].as_str(),
                Some((asked, None)) => {
                    context.iter().find(|(name, _)| *name == asked).map_or("", |(_, value)| value)
                }
            };
            bash.env(variable, value);
        }
        bash.output().unwrap()
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_default()
    }
}

/// Returns the inputs and the steps of the action.
pub(crate) fn action() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml");
    let whole: Value = serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    serde_json::json!({"inputs": whole["inputs"], "steps": whole["runs"]["steps"]})
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Creates a folder with stubs: `curl` finds the release in the folder `released`, `git` finds its tags in
/// the file `tags`, `gh` accepts a file that is in the folder `attested`, and `cargo` only records its
/// arguments.
pub(crate) fn programs(runner: &Runner) -> PathBuf {
    let folder = runner.file("programs");
    for name in ["programs", "released", "attested"] {
        fs::create_dir_all(runner.file(name)).unwrap();
    }
    let top = runner.temp.path().display();
    let record = |name: &str| format!("printf '%s\\n' \"$@\" >> \"{top}/{name}\"\n");
    let curl = record("asked")
        + &format!(
            "while [ $# -gt 1 ]; do [ \"$1\" = --output ] && out=\"$2\"; shift; done\n\
             cp \"{top}/released/$(basename \"$1\")\" \"$out\" || exit 22\n"
        );
    let gh = record("verified") + &format!("cmp -s \"$3\" \"{top}/attested/$(basename \"$3\")\"\n");
    program(&folder.join("curl"), &curl);
    program(&folder.join("gh"), &gh);
    program(&folder.join("git"), &format!("cat \"{top}/tags\"\n"));
    program(&folder.join("cargo"), &record("built"));
    program(&folder.join("rustup"), &record("rust"));
    program(&folder.join("uname"), "[ \"$1\" = -s ] && echo Linux || echo x86_64\n");
    folder
}

pub(crate) fn program(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, format!("#!/bin/sh\n{script}")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Publishes a release that is also attested, and returns its SHA-256.
pub(crate) fn release(runner: &Runner) -> String {
    let file = runner.file("released").join(FILE);
    program(&file, "echo plancc of the release\n");
    fs::copy(&file, runner.file("attested").join(FILE)).unwrap();
    let sum = Command::new("sha256sum").arg(&file).output().unwrap();
    out(&sum).split_whitespace().next().unwrap().to_owned()
}

/// The file of a release that runs on any Linux.
pub(crate) const FILE: &str = "plancc-x86_64-unknown-linux-musl";

/// The output of the install step if plancc is in the path.
pub(crate) const INSTALLED: (&str, &str) = ("steps.install.outputs.program", "plancc");
