//! `allow` comments: the findings that they suppress, and findings about incomplete or unused comments.

use std::sync::Arc;

use plancc::lint::{self, ActiveRules, RuleSelection};
use plancc::model::{PlanSettings, Stage};
use plancc::report::{self, Tally};
use plancc::rule::Page;
use plancc::source::{Source, SourceId};
use plancc::{diagnostic, pipeline, schema};

/// Returns the findings of the rules in `only`, and those about comments: rule and line.
fn found_with(body: &str, only: &[&str], no_allow: bool) -> Vec<(&'static str, usize)> {
    let head = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
    let source = Arc::new(Source::new(SourceId(1), "plan.yaml", format!("{head}{body}")));
    let setting = PlanSettings::new(None, Default::default(), schema::built_in_form());
    let mut checked = pipeline::read(Arc::clone(&source), "arts");
    pipeline::check(&mut checked, &setting, None);
    let selection = RuleSelection {
        stage: Some(Stage::Board),
        only: only.iter().map(|name| (*name).to_owned()).collect(),
        no_allow,
        ..RuleSelection::default()
    };
    let as_of = "2026-10-01".parse().unwrap();
    let judged =
        pipeline::judge(&checked, &setting, None, as_of, &ActiveRules::new(None, &selection))
            .unwrap();
    let mut all = checked.diagnostics;
    all.extend(judged.found);
    diagnostic::sort(&mut all);
    let line = |at: u32| source.position(at as usize).line - 3;
    all.iter().map(|one| (one.rule, line(one.primary.span.start))).collect()
}

fn found(body: &str) -> Vec<(&'static str, usize)> {
    found_with(body, &["action-without-owner"], false)
}

const OWNER: &str = "action-without-owner";

#[test]
fn the_page_of_each_fault_of_a_comment_shows_what_fires_and_what_does_not() {
    for fault in lint::suppression::ERROR_KINDS {
        let examples = Page::from(fault).examples();
        assert_eq!(examples.len(), 2, "{}", fault.name);
        for example in examples {
            let names: Vec<&str> = found(&example.code).into_iter().map(|(name, _)| name).collect();
            assert_eq!(
                names.contains(&fault.name),
                example.is("fires"),
                "{names:?}\n{}",
                example.code
            );
        }
    }
}

#[test]
fn a_comment_allows_the_block_below_it_and_nothing_beside_it() {
    let body = "priorities:
  - id: one
    priority: One
    actions:
      # plancc: allow(action-without-owner) named in September
      - id: a
        action: A
      - id: b
        action: B
";
    assert_eq!(found(body), [(OWNER, 9)]);
    assert_eq!(found_with(body, &[OWNER], true).len(), 2, "`--no-allow` shows all");
}

#[test]
fn a_comment_above_a_list_a_priority_or_the_first_key_allows_all_within() {
    let plan = "priorities:\n  - id: one\n    priority: One\n    actions:\n      - {id: a, action: A}\n      - {id: b, action: B}\n";
    assert_eq!(found(plan).len(), 2);
    for above in ["priorities:", "  - id: one", "    actions:"] {
        let comment = "# plancc: allow(action-without-owner) named in September\n";
        let indent = above.len() - above.trim_start().len();
        let allowed = plan.replace(above, &format!("{}{comment}{above}", " ".repeat(indent)));
        assert_eq!(found(&allowed), [], "above `{above}`");
    }
}

#[test]
fn a_comment_at_the_end_of_a_line_allows_that_line_and_the_text_that_begins_or_ends_there() {
    let plan = |end: &str| {
        format!(
            "priorities:\n  - id: one\n    priority: One\n    actions:\n      - id: a{end}\n        action: A\n      - {{id: b, action: B}}{end}\n"
        )
    };
    let comment = "  # plancc: allow(action-without-owner) named in September";
    assert_eq!(found(&plan("")).len(), 2);
    let left = found(&plan(comment));
    assert!(!left.iter().any(|(rule, line)| *rule == OWNER && *line == 7), "{left:?}");
    let folded =
        "purpose: >- # plancc: allow(doubled-word) a name\n  We teach\n  the the children.\n";
    assert_eq!(found_with(folded, &["doubled-word"], true), [("doubled-word", 3)]);
    assert_eq!(found_with(folded, &["doubled-word"], false), []);
    let plain = "purpose: We teach\n  the the children. # plancc: allow(doubled-word) a name\n";
    assert_eq!(found_with(plain, &["doubled-word"], false), [], "nor is the text cut short");
    let close = plain.replace("# plancc", "#plancc");
    assert_eq!(found_with(&close, &["doubled-word"], false), [], "nor without a space");
}

#[test]
fn a_comment_without_a_reason_is_not_said_to_keep_the_rest_from_being_judged() {
    let one = |rule| diagnostic::Diagnostic::error(rule, Default::default(), "x");
    let summary = |rule| report::summary(&Tally::of(&vec![one(rule); 6]), 1);
    let both = |rule| {
        let mut all = vec![one(rule); 3];
        all.extend(vec![one(OWNER); 2]);
        report::summary(&Tally::of(&all), 1)
    };
    assert!(!summary("unknown-key").contains("first:"), "one rule needs no order");
    assert!(both("unknown-key").contains("can't check the rest"));
    let said = both(lint::suppression::ALLOW_WITHOUT_REASON);
    assert!(said.contains("first:") && !said.contains("can't check the rest"), "{said}");
}

#[test]
fn a_fault_of_shape_cannot_be_allowed() {
    let body = "# plancc: allow(unknown-key) we like it\npurpos: x\n";
    let names: Vec<&str> = found(body).into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"unknown-key") && names.contains(&"unknown-allow"), "{names:?}");
}

#[test]
fn a_rule_that_is_not_asked_for_leaves_its_comments_in_peace() {
    let body = "# plancc: allow(action-without-owner) named in September\npurpose: x\n";
    assert_eq!(found_with(body, &["doubled-word"], false), []);
    assert_eq!(found(body), [("unused-allow", 1)]);
}

#[test]
fn other_comments_and_a_misspelt_word_are_told_apart() {
    assert_eq!(found("# plancc: 1 is the version\n# plancc allow is not it\npurpose: x\n"), []);
    let misspelt = found("# plancc: alow(action-without-owner) x\npurpose: x\n");
    assert_eq!(misspelt, [("unknown-allow", 1)]);
    assert_eq!(found("# plancc: allow action-without-owner\npurpose: x\n"), [("unknown-allow", 1)]);
}

/// Returns the lines with an `unrecognized-allow` finding.
fn unrecognized(body: &str) -> Vec<usize> {
    let found = found(body).into_iter();
    found.filter(|(rule, _)| *rule == "unrecognized-allow").map(|(_, line)| line).collect()
}

#[test]
fn a_comment_that_seems_to_allow_something_is_told() {
    for comment in [
        "# plancc: ignore(action-without-owner) named in May",
        "# plancc: disable action-without-owner",
        "# PLANCC: ignore(action-without-owner)",
        "# Plancc: Allow(action-without-owner) named in May",
        "# plancc ignore: action-without-owner",
        "# plancc-ignore action-without-owner",
        "#plancc:noqa",
        "# plancc lint: off",
        "# planc: allow(action-without-owner) named in May",
        "# noqa: action-without-owner",
        "# nolint action-without-owner",
        "# lint:ignore action-without-owner named in May",
        "# allow(action-without-owner) named in May",
        "# a remark # plancc: allow(action-without-owner) named in May",
    ] {
        assert_eq!(unrecognized(&format!("{comment}\npurpose: to sing\n")), [1], "{comment}");
        assert_eq!(unrecognized(&format!("purpose: to sing {comment}\n")), [1], "{comment}");
    }
}

#[test]
fn a_comment_inside_a_text_is_told() {
    for body in [
        "purpose: |\n  # plancc: allow(doubled-word) it is a poster\n  to sing\n",
        "purpose: |\n  to sing\n\n  # plancc: ignore(doubled-word)\n",
        "purpose: 'to sing # plancc: allow(doubled-word) it is a poster'\n",
        "purpose: \"to sing # PLANCC: off\"\n",
        "purpose: |\n  # plancc allow(doubled-word) it is a poster\n  to sing\n",
        "purpose: |\n  <!-- plancc: ignore doubled-word -->\n  to sing\n",
    ] {
        assert_eq!(unrecognized(body).len(), 1, "{body}");
    }
}

#[test]
fn other_comments_and_texts_are_nobodys_business() {
    for line in [
        "# plancc prints this first",
        "# plancc: allow(action-without-owner) named in May",
        "# we allow no late plans, and ignore none",
        "# plancc allows findings; see its guide",
        "# see the page of action-without-owner",
        "# disable the alarm",
        "# planning: skip the second meeting",
    ] {
        assert_eq!(unrecognized(&format!("{line}\npurpose: to sing\n")), [0; 0], "{line}");
    }
    assert_eq!(unrecognized("purpose: 'plancc: ignore nobody #1'\n"), [0; 0]);
}

#[test]
fn a_comment_in_a_file_that_is_no_plan_allows_nothing_and_is_told() {
    let comment = "# plancc: allow(hard-to-read) it is a quotation\n";
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpose: We teach.\n";
    let project = format!("{comment}plancc: 1\ndistrict: Test\nform: form.yaml\n");
    let district = super::district::District::new(&[
        ("plancc.yaml", project.as_str()),
        ("form.yaml", &format!("plancc: 1\n{comment}parts: {{}}\n")),
        ("plans/2026-2027/arts.yaml", plan),
        ("plans/2026-2027/arts.es.yaml", &format!("plancc: 1\n{comment}purpose: Enseñamos.\n")),
    ]);
    let run = district.run(&["lint", "--format", "concise"]);
    for place in ["plancc.yaml:1:1", "form.yaml:2:1", "plans/2026-2027/arts.es.yaml:2:1"] {
        let expected = format!("{place}: warning[unrecognized-allow]");
        assert_eq!(run.out.matches(&expected).count(), 1, "{place}: {}", run.out);
    }
    let run = district.run(&["lint", "--format", "concise", "--no-allow"]);
    assert!(!run.out.contains("unrecognized-allow"), "{}", run.out);
}
