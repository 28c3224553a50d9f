//! The format of the cases in `tests/lint/<rule>/`: a fragment of a plan with the expected messages.
//!
//! A case has a fragment of a plan under `plan`, its context under `project`, `form`, `last_year`, `stage`,
//! `folder` and `as_of`, and last the expected output under `says`, or `nothing` if plancc prints nothing.

use std::fs;
use std::path::{Path, PathBuf};

use plancc::model::Stage;
use serde_yaml::Value;

use super::lint_bench::Case;
use super::snapshot::{files, root};

/// The stage of a case without a `stage`.
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

    /// Reads a case from its file.
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

    /// The rules that the case runs; all if it is empty.
    pub(crate) fn only(&self) -> Vec<&str> {
        if self.rule == "all" { Vec::new() } else { vec![&self.rule] }
    }

    /// Returns the text of the file with `said` as its expected output.
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

/// The folder with a folder of cases for each rule.
pub(crate) fn folder() -> PathBuf {
    root().join("tests/lint")
}

/// Reads all cases, by rule and name.
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

/// Returns the last component of a path.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}
