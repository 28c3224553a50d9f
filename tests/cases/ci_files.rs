//! Files for other services: the workflows, the action, and the pre-commit hooks.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::ci_job::{COMMIT, REPOSITORY, job};
use crate::needs::tests;

tests! {
    []:
        every_place_that_builds_plancc_uses_the_same_rust,
        hooks_run_once_for_the_whole_project_whatever_the_file;
}

fn every_place_that_builds_plancc_uses_the_same_rust() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = job("gitlab", &["gitlab", "--repository", REPOSITORY, "--commit", COMMIT]);
    let image = text.lines().find_map(|line| line.trim().strip_prefix("image: ")).unwrap();
    let rust = image.strip_prefix("rust:").and_then(|rest| rest.split_once('-')).unwrap().0;
    for file in ["action.yml", ".github/workflows/ci.yml", ".github/workflows/release.yml"] {
        let text = fs::read_to_string(top.join(file)).unwrap();
        assert!(text.contains(rust), "{file} doesn't use Rust {rust}");
    }
    let ci = fs::read_to_string(top.join(".github/workflows/ci.yml")).unwrap();
    assert!(ci.contains(image), "{image}");
}

fn hooks_run_once_for_the_whole_project_whatever_the_file() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(top.join(".pre-commit-hooks.yaml")).unwrap();
    let hooks: Value = serde_yaml::from_str(&text).unwrap();
    let hooks = hooks.as_array().unwrap();
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        // `.ci/workflows/hooks` runs them with pre-commit itself.
        assert_eq!(hook["files"], r"\.ya?ml$", "{hook}");
        assert_eq!(hook["pass_filenames"], false, "{hook}");
    }
}
