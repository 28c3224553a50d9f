//! Checks that the examples on every rule's page behave as described, and that `docs/rules/` is up to date.

use std::collections::BTreeMap;

use plancc::backend;
use plancc::diagnostic::ErrorKind;
use plancc::lint::{self, Rule};
use plancc::model::{Choice, Level, Stage};
use plancc::rule::{self, Example, Page};
use plancc::{schema, yaml};

use super::kit::snapshot;
use super::lint_bench::{Case, names};

const STAGES: [Stage; 4] = [Stage::Board, Stage::Adopted, Stage::Review, Stage::Draft];

/// The stage at which a rule's examples are linted: `board`, if the rule is on then.
fn stage(rule: &Rule) -> Stage {
    STAGES.into_iter().find(|stage| rule.level(*stage) != Level::Off).unwrap_or(Stage::Board)
}

/// The examples of a page, each with the project, form and plan of last year before it.
pub(super) fn cases(page: Page) -> Vec<(Example, Case)> {
    let mut around = Case::default();
    let mut cases = Vec::new();
    for example in page.examples() {
        let code = Some(example.code.clone());
        if example.is("project") {
            around.project = code;
        } else if example.is("form") {
            around.form = code;
        } else if example.is("last-year") {
            around.last_year = code;
        } else {
            let mut case = Case { plans: example.code.clone(), ..around.clone() };
            let as_of = example.tags.iter().find_map(|tag| tag.strip_prefix("as-of="));
            let folder = example.tags.iter().find_map(|tag| tag.strip_prefix("in="));
            case.folder = folder.map(str::to_owned);
            case.as_of = as_of.map(|day| day.parse().unwrap());
            cases.push((example, case));
        }
    }
    cases
}

#[test]
fn the_examples_of_every_rule_page_behave_as_described() {
    let mut wrong = Vec::new();
    for rule in lint::rules() {
        let page = rule.page;
        let cases = cases(page);
        let fires = cases.iter().filter(|(example, _)| example.is("fires")).count();
        if fires == 0 || fires == cases.len() {
            wrong.push(format!("`{}` shows {fires} of {} that fire", page.name, cases.len()));
        }
        for (example, mut case) in cases {
            let has_stage = case.plans.lines().any(|line| line.starts_with("stage:"));
            case.stage = (!has_stage).then(|| stage(rule));
            let judged = case.judge(&[page.name]);
            let fired = names(&judged.found).contains(&page.name);
            if !judged.shape.is_empty() || fired != example.is("fires") {
                wrong.push(format!("`{}` on:\n{}{}", page.name, example.code, judged.says()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_examples_of_the_unknown_rule_page_behave_as_described() {
    let judged = |text: &str| {
        Case { plans: "purpose: x".to_owned(), project: Some(text.to_owned()), ..Case::default() }
            .judge(&["metric-without-baseline"])
    };
    for fault in lint::ERROR_KINDS.iter().chain(rule::ERROR_KINDS) {
        for example in Page::from(fault).examples() {
            let judged = judged(&example.code);
            let expected: &[&str] = if example.is("fires") { &[fault.name] } else { &[] };
            assert_eq!(names(&judged.found), expected, "{}", judged.says());
        }
    }
}

#[test]
fn a_rule_has_one_name_one_page_and_a_level_somewhere() {
    let mut names: Vec<&str> = lint::rules().map(|rule| rule.page.name).collect();
    names.extend(errors().map(|fault| fault.name));
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "duplicate name");
    for rule in lint::rules() {
        let page = rule.page;
        assert!(page.summary().ends_with('.'), "{}: {}", page.name, page.summary());
        assert!(page.documentation.contains("## Why it matters"), "{}", page.name);
        assert!(rule.levels.iter().any(|level| *level != Level::Off), "{}", page.name);
        assert!(rule.levels.is_sorted(), "`{}` has a lower level at a later stage", page.name);
    }
}

#[test]
fn the_page_of_a_rule_says_what_it_checks_for_and_that_of_an_error_what_it_reports() {
    let rules = lint::rules().map(|rule| (rule.page, "Checks for "));
    let errors = errors().map(|fault| (Page::from(fault), "Reports "));
    for (page, beginning) in rules.chain(errors) {
        let summary = page.summary();
        let is_right = summary.starts_with(beginning) && summary.ends_with('.');
        assert!(is_right, "{} begins with \u{201c}{summary}\u{201d}", page.name);
    }
}

fn errors() -> impl Iterator<Item = &'static ErrorKind> {
    schema::ERROR_KINDS
        .into_iter()
        .chain(yaml::ERROR_KINDS)
        .flatten()
        .chain(schema::OF_FILES)
        .chain(schema::OF_PROJECTS)
        .chain(backend::ERROR_KINDS.into_iter().flatten())
        .chain(lint::ERROR_KINDS)
        .chain(rule::ERROR_KINDS)
        .chain(lint::suppression::ERROR_KINDS)
}

fn levels(rule: &Rule) -> String {
    let words: Vec<&str> = rule.levels.iter().map(|level| level.word()).collect();
    words.join(" | ")
}

/// The expected contents of `docs/rules/`.
fn pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut index =
        "# What plancc checks\n\nThis page and the pages that it links to are generated \
                     from the rules. `plancc explain NAME` prints the same text.\n\nThe level of a \
                     rule depends on the stage of the plan: `off`, `info`, `warning` or `error`.\nTo \
                     change a rule's level, set one level for all stages, or one level for each stage, under \
                     `lint.rules` in `plancc.yaml`.\n"
            .to_owned();
    for group in lint::GROUPS {
        index.push_str(&format!(
            "\n## {}\n\n| rule | summary | draft | review | board | adopted |\n| --- | --- | --- | --- | --- | --- |\n",
            group.name
        ));
        for rule in group.rules {
            let (name, summary) = (rule.page.name, rule.page.summary());
            index.push_str(&format!("| [{name}]({name}.md) | {summary} | {} |\n", levels(rule)));
            let table = format!(
                "\n## Levels\n\n| draft | review | board | adopted |\n| --- | --- | --- | --- |\n| {} |\n",
                levels(rule)
            );
            pages.insert(format!("{name}.md"), rule.page.markdown() + &table);
        }
    }
    index.push_str(
        "\n## Validation errors\n\nA file with one of these errors is not a valid plan. They are errors at \
         every stage unless their page says otherwise, and can't be turned off.\n\n| error | summary |\n| --- | --- |\n",
    );
    let mut all: Vec<&ErrorKind> = errors().collect();
    all.sort_by_key(|fault| fault.name);
    for fault in all {
        let page = Page::from(fault);
        index.push_str(&format!("| [{}]({}.md) | {} |\n", page.name, page.name, page.summary()));
        pages.insert(format!("{}.md", page.name), page.markdown());
    }
    index.push_str(
        "\n## Former names\n\nFormer names work until version 1.0, and plancc warns about them. `plancc fix` writes the current \
         names into plans, the project file, the baseline and the approvals.\n\n| former name | current name |\n| --- | --- |\n",
    );
    for (old, new) in rule::RULES {
        let is_page = pages.contains_key(&format!("{new}.md"));
        let new = if is_page { format!("[{new}]({new}.md)") } else { format!("`{new}`") };
        index.push_str(&format!("| `{old}` | {new} |\n"));
    }
    index.push_str("\n| kind of change, formerly | now |\n| --- | --- |\n");
    for (old, new) in rule::KINDS {
        index.push_str(&format!("| `{old}` | `{new}` |\n"));
    }
    pages.insert("README.md".to_owned(), index);
    pages
}

#[test]
fn the_pages_in_docs_are_up_to_date() {
    snapshot::assert_folder("docs/rules", &pages());
}
