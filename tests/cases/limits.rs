//! Limits on memory, threads and processes, as Linux enforces them.

use std::path::Path;
use std::process::{Command, Output};

use crate::kit::district::District;
use crate::needs::tests;

tests! {
    [Posix]:
        a_template_that_wants_all_memory_or_time_costs_its_own_format_only,
        markdown_and_the_index_are_limited_like_html;
    [Bash, LimitedUser]:
        without_threads_and_processes_plans_are_handled_on_one_thread,
        own_templates_without_a_process_are_an_error_and_not_run_in_the_program;
}

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: {name: Arts}\npurpose: We play.\n";

/// Creates a project with one plan and these files.
fn of(files: &[(&str, &str)]) -> District {
    let mut all = vec![("plans/2026-2027/arts.yaml", PLAN)];
    all.extend(files);
    District::new(&all)
}

/// Templates, and their error messages.
const BOMBS: &[(&str, &str)] = &[
    (
        "{% set k = namespace(t='x' * 1000) %}{% for i in range(40) %}{% set k.t = k.t ~ k.t %}{% endfor %}",
        "500 MB",
    ),
    (
        "{% set k = namespace(t=['x'] * 9) %}{% for i in range(40) %}{% set k.t = k.t + k.t %}{% endfor %}{{ k.t|list|length }}",
        "500 MB",
    ),
    (
        "{% set k = namespace(t='xx') %}{% for i in range(40) %}{% set k.t = k.t|replace('x', 'xx') %}{% endfor %}",
        "500 MB",
    ),
    (
        "{% set k = namespace(t='x' * 999) %}{% for i in range(40) %}{% set k.t = [k.t, k.t]|join %}{% endfor %}",
        "500 MB",
    ),
    (
        "{% set k = namespace(t='x' * 999) %}{% for i in range(40) %}{% set k.t %}{{ k.t }}{{ k.t }}{% endset %}{% endfor %}",
        "500 MB",
    ),
    ("{{ ('x' * 999999999)|length }}", "too large"),
    ("{% macro f(t) %}{{ f(t ~ t) }}{% endmacro %}{{ f('x' * 1000) }}", ""),
    (
        "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
        "the template takes too long to run",
    ),
    (
        "{% set t = 'x' * 99999 %}{% for i in range(9999) %}{{ t }}{% endfor %}",
        "produces more than 50 MB",
    ),
    ("{% include 'html/report.html' %}", ""),
];

/// Runs a build under a system limit, as a safeguard against versions that set no limit.
fn build(folder: &Path) -> (String, Option<i32>) {
    let program = assert_cmd::cargo::cargo_bin!("plancc");
    let script = format!("ulimit -v 4000000; exec '{}' build", program.display());
    let run = Command::new("sh").args(["-c", &script]).current_dir(folder).output().unwrap();
    (String::from_utf8_lossy(&run.stderr).into_owned(), run.status.code())
}

fn a_template_that_wants_all_memory_or_time_costs_its_own_format_only() {
    for (bomb, message) in BOMBS {
        let district = of(&[
            (
                "plancc.yaml",
                "plancc: 1\ndistrict: Test\ntemplates: look\nformats: [html, markdown]\n",
            ),
            ("look/html/report.html", bomb),
        ]);
        let (said, code) = build(district.0.path());
        assert_eq!(code, Some(2), "{bomb}: {said}");
        assert!(said.contains("look/html/report.html:1:"), "{bomb}: {said}");
        assert!(said.contains(message), "{bomb}: {said}");
        assert!(
            said.contains("no html report was written for plans/2026-2027/arts.yaml"),
            "{said}"
        );
        assert!(!district.path("dist/2026-2027/arts.html").exists(), "{bomb}");
        assert!(district.text("dist/2026-2027/arts.md").contains("We play"), "{bomb}");
    }
}

fn markdown_and_the_index_are_limited_like_html() {
    let (bomb, _) = BOMBS[0];
    for (path, message) in [
        ("look/markdown/report.md", "no markdown report was written for plans/2026-2027/arts.yaml"),
        ("look/html/index.html", "nothing was written for the index"),
    ] {
        let project = "plancc: 1\ndistrict: Test\ntemplates: look\nformats: [html, markdown]\n";
        let district = of(&[("plancc.yaml", project), (path, bomb)]);
        let (said, code) = build(district.0.path());
        assert_eq!(code, Some(2), "{path}: {said}");
        assert!(said.contains("500 MB") && said.contains(message), "{path}: {said}");
        assert!(district.text("dist/2026-2027/arts.html").contains("We play"), "{path}");
    }
}

/// Returns a command that runs a shell script as a user who may start no second thread or process. Root is
/// exempt from this limit.
fn as_limited_user(script: &str) -> Command {
    let script = format!("ulimit -u 1; {script}");
    let is_root =
        Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    let mut command = Command::new(if is_root { "setpriv" } else { "bash" });
    if is_root {
        command.args(["--reuid", "65534", "--clear-groups", "bash"]);
    }
    command.args(["-c", &script]);
    command
}

/// Returns `true` if such a user can run plancc.
pub(crate) fn can_limit_user() -> bool {
    let program = assert_cmd::cargo::cargo_bin!("plancc");
    let output = as_limited_user(&format!("exec '{}' --version", program.display())).output();
    output.is_ok_and(|output| output.status.success())
}

fn alone(folder: &Path, arguments: &str) -> Output {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o777)).unwrap();
    let program = assert_cmd::cargo::cargo_bin!("plancc");
    let mut command = as_limited_user(&format!("exec '{}' {arguments}", program.display()));
    command.current_dir(folder).env("RAYON_NUM_THREADS", "4").output().unwrap()
}

fn without_threads_and_processes_plans_are_handled_on_one_thread() {
    let two = PLAN.replace("Arts", "Music");
    let district = of(&[("plans/2026-2027/music.yaml", &two)]);
    for arguments in ["lint", "fmt --check", "build --to html,markdown,json", "fix --diff"] {
        let output = alone(district.0.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments}: {said}");
        assert!(!said.contains("panicked"), "{arguments}: {said}");
    }
}

fn own_templates_without_a_process_are_an_error_and_not_run_in_the_program() {
    let project = "plancc: 1\ndistrict: Test\ntemplates: look\nformats: [html, json]\n";
    let district = of(&[("plancc.yaml", project), ("look/html/report.html", "ours")]);
    let output = alone(district.0.path(), "build");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot start a worker process"), "{said}");
    assert!(!district.path("dist/2026-2027/arts.html").exists());
    assert!(district.path("dist/2026-2027/arts.json").exists(), "{said}");
}
