//! A change cannot set its own rules: the rules of the old version count, and changes of rules are reported.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::needs::tests;

tests! {
    [Git]:
        each_kind_of_rule_that_changes_is_reported_as_material,
        a_form_that_asks_less_is_reported_wherever_it_is_named,
        what_is_written_otherwise_and_means_the_same_is_no_change_of_rules,
        what_holds_back_less_is_reported_without_stopping_anybody,
        weights_of_the_old_side_decide,
        weights_of_the_commit_that_a_branch_left_do_not_decide,
        a_change_cannot_approve_itself,
        a_project_within_the_project_is_reported,
        weights_of_rule_changes_cannot_be_set,
        a_comment_that_covers_something_else_is_reported_and_one_that_stays_is_not;
}

pub(crate) const FILE: &str = "plans/2026-2027/library.yaml";
pub(crate) const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Library\npriorities:\n  - id: reading\n    \
                    priority: every child reads\n    metrics:\n      - id: loans\n        \
                    metric: books borrowed\n        target: {value: 80, by: 2027-06-11}\n";
pub(crate) const PROJECT: &str = "plancc: 1\ndistrict: Test\n";

pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=office", "-c", "user.email=office@district.example"])
        .args(["-c", "init.defaultBranch=main"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

pub(crate) fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(crate) fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "change"]);
}

pub(crate) fn start(project: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    put(folder.path(), "plancc.yaml", project);
    put(folder.path(), FILE, PLAN);
    commit(folder.path());
    folder
}

/// Returns the exit code, and both streams with white space collapsed.
pub(crate) fn diff(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
    let output = command.current_dir(folder).arg("diff").args(arguments).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let words: Vec<&str> = said.iter().flat_map(|text| text.split_whitespace()).collect();
    (output.status.code().unwrap(), words.join(" "))
}

pub(crate) const GATE: [&str; 3] = ["HEAD~1..HEAD", "--fail-on", "material"];

fn lowered() -> String {
    PLAN.replace("value: 80", "value: 50")
}

/// Commits a change of rules, and checks that every format reports it as material and that it fails the gate.
pub(crate) fn is_told(project: &str, change: &dyn Fn(&Path), said: &str) {
    let folder = start(project);
    let top = folder.path();
    change(top);
    commit(top);
    let (code, human) = diff(top, &GATE);
    assert_eq!(code, 1, "{said}: {human}");
    assert!(human.contains("material"), "{said}: {human}");
    for format in ["human", "markdown", "html", "json"] {
        let (_, text) = diff(top, &["HEAD~1..HEAD", "--format", format]);
        // Ignore markup.
        let text = text.replace(['`', '\\'], "").replace("<code>", "").replace("</code>", "");
        let text = text.replace("&quot;", "\"").replace("<!-- -->", "");
        assert!(text.contains(said), "{format} lacks “{said}”: {text}");
        assert!(text.contains("material"), "{format}: {text}");
    }
    let (code, text) = diff(top, &[&GATE[..], &["--accept-rules"]].concat());
    assert_eq!(code, 0, "who accepts the rules gets them reported alone: {text}");
}

fn each_kind_of_rule_that_changes_is_reported_as_material() {
    let project =
        |more: &'static str| move |top: &Path| put(top, "plancc.yaml", &format!("{PROJECT}{more}"));
    is_told(
        PROJECT,
        &project("diff: {weights: {target-lowered: editorial}}\n"),
        "weight of target-lowered the default weight → editorial",
    );
    is_told(
        "plancc: 1\ndistrict: Test\ndiff: {weights: {owner-changed: material}}\n",
        &project(""),
        "weight of owner-changed material → the default weight",
    );
    is_told(
        PROJECT,
        &project("lint:\n  rules:\n    action-without-owner: off\n"),
        "level of action-without-owner the rule’s default levels → off",
    );
    is_told(
        "plancc: 1\ndistrict: Test\ndepartments:\n  - {id: library, name: Library}\n  - {id: arts, name: Arts}\n",
        &project("departments:\n  - {id: library, name: Library}\n"),
        "departments: removed {id: arts, name: Arts}",
    );
    is_told(PROJECT, &project("reading_grade: 12\n"), "reading_grade: added 12");
    // The words of plans are judged by the first language.
    is_told(
        "plancc: 1\ndistrict: Test\nlanguages: [en, es]\n",
        &project("languages: [es, en]\n"),
        "first language: added es",
    );
    is_told(
        PROJECT,
        &|top| fs::remove_file(top.join("plancc.yaml")).map(|()| put(top, "note", "")).unwrap(),
        "project file removed: plancc.yaml",
    );
    is_told(
        PROJECT,
        &|top| {
            put(
                top,
                "plancc-baseline.yaml",
                "plancc: 1\nheld:\n  - {plan: 2026-2027/library, rule: action-without-owner, at: priorities/reading}\n",
            );
        },
        "the baseline file now also suppresses 1 finding of action-without-owner in 2026-2027/library",
    );
    is_told(
        PROJECT,
        &|top| {
            put(
                top,
                "approvals.yaml",
                "plancc: 1\napproved:\n  - {fingerprint: \"0123\", change: lowered, reason: Minutes of May}\n",
            );
        },
        "approval added: lowered",
    );
    is_told(
        PROJECT,
        &|top| {
            let comment = "    # plancc: allow(metric-without-baseline) counted from May on\n";
            put(top, FILE, &PLAN.replace("    metrics:\n", &format!("{comment}    metrics:\n")));
        },
        "comment added at priorities/reading: allow(metric-without-baseline) counted from May on",
    );
}

fn a_form_that_asks_less_is_reported_wherever_it_is_named() {
    let with_form = "plancc: 1\ndistrict: Test\nform: form.yaml\n";
    let form = "plancc: 1\nparts: {purpose: {required_at: draft}}\nsections:\n  - {id: equity, heading: Equity, required_at: board}\n";
    let later = form.replace("draft", "adopted");
    let without = "plancc: 1\nparts: {purpose: {required_at: draft}}\n";
    for (new, said) in [
        (Some(later.as_str()), "required at the draft stage → required at the adopted stage"),
        (Some(without), "form: own/equity required at the board stage → not in the form"),
        (None, "form: own/equity required at the board stage → not in the form"),
    ] {
        let folder = start(with_form);
        let top = folder.path();
        put(top, "form.yaml", form);
        commit(top);
        match new {
            Some(new) => put(top, "form.yaml", new),
            None => put(top, "plancc.yaml", PROJECT),
        }
        commit(top);
        let (code, text) = diff(top, &GATE);
        assert!(code == 1 && text.replace('`', "").contains(said), "{said}: {text}");
    }
    // Its labels are not rules.
    let folder = start(with_form);
    let top = folder.path();
    put(top, "form.yaml", form);
    commit(top);
    put(top, "form.yaml", &form.replace("heading: Equity", "heading: Fairness"));
    commit(top);
    assert_eq!(diff(top, &GATE).0, 0);
}

fn what_is_written_otherwise_and_means_the_same_is_no_change_of_rules() {
    let folder = start(
        "plancc: 1\ndistrict: Test\nlint: {rules: {action-without-owner: off}}\nwords: [Ridgecrest]\n",
    );
    let top = folder.path();
    put(
        top,
        "plancc.yaml",
        "# ours\nplancc: 1\ndistrict: \"Test\"\nwords:\n  - Ridgecrest\nlint:\n  rules:\n    action-without-owner: off # yes\n",
    );
    commit(top);
    let (code, text) = diff(top, &["HEAD~1..HEAD", "--fail-on", "progress"]);
    assert_eq!((code, text.as_str()), (0, "nothing changed"));
    // An added word is a change, but must not fail the gate.
    put(
        top,
        "plancc.yaml",
        "plancc: 1\ndistrict: Test\nwords: [Ridgecrest, Quarry]\nlint: {rules: {action-without-owner: off}}\n",
    );
    commit(top);
    let (code, text) = diff(top, &GATE);
    assert!(code == 0 && text.contains("substantive `words`: added Quarry"), "{text}");
}

fn what_holds_back_less_is_reported_without_stopping_anybody() {
    let folder = start(PROJECT);
    let top = folder.path();
    let comment = "    # plancc: allow(metric-without-baseline) counted from May on\n";
    let baseline = "plancc: 1\nheld:\n  - {plan: 2026-2027/library, rule: action-without-owner}\n";
    let approvals =
        "plancc: 1\napproved:\n  - {fingerprint: \"0123\", change: lowered, reason: May}\n";
    put(top, FILE, &PLAN.replace("    metrics:\n", &format!("{comment}    metrics:\n")));
    put(top, "plancc-baseline.yaml", baseline);
    put(top, "approvals.yaml", approvals);
    commit(top);
    put(top, FILE, PLAN);
    fs::remove_file(top.join("approvals.yaml")).unwrap();
    put(top, "plancc-baseline.yaml", "plancc: 1\nheld: []\n");
    commit(top);
    let (code, text) = diff(top, &GATE);
    assert_eq!(code, 0, "{text}");
    for said in
        ["comment removed at", "approval removed: lowered", "no longer suppresses 1 finding"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

/// The old version's weights count if a change adds, removes or breaks weights.
fn weights_of_the_old_side_decide() {
    let lenient = "plancc: 1\ndistrict: Test\ndiff: {weights: {target-lowered: editorial}}\n";
    let strict = "plancc: 1\ndistrict: Test\ndiff: {weights: {metric-reworded: material}}\n";
    let reworded = PLAN.replace("books borrowed", "books that children borrowed at noon");
    let weight = |project: &str, plan: &str, new: &dyn Fn(&Path)| {
        let folder = start(project);
        let top = folder.path();
        put(top, FILE, plan);
        new(top);
        commit(top);
        let (_, json) = diff(top, &["HEAD~1..HEAD", "--format", "json"]);
        let (_, plans) = json.split_once("\"plans\"").unwrap();
        let (_, weight) = plans.split_once("\"weight\": \"").unwrap();
        weight.split('"').next().unwrap().to_owned()
    };
    let keep = |_: &Path| {};
    assert_eq!(weight(PROJECT, &lowered(), &keep), "material");
    assert_eq!(weight(lenient, &lowered(), &keep), "editorial");
    assert_eq!(weight(PROJECT, &lowered(), &|top| put(top, "plancc.yaml", lenient)), "material");
    assert_eq!(weight(strict, &reworded, &keep), "material");
    assert_eq!(weight(strict, &reworded, &|top| put(top, "plancc.yaml", PROJECT)), "material");
    assert_eq!(
        weight(strict, &reworded, &|top| fs::remove_file(top.join("plancc.yaml")).unwrap()),
        "material"
    );
    let broken =
        "plancc: 1\ndistrict: Test\ndiff: {weights: {target-lowered: editorial, nonsense: 1}}\n";
    assert_eq!(weight(broken, &lowered(), &keep), "material", "the default weight");
    // Uncommitted rules do not count either.
    let folder = start(PROJECT);
    put(folder.path(), FILE, &lowered());
    put(folder.path(), "plancc.yaml", lenient);
    let (code, text) = diff(folder.path(), &["--fail-on", "material"]);
    assert!(code == 1 && text.contains("metric `loans`: target 80 → 50"), "{text}");
}

/// The author of a change chooses the commit that it starts from, so the tip of the old branch counts.
fn weights_of_the_commit_that_a_branch_left_do_not_decide() {
    let folder = start("plancc: 1\ndistrict: Test\ndiff: {weights: {target-lowered: editorial}}\n");
    let top = folder.path();
    git(top, &["checkout", "--quiet", "-b", "branch"]);
    put(top, FILE, &lowered());
    commit(top);
    git(top, &["checkout", "--quiet", "main"]);
    put(top, "plancc.yaml", PROJECT);
    commit(top);
    git(top, &["checkout", "--quiet", "branch"]);
    let (code, text) = diff(top, &["main...HEAD", "--fail-on", "material"]);
    assert!(code == 1 && text.contains("material metric `loans`"), "{text}");
}

fn a_change_cannot_approve_itself() {
    let folder = start(PROJECT);
    let top = folder.path();
    git(top, &["checkout", "--quiet", "-b", "branch"]);
    put(top, FILE, &lowered());
    commit(top);
    let range = ["main...HEAD", "--fail-on", "material"];
    assert_eq!(diff(top, &range).0, 1);
    let (_, text) = diff(top, &["main...HEAD", "--approve", "Minutes of May"]);
    assert!(text.contains("approved 1 change"), "{text}");
    commit(top);
    let (code, text) = diff(top, &range);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("approval added:") && text.contains("reason: Minutes of May"), "{text}");
    assert!(text.contains("only the new version approves this change"), "{text}");
    let (code, text) = diff(top, &[&range[..], &["--accept-rules"]].concat());
    assert!(code == 0 && text.contains("approved metric `loans`"), "{text}");
    // In the old version, the same approval counts.
    let approvals = fs::read_to_string(top.join("approvals.yaml")).unwrap();
    git(top, &["checkout", "--quiet", "main"]);
    put(top, "approvals.yaml", &approvals);
    commit(top);
    git(top, &["checkout", "--quiet", "branch~1"]);
    let (code, text) = diff(top, &range);
    assert!(code == 0 && text.contains("approved metric `loans`"), "{text}");
}

fn a_project_within_the_project_is_reported() {
    let nested = |top: &Path| put(top, "plans/2026-2027/plancc.yaml", PROJECT);
    let folder = start(PROJECT);
    nested(folder.path());
    for format in ["human", "markdown", "html", "json"] {
        let (code, text) = diff(folder.path(), &["--fail-on", "material", "--format", format]);
        assert!(code == 1 && text.contains("project file added"), "{format}: {text}");
        // It hides no plan.
        assert!(!text.contains("library.yaml"), "{format}: {text}");
    }
    // A nested project that existed before is not a change.
    put(folder.path(), "plans/2026-2027/other/arts.yaml", PLAN);
    commit(folder.path());
    let (code, text) = diff(folder.path(), &GATE);
    assert!(code == 1 && text.contains("project file added"), "{text}");
    put(folder.path(), "plans/2025-2026/library.yaml", &PLAN.replace("2026-2027", "2025-2026"));
    commit(folder.path());
    assert_eq!(diff(folder.path(), &GATE).0, 0);
}

fn weights_of_rule_changes_cannot_be_set() {
    let folder = start(
        "plancc: 1\ndistrict: Test\ndiff: {weights: {weight-changed: editorial, allow-added: progress}}\n",
    );
    let top = folder.path();
    put(
        top,
        "plancc.yaml",
        "plancc: 1\ndistrict: Test\ndiff: {weights: {target-lowered: editorial}}\n",
    );
    commit(top);
    let (code, text) = diff(top, &GATE);
    assert!(code == 1 && text.contains("material weight of `target-lowered`"), "{text}");
    let mut lint = Command::new(env!("CARGO_BIN_EXE_plancc"));
    put(
        top,
        "plancc.yaml",
        "plancc: 1\ndistrict: Test\ndiff: {weights: {allow-added: progress}}\n",
    );
    let output = lint.current_dir(top).arg("lint").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("the weight of `allow-added` is fixed"), "{said}");
}

/// A comment counts by what it covers: one that moved suppresses a different finding.
fn a_comment_that_covers_something_else_is_reported_and_one_that_stays_is_not() {
    let folder = start(PROJECT);
    let top = folder.path();
    let comment = "# plancc: allow(doubled-word) a name\n";
    let over = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        PLAN.replace(line, &format!("{}{comment}{line}", " ".repeat(indent)))
    };
    let text = over("    priority: every child reads\n");
    put(top, FILE, &text);
    commit(top);
    put(top, FILE, &text.replace("every child", "each child").replace("value: 80", "value: 90"));
    commit(top);
    let (_, said) = diff(top, &["HEAD~1..HEAD"]);
    assert!(!said.contains("comment"), "{said}");
    put(top, FILE, &over("    metrics:\n"));
    commit(top);
    let (code, said) = diff(top, &GATE);
    assert!(code == 1 && said.contains("comment added at"), "{said}");
    // A comment in a new plan is reported too.
    put(
        top,
        "plans/2026-2027/arts.yaml",
        &format!("{comment}plancc: 1\nyear: 2026-2027\ndepartment: Arts\n"),
    );
    commit(top);
    let (code, said) = diff(top, &GATE);
    assert!(code == 1 && said.contains("comment added at"), "{said}");
}
