//! Former names of rules and kinds of change: they work, plancc warns about them, and `plancc fix` replaces them.
//!
//! The baseline, the approvals and the fingerprints were written by the version before the names changed.

use std::collections::BTreeSet;

use plancc::rule::{self, KINDS, RULES};
use plancc::{backend, diff, lint, schema, yaml};
use serde_json::Value;

use crate::district::District;

const PLAN: &str = "plans/2026-2027/arts.yaml";
const DAY: &str = "--as-of=2026-12-01";

const PROJECT: &str = "plancc: 1
district: {name: Test}
departments: [{id: arts, name: Arts}]
lint:
  rules:
    action-overdue: warn # ours
    action-without-due: {draft: warn, review: off}
diff:
  weights:
    target-dropped: substantive
";

const ARTS: &str = "plancc: 1
year: 2026-2027
department: Arts
priorities:
  - id: paint
    priority: More students paint every week
    metrics: [{id: m, metric: Painters, target: 9}]
    actions:
      # plancc: allow(action-without-owner, action-overdue) named in September
      - {id: buy, action: Buy paint, due: 2026-09-01}
      - {id: open, action: Open the studio, owner: Clerk, due: 2026-09-01}
";

const BASELINE: &str = "plancc: 1
held:
  - plan: 2026-2027/arts
    rule: action-overdue  # since May
    at: priorities/paint/actions/open/due
";

const APPROVALS: &str = r#"plancc: 1
approved:
  - fingerprint: "6ef3329bcdc38a99"
    plan: plancc.yaml
    change: "Rules: weight of `target-dropped` substantive → progress"
    reason: agreed in March
  - fingerprint: "abb5651f7e5c8cb1"
    plan: plancc.yaml
    change: "Rules: level of `action-overdue` warn → info"
    reason: agreed in March
  - fingerprint: "b1c7a87a63846b71"
    plan: plancc.yaml
    change: "Rules: level of `action-without-due` {draft: warn, review: off} → {draft: off}"
    reason: agreed in March
  - fingerprint: "ba77d5461cc7b89f"
    plan: plancc-baseline.yaml
    change: "Rules: baseline holds back more: 1 finding of action-overdue in 2026-2027/arts"
    reason: agreed in March
  - fingerprint: "834573645286e5be"
    plan: arts 2026-2027
    change: "Priority 1: metric m: target removed: 9"
    reason: agreed in March
  - fingerprint: "bbf5add14a86cab3"
    plan: arts 2026-2027
    change: "Rules: comment added at `priorities/paint/actions/buy`: allow(action-overdue) named in September"
    reason: agreed in March
"#;

fn district() -> District {
    District::new(&[("plancc.yaml", PROJECT), (PLAN, ARTS)])
}

/// The rules of the findings, each with its fingerprint.
fn found(district: &District, more: &[&str]) -> Vec<(String, String)> {
    let run = district.run(&[&["lint", DAY, "--format", "json"], more].concat());
    let whole: Value = serde_json::from_str(&run.out).unwrap();
    let word = |one: &Value, key: &str| one[key].as_str().unwrap().to_owned();
    let all = whole["findings"].as_array().unwrap().iter();
    all.map(|one| (word(one, "rule"), word(one, "fingerprint"))).collect()
}

fn rules(district: &District, more: &[&str]) -> Vec<String> {
    found(district, more).into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn every_former_name_leads_to_a_name_that_exists_and_is_no_former_one() {
    let errors = schema::ERROR_KINDS.into_iter().chain(yaml::ERROR_KINDS).flatten();
    let errors = errors
        .chain(schema::OF_FILES)
        .chain(schema::OF_PROJECTS)
        .chain(lint::suppression::ERROR_KINDS);
    let errors = errors.chain(backend::ERROR_KINDS.into_iter().flatten()).chain(lint::ERROR_KINDS);
    let mut names: BTreeSet<&str> = errors.map(|fault| fault.name).collect();
    names.extend(lint::rules().map(|rule| rule.page.name));
    names.insert("unsupported-character");
    let kinds: BTreeSet<&str> =
        diff::KINDS.iter().copied().flatten().map(|kind| kind.name).collect();
    for (table, names) in [(RULES, &names), (KINDS, &kinds)] {
        for (old, new) in table {
            assert!(names.contains(new), "`{old}` leads to `{new}`, which doesn't exist");
            assert!(!names.contains(old), "`{old}` is a former name and a current one");
            assert_eq!((rule::current(old), rule::original(new)), (*new, *old));
        }
    }
    let all = || RULES.iter().chain(KINDS);
    assert_eq!(all().map(|(old, _)| old).collect::<BTreeSet<_>>().len(), all().count());
    assert_eq!(all().map(|(_, new)| new).collect::<BTreeSet<_>>().len(), all().count());
}

#[test]
fn former_names_in_the_project_file_and_in_comments_work_and_warn() {
    let district = district();
    let all = rules(&district, &[]);
    // Two rules' levels are called `warn`, one in a mapping; one rule, one kind and one comment have a former name.
    let former = all.iter().filter(|rule| *rule == "deprecated-name").count();
    assert_eq!(former, 5, "{all:?}");
    assert_eq!(all.iter().filter(|rule| *rule == "overdue-action").count(), 1, "{all:?}");
    let run = district.run(&["lint", DAY]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("`action-overdue` is now called `overdue-action`"), "{}", run.out);
    assert!(run.out.contains("write `overdue-action`"), "{}", run.out);
}

#[test]
fn a_level_or_weight_under_the_current_name_wins() {
    let district = district();
    let both = PROJECT
        .replace("    action-overdue: warn", "    action-overdue: error\n    overdue-action: off");
    district.write("plancc.yaml", &both);
    assert!(!rules(&district, &[]).contains(&"overdue-action".to_owned()));
    // A person must decide which of the two lines to remove.
    district.run(&["fix"]);
    assert!(district.text("plancc.yaml").contains("action-overdue: error\n"));
}

#[test]
fn a_baseline_of_the_version_before_holds_back_the_same_findings_and_warns() {
    let district = district();
    assert!(rules(&district, &[]).contains(&"overdue-action".to_owned()));
    district.write("plancc-baseline.yaml", BASELINE);
    assert!(!rules(&district, &[]).contains(&"overdue-action".to_owned()));
    let run = district.run(&["lint", DAY]);
    let warning = "`plancc-baseline.yaml` uses a former name: `action-overdue` is now called `overdue-action`";
    assert!(run.err.contains(warning), "{}", run.err);
    let named = district.run(&["lint", "plancc-baseline.yaml", "--format", "concise"]);
    assert!(named.out.contains("plancc-baseline.yaml:4:11"), "{}", named.out);
    // Pruning keeps what is still found.
    district.run(&["lint", DAY, "--prune-baseline"]);
    assert!(!rules(&district, &[]).contains(&"overdue-action".to_owned()));
}

#[test]
fn a_rename_changes_no_fingerprint_of_a_finding() {
    let found = found(&district(), &[]);
    let overdue = found.iter().find(|(rule, _)| rule == "overdue-action").unwrap();
    assert_eq!(overdue.1, "4644e6098f5a6bc3");
}

#[test]
fn approvals_of_the_version_before_still_count() {
    let (old, new) = (district(), district());
    let project = PROJECT
        .replace(
            "action-without-due: {draft: warn, review: off}",
            "action-without-due: {draft: off}",
        )
        .replace("action-overdue: warn", "action-overdue: info")
        .replace("target-dropped: substantive", "target-dropped: progress");
    let plan = ARTS.replace("action-without-owner, ", "").replace(", target: 9", "");
    new.write("plancc.yaml", &project);
    new.write(PLAN, &plan);
    new.write("plancc-baseline.yaml", BASELINE);
    new.write("approvals.yaml", APPROVALS);
    // Approvals count once they are on the old side.
    old.write("approvals.yaml", APPROVALS);
    let old_path = old.path("").to_str().unwrap().to_owned();
    let compare = |district: &District| {
        let run = district.run(&["diff", &old_path, ".", "--format", "json"]);
        let whole: Value = serde_json::from_str(&run.out).unwrap();
        let files =
            whole["rules"].as_array().unwrap().iter().chain(whole["plans"].as_array().unwrap());
        let changes = files.flat_map(|file| file["changes"].as_array().unwrap());
        let open = changes.filter(|change| change["approved"] == Value::Bool(false));
        let open = open.map(|one| one["kind"].as_str().unwrap().to_owned());
        let open: Vec<String> = open.filter(|kind| kind != "plan-removed").collect();
        (open, run.err)
    };
    let (open, said) = compare(&new);
    assert_eq!(open, ["allow-removed"], "{said}");
    assert!(said.contains("`approvals.yaml` uses a former name"), "{said}");
    // Under their current names the same changes are the same.
    assert_eq!(new.run(&["fix"]).code, 0);
    let (open, said) = compare(&new);
    assert_eq!(open, ["allow-removed"], "{said}");
    assert!(!said.contains("former"), "{said}");
}

#[test]
fn replacing_former_names_is_no_change() {
    let (old, new) = (district(), district());
    assert_eq!(new.run(&["fix"]).code, 0);
    let run = new.run(&["diff", old.path("").to_str().unwrap(), ".", "--format", "json"]);
    let kinds = run.out.lines().filter(|line| line.contains("\"kind\""));
    let kinds: Vec<&str> = kinds.map(str::trim).collect();
    assert_eq!(kinds, [""; 0], "{}", run.out);
}

#[test]
fn fix_writes_current_names_and_keeps_everything_else() {
    let district = district();
    district.write("plancc-baseline.yaml", BASELINE);
    district.write("approvals.yaml", APPROVALS);
    let shown = district.run(&["fix", "--diff"]);
    assert_eq!((shown.code, district.text("plancc.yaml")), (1, PROJECT.to_owned()));
    assert!(shown.out.contains("+    overdue-action: warning # ours"), "{}", shown.out);
    let run = district.run(&["fix"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let project = PROJECT.replace("action-overdue", "overdue-action").replace("warn", "warning");
    let project = project.replace("target-dropped", "target-removed");
    assert_eq!(district.text("plancc.yaml"), project);
    assert_eq!(district.text(PLAN), ARTS.replace("action-overdue", "overdue-action"));
    let baseline = BASELINE.replace("action-overdue", "overdue-action");
    assert_eq!(district.text("plancc-baseline.yaml"), baseline);
    let approvals = APPROVALS.replace("action-overdue", "overdue-action");
    let approvals = approvals.replace("target-dropped", "target-removed");
    assert_eq!(district.text("approvals.yaml"), approvals);
    assert!(run.err.contains("in 4 files"), "{}", run.err);
    let again = district.run(&["fix"]);
    assert!(again.code == 0 && again.err.starts_with("no fixes to apply"), "{}", again.err);
    assert!(!rules(&district, &[]).contains(&"deprecated-name".to_owned()));
}

#[test]
fn fix_of_named_files_leaves_the_others() {
    let district = district();
    district.write("plancc-baseline.yaml", BASELINE);
    assert_eq!(district.run(&["fix", "plancc-baseline.yaml"]).code, 0);
    assert!(district.text("plancc-baseline.yaml").contains("rule: overdue-action  # since May"));
    assert_eq!(
        (district.text("plancc.yaml"), district.text(PLAN)),
        (PROJECT.to_owned(), ARTS.to_owned())
    );
    assert_eq!(district.run(&["fix", PLAN]).code, 0);
    assert_eq!(district.text("plancc.yaml"), PROJECT);
    assert_eq!(district.run(&["fix", "plancc.yaml"]).code, 0);
    assert!(district.text("plancc.yaml").contains("overdue-action: warning # ours"));
}

#[test]
fn options_and_explain_take_former_names_and_warn() {
    let district = district();
    for option in ["--only", "--skip"] {
        let run = district.run(&["lint", DAY, option, "action-overdue", "--format", "concise"]);
        assert!(run.err.contains("`action-overdue` is now called `overdue-action`"), "{}", run.err);
        let is_found = run.out.contains("[overdue-action]");
        assert_eq!(is_found, option == "--only", "{}", run.out);
    }
    for (old, new) in
        [("letter-off", "inconsistent-spelling"), ("target-dropped", "target-removed")]
    {
        let run = district.run(&["explain", old]);
        assert!(run.out.starts_with(&format!("# {new}\n")), "{}", run.out);
        assert!(run.err.contains(&format!("`{old}` is now called `{new}`")), "{}", run.err);
    }
    let chosen = format!("{PLAN}:9:no-such-rule");
    assert_eq!(district.run(&["fix", "--suggestion", &chosen]).code, 2);
}
