//! Help texts end the problem: the text that a message suggests is applied, and the plan is linted again.
//!
//! The messages come from all examples: the pages of errors and rules, `tests/lint/`, and `examples/bad-input/`. If a
//! message has fixes, these edits are applied; otherwise the text in its help is inserted in the place that the help names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plancc::diagnostic::{Diagnostic, Edit};
use plancc::lint;
use plancc::model::{Level, Stage};
use plancc::rule::Page;
use plancc::source::Span;
use plancc::yaml::apply;
use plancc::{schema, yaml};

use crate::kit::lint_bench::{Case, whole};
use crate::kit::lint_case;

/// Messages whose help is not applied: a part of the message, and the reason.
const BY_HAND: &[(&str, &str)] = &[
    (
        "unclosed ",
        "only the writer knows where a text or a list ends; the fix closes it at the end of its line",
    ),
    (
        "is an email address",
        "the help asks for a second thing that only the department knows: a name or a title",
    ),
    (
        "is a YAML alias",
        "an alias is reported once, however often the file has it, so the next one comes forward",
    ),
    ("for `stage`", "the stage decides what a plan must hold, so more is asked of the same plan"),
];

/// Returns the plan of a case, as it is linted.
fn text(case: &Case) -> Option<String> {
    (!case.plans.contains("\n---\n")).then(|| whole(&case.plans, "2026-2027"))
}

fn found(case: &Case, text: &str) -> Vec<Diagnostic> {
    let case = Case { plans: text.to_owned(), ..case.clone() };
    let judged = case.judge(&[]);
    judged.shape.into_iter().chain(judged.found).collect()
}

/// Returns all cases in pages and files.
fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for rule in lint::rules() {
        let stages = [Stage::Board, Stage::Adopted, Stage::Review, Stage::Draft];
        let stage = stages.into_iter().find(|stage| rule.level(*stage) != Level::Off);
        for (_, mut case) in crate::lint_rules::cases(rule.page) {
            let has_stage = case.plans.lines().any(|line| line.starts_with("stage:"));
            case.stage = stage.filter(|_| !has_stage);
            all.push(case);
        }
    }
    for fault in schema::ERROR_KINDS.into_iter().flatten() {
        for example in Page::from(fault).examples() {
            all.push(Case { plans: example.code, ..Case::default() });
        }
    }
    all.extend(lint_case::all().iter().map(lint_case::CaseFile::case));
    let kinds = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bad-input");
    let mut plans: Vec<_> = std::fs::read_dir(kinds)
        .unwrap()
        .filter_map(|entry| std::fs::read_to_string(entry.unwrap().path().join("plan.yaml")).ok())
        .collect();
    // The first key of a fragment decides how it is completed to a plan.
    plans.retain(|plan| plan.starts_with("plancc:"));
    plans.sort();
    all.extend(plans.into_iter().map(|plans| Case { plans, ..Case::default() }));
    all
}

/// Returns the suggestions of a message, as edits.
fn offers(text: &str, one: &Diagnostic) -> Vec<Vec<Edit>> {
    let source = one.primary.span.source;
    let is_here = |edits: &[Edit]| edits.iter().all(|edit| edit.span.source == source);
    let fixes: Vec<Vec<Edit>> =
        one.fixes.iter().map(|fix| fix.edits.clone()).filter(|edits| is_here(edits)).collect();
    if !fixes.is_empty() {
        return fixes;
    }
    one.helps.iter().filter_map(|help| typed(text, one.primary.span, help)).collect()
}

/// Returns the replacement that a help text suggests for the text at the message's span: ``write `…` ``.
fn typed(text: &str, span: Span, help: &str) -> Option<Vec<Edit>> {
    let rest = help.strip_prefix("write `")?;
    let (typed, rest) = rest.split_once('`')?;
    if !rest.is_empty() || typed.contains('…') {
        return None;
    }
    let range = span.range();
    // After an empty key.
    if let Some(value) = typed.strip_prefix(&format!("{}: ", &text[range.clone()])) {
        let at = range.end + 1;
        let span = Span::new(span.source, at..at);
        return Some(vec![Edit { span, text: format!(" {value}") }]);
    }
    // A suggestion with the key replaces the whole entry.
    let start = match typed.split_once(": ") {
        Some((key, _)) if text[..range.start].trim_end().ends_with(&format!("{key}:")) => {
            text[..range.start].rfind(&format!("{key}:"))?
        }
        _ => range.start,
    };
    let span = Span::new(span.source, start..range.end);
    Some(vec![Edit { span, text: typed.to_owned() }])
}

/// Returns `true` if a name is that of a validation error.
fn is_fault(name: &str) -> bool {
    schema::ERROR_KINDS
        .into_iter()
        .chain(yaml::ERROR_KINDS)
        .flatten()
        .any(|fault| fault.name == name)
}

fn counted(found: &[Diagnostic]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for one in found {
        *counts.entry(one.rule).or_default() += 1;
    }
    counts
}

#[test]
fn what_a_message_offers_ends_its_problem_and_makes_no_other() {
    let mut wrong = Vec::new();
    let (mut count, mut by_hand, mut rules) = (0, 0, BTreeSet::new());
    // Messages that suggest a text to type, by a fix or a help that begins with "write", and those that are tried.
    let (mut suggesting, mut covered, mut untried) = (0, 0, Vec::new());
    for case in cases() {
        let is_entry = |line: &str| !line.starts_with(['#', ' ']) && line.contains(':');
        if !case.plans.lines().any(is_entry) {
            continue;
        }
        let Some(text) = text(&case) else { continue };
        if yaml::parse(&plancc::source::Source::new(
            plancc::source::SourceId(0),
            "x",
            text.as_str(),
        ))
        .0
        .documents
        .is_empty()
        {
            continue;
        }
        let before = found(&case, &text);
        for one in before.iter().filter(|one| one.primary.span.source.0 >= 10) {
            let suggests = |help: &String| help.starts_with("write `");
            suggesting += usize::from(!one.fixes.is_empty() || one.helps.iter().any(suggests));
            if BY_HAND.iter().any(|(word, _)| one.message.contains(word)) {
                by_hand += 1;
                continue;
            }
            let offers = offers(&text, one);
            covered += usize::from(!offers.is_empty());
            if offers.is_empty() && one.helps.iter().any(|help| help.starts_with("write `")) {
                untried.push(format!("{}: {:?}", one.rule, one.helps));
            }
            for edits in offers {
                let Some(mended) = apply(&text, &edits) else {
                    wrong.push(format!("{}: edits that cannot be made: {edits:?}", one.rule));
                    continue;
                };
                count += 1;
                rules.insert(one.rule);
                let after = found(&case, &mended);
                let (old, new) = (counted(&before), counted(&after));
                let of =
                    |all: &BTreeMap<&str, usize>, rule: &str| all.get(rule).copied().unwrap_or(0);
                let more: Vec<_> = new
                    .iter()
                    .filter(|(rule, count)| **count > of(&old, rule))
                    // Rules skip a part that can't be read; after the fix they check it.
                    .filter(|(rule, _)| !is_fault(one.rule) || is_fault(rule))
                    .map(|(rule, _)| rule)
                    .collect();
                if of(&new, one.rule) >= of(&old, one.rule) || !more.is_empty() {
                    wrong.push(format!(
                        "{}: {} ({:?}): still {}, new {more:?}\n{mended}",
                        one.rule,
                        one.message,
                        one.helps,
                        of(&new, one.rule),
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    eprintln!("{count} offers of {} rules were typed, {by_hand} messages are left", rules.len());
    eprintln!("{covered} of {suggesting} messages that suggest a text were tried");
    assert!(
        covered * 10 >= suggesting * 6,
        "only {covered} of {suggesting} messages are tried; not:\n{}",
        untried.join("\n")
    );
    assert!(count >= 140, "only {count} offers were typed");
    assert!(by_hand <= count / 10, "{by_hand} messages are left to a person");
    assert!(rules.len() >= 30, "only {} rules offer something: {rules:?}", rules.len());
}
