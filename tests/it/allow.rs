//! Comments that allow findings: what they cover, and what is said of those that say too little.

use std::sync::Arc;

use plancc::lint::{self, Active, Selection};
use plancc::model::{Setting, Stage};
use plancc::report::{self, Tally};
use plancc::rule::Page;
use plancc::source::{Source, SourceId};
use plancc::{diagnostic, pipeline, schema};

/// What `only` these rules say, and what is said of comments: rule and line.
fn found_with(body: &str, only: &[&str], no_allow: bool) -> Vec<(&'static str, usize)> {
    let head = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";
    let source = Arc::new(Source::new(SourceId(1), "plan.yaml", format!("{head}{body}")));
    let setting = Setting::new(None, Default::default(), schema::built_in_form());
    let mut checked = pipeline::read(Arc::clone(&source), "arts");
    pipeline::check(&mut checked, &setting, None);
    let selection = Selection {
        stage: Some(Stage::Board),
        only: only.iter().map(|name| (*name).to_owned()).collect(),
        no_allow,
        ..Selection::default()
    };
    let as_of = "2026-10-01".parse().unwrap();
    let judged =
        pipeline::judge(&checked, &setting, None, as_of, &Active::new(None, &selection)).unwrap();
    let mut all = checked.diagnostics;
    all.extend(judged.0);
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
    for fault in lint::allow::FAULTS {
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
    assert!(both("unknown-key").contains("cannot be judged"));
    let said = both(lint::allow::ALLOWED_WITHOUT_REASON);
    assert!(said.contains("first:") && !said.contains("cannot be judged"), "{said}");
}

#[test]
fn a_fault_of_shape_cannot_be_allowed() {
    let body = "# plancc: allow(unknown-key) we like it\npurpos: x\n";
    let names: Vec<&str> = found(body).into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"unknown-key") && names.contains(&"allows-nothing"), "{names:?}");
}

#[test]
fn a_rule_that_is_not_asked_for_leaves_its_comments_in_peace() {
    let body = "# plancc: allow(action-without-owner) named in September\npurpose: x\n";
    assert_eq!(found_with(body, &["doubled-word"], false), []);
    assert_eq!(found(body), [("allowed-unused", 1)]);
}

#[test]
fn other_comments_and_a_misspelt_word_are_told_apart() {
    assert_eq!(found("# plancc: 1 is the version\n# plancc allow is not it\npurpose: x\n"), []);
    let misspelt = found("# plancc: alow(action-without-owner) x\npurpose: x\n");
    assert_eq!(misspelt, [("allows-nothing", 1)]);
    assert_eq!(
        found("# plancc: allow action-without-owner\npurpose: x\n"),
        [("allows-nothing", 1)]
    );
}
