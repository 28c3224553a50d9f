//! `plancc init --ci`: the jobs run only code that they pin.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::ci_runner::{FILE, Runner, out};
use crate::needs::tests;

tests! {
    [Git]:
        everything_that_a_job_runs_is_pinned,
        a_job_can_write_no_more_than_it_must,
        the_repository_must_be_named,
        a_value_that_could_inject_anything_is_refused,
        every_valid_address_is_written_as_it_is,
        an_attestation_needs_github,
        the_repository_alone_builds_the_commit_of_this_program,
        reports_do_not_depend_on_the_commit;
}

pub(crate) const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
const SUM: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
pub(crate) const REPOSITORY: &str = "https://github.com/office/plancc";
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

fn init(folder: &Path, arguments: &[&str]) -> Output {
    let mut plancc = Command::new(env!("CARGO_BIN_EXE_plancc"));
    plancc.args(["init", "--ci"]).args(arguments).current_dir(folder).output().unwrap()
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Returns the options for every kind of job.
fn kinds() -> Vec<(&'static str, Vec<&'static str>)> {
    let from = |service, options: &[&'static str]| {
        (service, [&[service, "--repository", REPOSITORY], options].concat())
    };
    vec![
        from("github", &["--commit", COMMIT]),
        from("github", &["--sha256", SUM]),
        from("github", &["--attested"]),
        from("gitlab", &["--commit", COMMIT]),
        from("gitlab", &["--sha256", SUM]),
    ]
}

/// Returns the text of the job that these options write.
pub(crate) fn job(service: &str, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = init(folder.path(), options);
    assert!(output.status.success(), "{options:?}: {}", err(&output));
    let path = if service == "github" { ".github/workflows/plans.yml" } else { ".gitlab-ci.yml" };
    let text = fs::read_to_string(folder.path().join(path)).unwrap();
    assert!(!text.contains('@') || !text.contains("@INSTALL@"), "{text}");
    text
}

/// Collects all values of a key, at any depth.
fn values<'a>(key: &str, value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                match value.as_str() {
                    Some(text) if name == key => found.push(text),
                    _ => values(key, value, found),
                }
            }
        }
        Value::Array(entries) => entries.iter().for_each(|value| values(key, value, found)),
        _ => {}
    }
}

fn all<'a>(key: &str, value: &'a Value) -> Vec<&'a str> {
    let mut found = Vec::new();
    values(key, value, &mut found);
    found
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn everything_that_a_job_runs_is_pinned() {
    for (service, options) in kinds() {
        let text = job(service, &options);
        let whole: Value = serde_yaml::from_str(&text).unwrap();
        for uses in all("uses", &whole) {
            let (_, commit) = uses.split_once('@').unwrap();
            assert!(is_hex(commit, 40), "{uses}");
            let line = text.lines().find(|line| line.contains(uses)).unwrap();
            let (_, version) = line.split_once(" # v").unwrap();
            assert_eq!(version.split('.').filter(|part| part.parse::<u32>().is_ok()).count(), 3);
        }
        for image in all("image", &whole) {
            let (name, digest) = image.split_once("@sha256:").unwrap();
            assert!(is_hex(digest, 64) && name.contains(':'), "{image}");
        }
        for key in all("key", &whole) {
            assert!(key.contains(VERSION) && key.contains(COMMIT), "{key}");
        }
        assert!(text.contains(&format!("plancc {VERSION}")));
        assert!(!text.contains("latest"), "{text}");
        for line in text.lines().filter(|line| line.contains("cargo") && line.contains("install")) {
            assert!(
                line.contains("--locked") && line.contains("--rev \"$PLANCC_COMMIT\""),
                "{line}"
            );
        }
    }
}

fn a_job_can_write_no_more_than_it_must() {
    for (service, options) in kinds().into_iter().filter(|(service, _)| *service == "github") {
        let whole: Value = serde_yaml::from_str(&job(service, &options)).unwrap();
        assert_eq!(whole["permissions"], json!({}));
        assert_eq!(whole["jobs"]["plans"]["permissions"], json!({"contents": "read"}));
        let text = whole.to_string();
        let checkouts = text.matches("actions/checkout@").count();
        assert_eq!(text.matches("\"persist-credentials\":false").count(), checkouts);
        for run in all("run", &whole) {
            assert!(!run.contains("${{"), "{run}");
        }
    }
}

fn the_repository_must_be_named() {
    let folder = tempfile::tempdir().unwrap();
    for service in ["github", "gitlab"] {
        let output = init(folder.path(), &[service]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("`--ci` needs `--repository URL`"), "{}", err(&output));
        let help = format!("plancc init --ci {service} --repository https://HOST/PATH");
        assert!(err(&output).contains(&help), "{}", err(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

fn a_value_that_could_inject_anything_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let bad = [
        "http://git.district.example/plancc",
        "git@git.district.example:office/plancc",
        "office/plancc",
        "file:///plancc",
        "https://token@git.district.example/plancc",
        "https://user:secret@git.district.example/plancc",
        "https://git.district.example",
        "https://git.district.example/",
        "https:///plancc",
        "https://git.district.example//plancc",
        "https://git.district.example/../plancc",
        "https://git.district.example/-oProxyCommand=x",
        "https://git.district.example/a b",
        "https://git.district.example/a\nplans:\n  script: evil",
        "https://git.district.example/a\r\n",
        "https://git.district.example/a\"; evil; \"",
        "https://git.district.example/a'b",
        "https://git.district.example/$(evil)",
        "https://git.district.example/`evil`",
        "https://git.district.example/${{ secrets.TOKEN }}",
        "https://git.district.example/$TOKEN",
        "https://git.district.example/a?b=c",
        "https://git.district.example/a#b",
        "https://git.district.example/a\\b",
        "https://git.district.example/a%0Ab",
        "https://git.district.example/pläne",
        "https://git.district.example:99999/a",
        "https://git.district.example:x/a",
        "https://-git.district.example/a",
        "https://@SUM@/a",
        "",
    ];
    for repository in bad {
        for service in ["github", "gitlab"] {
            let output =
                init(folder.path(), &[service, "--repository", repository, "--commit", COMMIT]);
            assert_eq!(output.status.code(), Some(2), "{repository:?}");
            let text = err(&output);
            assert!(text.contains("is not a valid `--repository`"), "{repository:?}: {text}");
            assert!(
                text.contains("help: write the URL as `https://HOST/PATH`"),
                "{repository:?}: {text}"
            );
            assert_eq!(text.lines().count(), 2, "{repository:?}: {text}");
        }
    }
    let options = [
        ["--commit", "main"],
        ["--commit", "0123456"],
        ["--commit", &SUM[..41]],
        ["--commit", "0123456789abcdef0123456789abcdef0123456\n"],
        ["--sha256", COMMIT],
        ["--sha256", &SUM.replace('0', "g")],
    ];
    for option in options {
        let output =
            init(folder.path(), &["github", "--repository", REPOSITORY, option[0], option[1]]);
        assert_eq!(output.status.code(), Some(2), "{option:?}");
        assert!(err(&output).contains("it must have"), "{option:?}: {}", err(&output));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

fn every_valid_address_is_written_as_it_is() {
    for repository in [
        "https://github.com/office/plancc",
        "https://git.district.example:8443/group/sub.group/plancc.git",
        "https://localhost/~office/plancc_2",
    ] {
        let text = job("gitlab", &["gitlab", "--repository", repository, "--commit", COMMIT]);
        let whole: Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(whole["plans"]["variables"]["PLANCC_REPOSITORY"], repository);
    }
    let slash = format!("{REPOSITORY}.git/");
    let text = job("gitlab", &["gitlab", "--repository", &slash, "--sha256", SUM]);
    let whole: Value = serde_yaml::from_str(&text).unwrap();
    let url = format!("{REPOSITORY}/releases/download/v{VERSION}/{FILE}");
    assert_eq!(whole["plans"]["variables"]["PLANCC_URL"], url);
}

fn an_attestation_needs_github() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = "https://git.district.example/office/plancc";
    for (service, repository) in
        [("gitlab", REPOSITORY), ("github", elsewhere), ("github", "https://github.com/office")]
    {
        let output = init(folder.path(), &[service, "--repository", repository, "--attested"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("--sha256 SUM"), "{}", err(&output));
    }
}

fn the_repository_alone_builds_the_commit_of_this_program() {
    let folder = tempfile::tempdir().unwrap();
    let output = init(folder.path(), &["gitlab", "--repository", REPOSITORY]);
    let commit = env!("PLANCC_COMMIT");
    if commit.is_empty() {
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("--commit COMMIT"), "{}", err(&output));
        return;
    }
    assert!(output.status.success(), "{}", err(&output));
    let text = fs::read_to_string(folder.path().join(".gitlab-ci.yml")).unwrap();
    assert!(text.contains(&format!("PLANCC_COMMIT: \"{commit}\"")), "{text}");
    assert!(
        out(&output).contains(commit) && out(&output).contains("--sha256 SUM"),
        "{}",
        out(&output)
    );
    let is_modified = err(&output).contains("with uncommitted changes");
    assert_eq!(is_modified, env!("PLANCC_TREE") == "modified", "{}", err(&output));
    let again = init(folder.path(), &["gitlab", "--repository", REPOSITORY]);
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("already exists"), "{}", err(&again));
}

fn reports_do_not_depend_on_the_commit() {
    let commit = env!("PLANCC_COMMIT");
    let runner = Runner::new(".", PLAN);
    let mut plancc = Command::new(env!("CARGO_BIN_EXE_plancc"));
    plancc.args(["build", "--to", "html,markdown,json"]).current_dir(runner.top.path());
    assert!(plancc.output().unwrap().status.success());
    let mut folders = vec![runner.top.path().join("dist")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let text = fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&text);
            assert!(commit.is_empty() || !text.contains(&commit[..12]), "{}", path.display());
        }
    }
    assert!(files >= 4, "{files}");
    // Reports depend on the hash of the sources; only the job may contain the commit.
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if fs::read_to_string(&path)
                .is_ok_and(|text| text.contains("env!(\"PLANCC_COMMIT"))
            {
                assert_eq!(path, source.join("cli/ci/origin.rs"));
            }
        }
    }
}

pub(crate) const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
