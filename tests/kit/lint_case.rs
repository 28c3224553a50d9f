//! The format of the cases in `tests/lint/<rule>/`: what a planner wrote, and what plancc says to it.
//!
//! A case holds a fragment of a plan under `plan`, its surroundings under `project`, `form`, `last_year`, `stage`,
//! `folder` and `as_of`, and last under `says` what plancc prints; `nothing` if it prints nothing.

use std::fs;
use std::path::{Path, PathBuf};

use plancc::model::Stage;
use serde_yaml::Value;

use super::lint_bench::Case;
use super::snapshot::{files, root};

/// The stage of a case that names none.
pub(crate) const STAGE: Stage = Stage::Board;

/// One case: its file, the rule whose folder it is in, and its text.
pub(crate) struct CaseFile {
    pub(crate) rule: String,
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

impl CaseFile {
    /// `<rule>/<name>`.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.rule, self.path.file_stem().unwrap().to_str().unwrap())
    }

    /// The case that the file describes.
    pub(crate) fn case(&self) -> Case {
        let case: Value = serde_yaml::from_str(&self.text)
            .unwrap_or_else(|error| panic!("{}: {error}", self.path.display()));
        let get = |key: &str| case.get(key).and_then(Value::as_str).map(str::to_owned);
        Case {
            plans: get("plan").unwrap(),
            project: get("project"),
            form: get("form"),
            last_year: get("last_year"),
            stage: Some(get("stage").map_or(STAGE, |stage| stage.parse().unwrap())),
            folder: get("folder"),
            as_of: get("as_of").map(|day| day.parse().unwrap()),
        }
    }

    /// The rules that the case is judged by; all if there are none.
    pub(crate) fn only(&self) -> Vec<&str> {
        if self.rule == "all" { Vec::new() } else { vec![&self.rule] }
    }

    /// The text of the file if plancc says `said` to the case.
    pub(crate) fn with(&self, said: &str) -> String {
        let head = self.text.split("\nsays:").next().unwrap();
        if said.is_empty() {
            return format!("{head}\nsays: nothing\n");
        }
        let indented: String = said
            .lines()
            .map(|line| if line.is_empty() { "\n".into() } else { format!("  {line}\n") })
            .collect();
        format!("{head}\nsays: |\n{indented}")
    }
}

/// The folder that holds a folder of cases for each rule.
pub(crate) fn folder() -> PathBuf {
    root().join("tests/lint")
}

/// All cases, by rule and name.
pub(crate) fn all() -> Vec<CaseFile> {
    let mut cases = Vec::new();
    for of_rule in files(&folder()) {
        let rule = name(&of_rule);
        cases.extend(files(&of_rule).into_iter().map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            CaseFile { rule: rule.clone(), path, text }
        }));
    }
    cases
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}
