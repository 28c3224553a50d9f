//! Properties of error recovery in any invalid text.

use std::collections::BTreeSet;

use plancc::diagnostic::Applicability;
use plancc::source::{Source, SourceId, Span};
use plancc::yaml::{Node, Value, parse};
use proptest::prelude::*;

use crate::yaml_recovery::{fixed, rules};

/// A key of a plan: its text and its value.
struct Part {
    /// The text before the key on its line.
    lead: &'static str,
    /// The path to it.
    path: String,
    value: String,
}

/// Returns a plan with many parts, all different.
fn parts() -> Vec<Part> {
    let mut all: Vec<Part> = Vec::new();
    let mut add = |lead, path: &str| {
        let value = format!("text {}", all.len());
        all.push(Part { lead, path: path.to_owned(), value });
    };
    add("", "plancc");
    add("", "year");
    add("  ", "department/name");
    add("  ", "department/office");
    add("", "stage");
    for _ in 0..3 {
        add("  - ", "needs/id");
        add("    ", "needs/need");
        add("    ", "needs/root_cause");
    }
    for _ in 0..2 {
        add("  - ", "priorities/id");
        add("    ", "priorities/priority");
        add("      ", "priorities/theory_of_action/then");
        add("      ", "priorities/theory_of_action/evidence");
        for _ in 0..2 {
            add("      - ", "priorities/actions/id");
            add("        ", "priorities/actions/action");
            add("        ", "priorities/actions/owner");
        }
        add("    ", "priorities/owner");
    }
    add("", "language");
    all
}

/// Ways to break a part within its line.
const BREAKS: [fn(&str, &str, &str) -> String; 17] = [
    |lead, key, value| format!("{lead}{key}: Title I: {value}"),
    |lead, key, value| format!("{lead}{key}: \"Met\" was {value}"),
    |lead, key, value| format!("{lead}{key}: \"{value}"),
    |lead, key, value| format!("{lead}{key}: '{value}"),
    |lead, key, value| format!("{lead}{key}: [{value}"),
    |lead, key, value| format!("{lead}{key}: {{a: {value}"),
    |lead, key, value| format!("{lead}{key}: [{value}] more"),
    |lead, key, value| format!("{lead}{key}: %{value}"),
    |lead, key, value| format!("{lead}{key}: *{value}* more"),
    |lead, key, value| format!("{lead}{key}: > {value}"),
    |lead, key, value| format!("{lead}{key}: - {value}"),
    |lead, key, value| format!("{lead}{key}: \"a\\q{value}\""),
    |lead, key, value| format!("{lead}{key}: “{value}: more”"),
    |lead, key, value| format!("{lead}{key}: {value}\u{7}"),
    |lead, key, value| format!("{lead}{key} {value}"),
    |lead, key, value| format!("{lead}{key}:{value}"),
    // Not on the line of a dash, because that would move the whole item.
    |lead, key, value| match lead.strip_prefix("  ") {
        Some(rest) if !lead.ends_with("- ") => format!("\u{a0} {rest}{key}: {value}"),
        _ => format!("{lead}{key}: \"{value}"),
    },
];

/// Returns the plan with broken parts, and the range of each part.
fn written(parts: &[Part], broken: &[Option<usize>]) -> (String, Vec<std::ops::Range<usize>>) {
    let mut text = String::new();
    let mut ranges = Vec::new();
    let mut parents: Vec<String> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let mut path: Vec<String> = part.path.split('/').map(str::to_owned).collect();
        let key = path.pop().unwrap();
        for (depth, parent) in path.iter().enumerate() {
            if parents.get(depth) != Some(parent) {
                parents.truncate(depth);
                text.push_str(&format!("{}{parent}:\n", "    ".repeat(depth)));
                parents.push(parent.clone());
            }
        }
        parents.truncate(path.len());
        let start = text.len();
        match broken.get(index).copied().flatten() {
            Some(how) => text.push_str(&BREAKS[how](part.lead, &key, &part.value)),
            None => text.push_str(&format!("{}{key}: {}", part.lead, part.value)),
        }
        text.push('\n');
        ranges.push(start..text.len());
    }
    (text, ranges)
}

/// Collects the path, text and span of every scalar below a key.
fn texts(node: &Node<'_>, path: &str, out: &mut Vec<(String, String, Span)>) {
    match &node.value {
        Value::Mapping { entries, .. } => {
            for entry in entries {
                let key = entry.key.scalar().unwrap_or_default();
                let path = if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") };
                texts(&entry.value, &path, out);
            }
        }
        Value::Sequence { items, .. } => items.iter().for_each(|item| texts(item, path, out)),
        Value::Scalar(text, _) => out.push((path.to_owned(), text.to_string(), node.span)),
        _ => {}
    }
}

/// Returns the errors of each part.
fn told(text: &str, ranges: &[std::ops::Range<usize>]) -> BTreeSet<(usize, &'static str, String)> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    let mut all = BTreeSet::new();
    for one in parse(&source).1 {
        let place = one.primary.span.range().start;
        if let Some(part) = ranges.iter().position(|range| range.contains(&place)) {
            all.insert((part, one.rule, one.message));
        }
    }
    all
}

fn breaking() -> impl Strategy<Value = Vec<Option<usize>>> {
    let part = prop_oneof![3 => Just(None), 1 => (0..BREAKS.len()).prop_map(Some)];
    proptest::collection::vec(part, parts().len()).prop_map(|mut broken| {
        leave_a_key(&parts(), &mut broken);
        broken
    })
}

/// Without any colons, all keys are one text and valid YAML, so at least one key must stay intact.
fn leave_a_key(parts: &[Part], broken: &mut [Option<usize>]) {
    let parent = |part: &Part| part.path.rsplit_once('/').map(|(parent, _)| parent.to_owned());
    let is_colonless = |how: &Option<usize>| matches!(how, Some(14 | 15));
    let mut start = 0;
    for end in 1..=parts.len() {
        let ends = parts
            .get(end)
            .is_none_or(|next| parent(next) != parent(&parts[start]) || next.lead.ends_with("- "));
        if ends {
            if broken[start..end].iter().all(is_colonless) {
                broken[start] = Some(0);
            }
            start = end;
        }
    }
}

proptest! {
    #[test]
    fn every_broken_part_is_told_and_every_sound_one_is_read(broken in breaking()) {
        let parts = parts();
        let (text, ranges) = written(&parts, &broken);
        let found = told(&text, &ranges);
        let source = Source::new(SourceId(0), "plan.yaml", text.as_str());
        let (tree, diagnostics) = parse(&source);
        let mut read = Vec::new();
        tree.documents.iter().for_each(|document| texts(document, "", &mut read));
        for (index, part) in parts.iter().enumerate() {
            let is_told = found.iter().any(|(one, ..)| *one == index);
            let is_broken = broken[index].is_some();
            prop_assert_eq!(is_told, is_broken, "part {}: {}\n{}", index, part.path, text);
            let place = read.iter().find(|(path, value, _)| *path == part.path && *value == part.value);
            if !is_broken {
                prop_assert!(place.is_some(), "{} lost {}\n{}", part.path, part.value, text);
                prop_assert_eq!(source.slice(place.unwrap().2), part.value.as_str());
            }
        }
        let count = broken.iter().flatten().count();
        prop_assert_eq!(diagnostics.len(), count, "one fault, one message\n{}", text);
    }

    #[test]
    fn line_ends_of_windows_change_nothing(broken in breaking()) {
        let (text, _) = written(&parts(), &broken);
        prop_assert_eq!(rules(&text.replace('\n', "\r\n")), rules(&text));
    }

    #[test]
    fn mending_a_part_takes_no_other_parts_finding_away(
        broken in breaking(),
        pick in any::<proptest::sample::Index>(),
    ) {
        let parts = parts();
        let all: Vec<usize> = (0..parts.len()).filter(|&part| broken[part].is_some()).collect();
        prop_assume!(!all.is_empty());
        let mended = all[pick.index(all.len())];
        let (text, ranges) = written(&parts, &broken);
        let before = told(&text, &ranges);
        let mut fewer = broken.clone();
        fewer[mended] = None;
        let (text, ranges) = written(&parts, &fewer);
        let after = told(&text, &ranges);
        for one in before.iter().filter(|one| one.0 != mended) {
            prop_assert!(after.contains(one), "{:?} went with {}\n{}", one, mended, text);
        }
    }
}

#[test]
fn a_safe_fix_mends_what_it_is_offered_for() {
    let parts = parts();
    let mut offered = 0;
    for (part, how) in
        (0..parts.len()).flat_map(|part| (0..BREAKS.len()).map(move |how| (part, how)))
    {
        let mut broken = vec![None; parts.len()];
        broken[part] = Some(how);
        let (text, _) = written(&parts, &broken);
        let source = Source::new(SourceId(0), "plan.yaml", text.as_str());
        let (_, found) = parse(&source);
        for fix in found.iter().flat_map(|one| &one.fixes) {
            if fix.applicability == Applicability::Safe {
                offered += 1;
                assert_eq!(rules(&fixed(&text, fix)), [""; 0], "{how} in\n{text}");
            }
        }
    }
    assert!(offered > parts.len() * 8, "{offered}");
}

/// Checks that every part of a parsed text is inside of that text.
fn stands_in(text: &str) {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    let (tree, found) = parse(&source);
    let is_place = |span: Span| source.text().get(span.range()).is_some();
    let mut nodes: Vec<&Node<'_>> = tree.documents.iter().collect();
    while let Some(node) = nodes.pop() {
        assert!(is_place(node.span), "{:?} in {text:?}", node.span);
        nodes.extend(node.items());
        nodes.extend(node.entries().iter().flat_map(|entry| [&entry.key, &entry.value]));
    }
    for one in &found {
        assert!(is_place(one.primary.span), "{one:?} in {text:?}");
        assert!(one.related.iter().all(|label| is_place(label.span)), "{one:?} in {text:?}");
        for fix in &one.fixes {
            let mut end = 0;
            for edit in &fix.edits {
                assert!(is_place(edit.span) && edit.span.start >= end, "{one:?} in {text:?}");
                end = edit.span.end;
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_told(text in any::<String>()) {
        stands_in(&text);
    }

    #[test]
    fn whatever_signs_are_typed_are_read_or_told(
        signs in proptest::collection::vec(
            prop_oneof![
                Just("\n"), Just("\n"), Just("\n  "), Just("\n    "), Just("\n\t"), Just(" "), Just("- "),
                Just("key"), Just(": "), Just(":"), Just("\""), Just("'"), Just("["), Just("]"), Just("{"),
                Just("}"), Just(", "), Just("#"), Just(" # c"), Just("|"), Just(">"), Just("&a "), Just("*a"),
                Just("!t "), Just("%"), Just("---\n"), Just("...\n"), Just("? "), Just("\u{a0}"), Just("é"),
                Just("“"), Just("”"), Just("\\"), Just("\r\n"), Just("\u{feff}"), Just("\u{7}"), Just("text "),
            ],
            0..40,
        ),
    ) {
        stands_in(&signs.concat());
    }
}
