//! `plancc fix`: the changes it makes, and the text it leaves alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use plancc::diagnostic::{Applicability, Diagnostics};
use plancc::lint::{ActiveRules, RuleSelection};
use plancc::model::{PlanSettings, Stage};
use plancc::revise::fix::{FixResult, FixSelection, fix};
use plancc::source::{Source, SourceId};
use plancc::{pipeline, schema};
use proptest::prelude::*;

use crate::generate::{Dice, Layout, layout, plan, strayed};

fn which(all: bool) -> FixSelection<'static> {
    if all { FixSelection::All } else { FixSelection::Safe }
}

fn look(source: Arc<Source>) -> Diagnostics {
    schema::plan(&source).1
}

/// Includes the findings of lint rules.
fn judge(source: Arc<Source>) -> Diagnostics {
    let setting = PlanSettings::new(None, BTreeMap::new(), schema::built_in_form());
    let rules = RuleSelection { stage: Some(Stage::Board), ..RuleSelection::default() };
    let checked = pipeline::read(source, "plan");
    let day = jiff::civil::date(2026, 11, 24);
    let judged =
        pipeline::judge(&checked, &setting, None, day, &ActiveRules::new(None, &rules)).unwrap();
    checked.diagnostics.into_iter().chain(judged.found).collect()
}

#[track_caller]
fn is_judged(before: &str, all: bool, after: &str) {
    let source = Arc::new(Source::new(SourceId(0), "plan.yaml", whole(before)));
    let done = fix(source, which(all), &judge);
    assert_eq!(done.source.text(), whole(after), "{:?}", names(&done.left));
}

fn fixed(text: &str, all: bool) -> FixResult {
    fix(Arc::new(Source::new(SourceId(0), "plan.yaml", text)), which(all), &look)
}

/// A plan with the single section `part`.
fn whole(part: &str) -> String {
    format!("plancc: 1\nyear: 2026-2027\n{part}")
}

#[track_caller]
fn becomes(before: &str, after: &str) {
    let done = fixed(&whole(before), false);
    assert_eq!(done.source.text(), whole(after));
    assert_eq!(fixed(done.source.text(), false).made, [], "a second run finds more to do");
}

#[track_caller]
fn stays(text: &str) {
    becomes(text, text);
}

#[test]
fn quotes_are_put_where_yaml_misreads() {
    becomes("purpose: Title I: we help\n", "purpose: \"Title I: we help\"\n");
    becomes("purpose: We meet in Room #12 daily\n", "purpose: \"We meet in Room #12 daily\"\n");
    becomes("services:\n  - carts open: 6 of 6\n", "services:\n  - \"carts open: 6 of 6\"\n");
    becomes("purpose: \"Yes\" was the answer\n", "purpose: '\"Yes\" was the answer'\n");
    becomes(
        "needs_assessment:\n  engagement:\n    - {group: Parents, teachers, input: more}\n",
        "needs_assessment:\n  engagement:\n    - {group: \"Parents, teachers\", input: more}\n",
    );
}

#[test]
fn amounts_become_digits_and_only_where_that_is_sure() {
    for (typed, plain) in [
        ("$1,200", "1200"),
        ("$1,250,000.50", "1250000.50"),
        ("1 200 000", "1200000"),
        ("12000 dollars", "12000"),
        ("USD 500", "500"),
        ("1.2 million", "1200000"),
        ("3 mil", "3000"),
    ] {
        becomes(&format!("budget: {{total: {typed}}}\n"), &format!("budget: {{total: {plain}}}\n"));
        becomes(&format!("budget:\n  total: {typed}\n"), &format!("budget:\n  total: {plain}\n"));
    }
    // A comma may be a thousands or a decimal separator, and `m` may mean a thousand.
    for typed in ["12,5", "1.200,50", "1,2,3", "$5M", "about 500", "€500"] {
        stays(&format!("budget:\n  total: {typed}\n"));
    }
}

#[test]
fn days_are_written_out_and_only_where_that_is_sure() {
    for (typed, day) in [
        ("October 22, 2026", "2026-10-22"),
        ("22 de octubre de 2026", "2026-10-22"),
        ("Oct. 5th, 2026", "2026-10-05"),
        ("Thursday, October 22, 2026", "2026-10-22"),
        ("10/22/2026", "2026-10-22"),
        ("22.10.2026", "2026-10-22"),
        ("2026/1/5", "2026-01-05"),
        ("octubre 2026", "2026-10"),
        ("10/2026", "2026-10"),
        ("10/22/26", "2026-10-22"),
    ] {
        becomes(
            &format!("adopted: {{date: \"{typed}\"}}\n"),
            &format!("adopted: {{date: {day}}}\n"),
        );
    }
    for typed in [
        "Monday, October 22, 2026",
        "10/11/2026",
        "spring 2026",
        "2026-02-30",
        "13/13/2026",
        "soon",
    ] {
        stays(&format!("adopted: {{date: {typed}}}\n"));
    }
}

#[test]
fn years_words_and_keys_are_spelt_as_the_language_spells_them() {
    let year =
        |text: &str| fixed(&format!("plancc: 1\nyear: {text}\n"), false).source.text().to_owned();
    assert_eq!(year("SY 2026-27"), "plancc: 1\nyear: 2026-2027\n");
    assert_eq!(year("2026 to 2027"), "plancc: 1\nyear: 2026-2027\n");
    assert_eq!(year("2026-2028"), "plancc: 1\nyear: 2026-2028\n");
    assert_eq!(year("2026"), "plancc: 1\nyear: 2026\n");
    becomes("Stage: In review\n", "stage: In review\n");
    becomes("stage: Board\n", "stage: board\n");
    becomes("language: Spanish\n", "language: es\n");
    becomes("porpose: x\n", "purpose: x\n");
    stays("propos: x\n");
}

#[test]
fn ids_are_made_of_words_and_are_unlike_each_other() {
    becomes(
        "priorities:\n  # the first\n  - priority: Raise the reading of all students\n  - {priority: Raise reading, owner: \
         x}\n  - priority: ¿?\n  - id: raise-reading\n    priority: y\n",
        "priorities:\n  # the first\n  - id: raise-reading-all-students\n    priority: Raise the reading of all students\n  - \
         {id: raise-reading-2, priority: Raise reading, owner: x}\n  - id: priority-1\n    priority: ¿?\n  - id: \
         raise-reading\n    priority: y\n",
    );
    becomes(
        "stage: review\npriorities:\n  - id: a\n    priority: b\n    metrics:\n      - 95% of días\n",
        "stage: review\npriorities:\n  - id: a\n    priority: b\n    metrics:\n      - id: dias\n        metric: 95% of días\n",
    );
}

#[test]
fn a_text_of_several_lines_gets_an_id_and_stays_what_it_is() {
    for (text, with_id) in [
        (
            "- 95% of days\n        are full\n",
            "- id: days-full\n        metric: 95% of days\n          are full\n",
        ),
        (
            "- \"95% of\n        days\"\n",
            "- id: days\n        metric: \"95% of\n          days\"\n",
        ),
        (
            "- |\n        95% of\n\n        days\n",
            "- id: days\n        metric: |\n          95% of\n\n          days\n",
        ),
    ] {
        let head = "stage: review\npriorities:\n  - id: a\n    priority: b\n    metrics:\n      ";
        becomes(&format!("{head}{text}"), &format!("{head}{with_id}"));
    }
}

#[test]
fn one_thing_in_a_lists_place_becomes_a_list_of_it() {
    becomes(
        "budget:\n  sources: {fund: general, amount: 5} # all\n",
        "budget:\n  sources: [{fund: general, amount: 5}] # all\n",
    );
    becomes(
        "budget:\n  sources:\n    fund: general\n    # all of it\n    amount: 5\n  note: |\n    x\n",
        "budget:\n  sources:\n    - fund: general\n      # all of it\n      amount: 5\n  note: |\n    x\n",
    );
    becomes(
        "priorities:\n  id: a\n  priority: b\n  actions:\n    id: c\n    action: d\n",
        "priorities:\n  - id: a\n    priority: b\n    actions:\n      - id: c\n        action: d\n",
    );
}

#[track_caller]
fn may_become(before: &str, after: &str) {
    stays(before);
    assert_eq!(fixed(&whole(before), true).source.text(), whole(after));
}

#[test]
fn a_list_in_a_text_without_a_sign_keeps_its_lines() {
    becomes("purpose:\n  - We sing\n  - We paint\n", "purpose:\n  - We sing\n  - We paint\n");
    becomes(
        "purpose:\n  We do three things.\n\n  1. We sing\n  2. We paint\n",
        "purpose: |\n  We do three things.\n\n  1. We sing\n  2. We paint\n",
    );
    becomes("services:\n  • bus\n  • trips\n", "services:\n  - bus\n  - trips\n");
    becomes("services:\n  -bus\n  -trips\n", "services:\n  - bus\n  - trips\n");
}

#[test]
fn stars_before_items_become_dashes_and_never_swallow_what_is_below() {
    becomes("services:\n* bus\n* trips\n", "services:\n- bus\n- trips\n");
    becomes("services:\n  * bus\n  * trips\n", "services:\n  - bus\n  - trips\n");
    becomes("purpose: *all* children\n", "purpose: \"*all* children\"\n");
}

#[test]
fn a_mark_that_copying_took_along_is_taken_out() {
    for text in ["purpose: We \u{feff}sing\n", "purpose: |\n  We \u{feff}sing\n"] {
        becomes(text, &text.replace('\u{feff}', ""));
    }
}

#[test]
fn a_bare_text_becomes_an_entry_where_that_is_asked_for() {
    may_become(
        "priorities:\n  - Fewer late buses\n  - Safer stops\n    on every street  # all\n",
        "priorities:\n  - id: fewer-late-buses\n    priority: Fewer late buses\n  - id: safer-stops-every-street\n    \
         priority: Safer stops\n      on every street  # all\n",
    );
    // A duplicate id would be a new error.
    let twice = "priorities:\n  - Safer stops\n  - Safer stops\n";
    let done = fixed(&whole(twice), true);
    assert_eq!((done.made.len(), done.refused), (1, 1), "{}", done.source.text());
}

#[test]
fn a_contacts_address_moves_to_its_key() {
    is_judged(
        "department:\n  name: Arts\n  contact: {name: arts@district.example, phone: 555-0100}\n",
        false,
        "department:\n  name: Arts\n  contact: {email: arts@district.example, phone: 555-0100}\n",
    );
    is_judged(
        "department:\n  name: Arts\n  contact:\n    title: arts@district.example # the office\n",
        false,
        "department:\n  name: Arts\n  contact:\n    email: arts@district.example # the office\n",
    );
    // If there is one already, the correct one is unknown.
    let both = "department:\n  name: Arts\n  contact: {name: arts@district.example, email: a@district.example}\n";
    is_judged(both, true, both);
}

#[test]
fn an_override_that_says_what_it_stands_for_is_taken_out() {
    let head = "priorities:\n  - id: a\n    priority: double the number of readers\n    actions:\n";
    let without =
        format!("{head}      - id: b\n        action: read to every child\n        owner: Lead\n");
    for typed in [
        "      - id: b\n        action: read to every child\n        if: read to every child\n        owner: Lead\n",
        "      - id: b\n        if: |\n          read to every child\n        action: read to every child\n        owner: Lead\n",
    ] {
        is_judged(&format!("{head}{typed}"), false, &without);
    }
    is_judged(
        &format!("{head}      - {{id: b, action: read to every child, if: read to every child}}\n"),
        false,
        &format!("{head}      - {{id: b, action: read to every child}}\n"),
    );
    // The key has a comment, which the fix would lose.
    for comment in [
        "        if: read to every child  # so\n",
        "        # so\n        if: read to every child\n",
    ] {
        let text = format!("{head}      - id: b\n        action: read to every child\n{comment}");
        is_judged(&text, true, &text);
    }
}

#[test]
fn an_override_with_a_slip_is_taken_out_where_that_is_asked_for() {
    let head = "priorities:\n  - id: a\n    priority: double the number of readers\n    actions:\n      - id: b\n        action: build a raised bed for every second grade class\n";
    let text = format!("{head}        if: build a raised bed for every grade class\n");
    is_judged(&text, false, &text);
    is_judged(&text, true, head);
}

#[test]
fn known_misspellings_are_mended_and_a_word_a_letter_off_where_that_is_asked_for() {
    is_judged(
        "purpose: We help schools with thier attendance.\n",
        false,
        "purpose: We help schools with their attendance.\n",
    );
    let text = "services:\n  - lessons from the mobile science lab\n  - field days with the mobile silence lab\n  - repairs of the mobile science lab\n";
    is_judged(text, false, text);
    is_judged(text, true, &text.replace("silence", "science"));
}

#[test]
fn what_is_only_likely_needs_to_be_asked_for() {
    let text = whole("mission: x\nbudget:\n  total: 12M\n");
    assert_eq!(fixed(&text, false).source.text(), text);
    assert_eq!(fixed(&text, true).source.text(), whole("purpose: x\nbudget:\n  total: 12000000\n"));
}

#[test]
fn a_fix_that_would_make_another_fault_is_not_made() {
    // Both would become `a-b`, and references would be ambiguous.
    let text = whole("priorities:\n  - {id: a-b, priority: x}\n  - {id: A B, priority: y}\n");
    let done = fixed(&text, true);
    assert_eq!((done.source.text(), done.refused), (&*text, 1));
}

#[test]
fn comments_and_windows_line_ends_stay() {
    let text = "plancc: 1 # one\r\n# two\r\nyear: SY 2026-27 # three\r\npriorities: # four\r\n  - priority: Read # five\r\n";
    assert_eq!(
        fixed(text, false).source.text(),
        "plancc: 1 # one\r\n# two\r\nyear: 2026-2027 # three\r\npriorities: # four\r\n  - id: read\r\n    priority: Read # \
         five\r\n",
    );
}

/// Introduces mistakes that planners make.
fn broken(text: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        if !dice.once_in(3) {
            out.push_str(line);
            continue;
        }
        let said = line.trim_end();
        let end = &line[said.len()..];
        let (_, value) = said.split_once(": ").unwrap_or_default();
        let mended = match dice.roll(7) {
            0 if said.ends_with('"') && !said.contains('\\') => said.replace('"', ""),
            1 => said.replace("1250000", "$1,250,000").replace("1200.50", "1,200.50"),
            2 => said.replace("2026-10-22", "October 22, 2026").replace("2026-11", "11/2026"),
            3 => said.replacen("needs_assessment:", "Needs assessment:", 1),
            4 if value.contains(' ') && !value.starts_with(['"', '\'', '|', '>', '[', '{']) => {
                said.replacen(value, &format!("Title I: {value}"), 1)
            }
            5 if said.trim_start().starts_with("id: ") || said.contains("- id: ") => {
                let (lead, _) = said.split_once("id: ").unwrap();
                if lead.ends_with("- ") { format!("{lead}owner: x") } else { continue }
            }
            6 => said.replace("not-started", "Not started").replace("partly-met", "Partly met"),
            _ => said.to_owned(),
        };
        out.push_str(&mended);
        out.push_str(end);
    }
    out
}

fn comments(text: &str) -> Vec<String> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    let (tree, _) = plancc::yaml::parse(&source);
    tree.comments.iter().map(|comment| comment.text.to_string()).collect()
}

fn names(found: &Diagnostics) -> Vec<String> {
    found.iter().map(|one| format!("{}: {}", one.rule, one.message)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_a_fix_nothing_safe_is_left_nothing_is_new_and_every_comment_is_there(
        plan in plan(), layout in layout(), seed in any::<u64>(),
    ) {
        let layout = Layout { tabs: false, ..layout };
        let text = broken(&plan.written(&layout), &mut Dice::new(seed));
        let before = look(Arc::new(Source::new(SourceId(0), "plan.yaml", &*text)));
        let done = fixed(&text, false);
        let safe = done.left.iter().filter(|one| {
            one.fixes.first().is_some_and(|fix| fix.applicability == Applicability::Safe)
        });
        prop_assert!(safe.count() <= done.refused, "{:?}\n{}\n{}", names(&done.left), text, done.source.text());
        prop_assert_eq!(fixed(done.source.text(), false).made, []);
        let was_read = plancc::yaml::parse(&Source::new(SourceId(0), "", &*text)).1.is_empty();
        if was_read {
            let (mut old, new) = (names(&before), names(&done.left));
            for name in new {
                let at = old.iter().position(|old| *old == name);
                prop_assert!(at.is_some(), "new: {name}\n{text}\n{}", done.source.text());
                old.swap_remove(at.unwrap());
            }
            let away = strayed(&text, done.source.text());
            prop_assert!(away.is_empty(), "{away:#?}\n{text}\n{}", done.source.text());
            let kept = comments(done.source.text());
            for comment in comments(&text) {
                // The text after the `#` is part of the value again.
                prop_assert!(kept.contains(&comment) || !comment.starts_with(' '), "{comment}");
            }
        }
    }
}
