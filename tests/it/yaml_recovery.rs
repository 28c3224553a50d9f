//! Broken text: every fault is told, and what is sound comes out as if nothing else were broken.

use std::collections::BTreeSet;

use plancc::source::{Source, SourceId, Span};
use plancc::yaml::{Node, Value, fault, parse};
use proptest::prelude::*;

fn rules(text: &str) -> Vec<&'static str> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    parse(&source).1.iter().map(|one| one.rule).collect()
}

/// The YAML blocks of a fault's page, and whether each is to fire.
fn examples(page: &str) -> Vec<(bool, String)> {
    let mut all = Vec::new();
    let mut block: Option<(bool, String)> = None;
    for line in page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        match (line, block.as_mut()) {
            ("```yaml,fires", None) => block = Some((true, String::new())),
            ("```yaml", None) => block = Some((false, String::new())),
            ("```", Some(_)) => all.extend(block.take()),
            (line, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            _ => {}
        }
    }
    all
}

#[test]
fn every_page_of_a_fault_shows_it_and_shows_it_mended() {
    for page in fault::ALL.iter().flat_map(|all| all.iter()) {
        let examples = examples(page.documentation);
        assert!(examples.iter().any(|(fires, _)| *fires), "{}", page.name);
        assert!(examples.iter().any(|(fires, _)| !*fires), "{}", page.name);
        for (fires, text) in examples {
            let expected = if fires { vec![page.name] } else { Vec::new() };
            assert_eq!(rules(&text), expected, "{}:\n{text}", page.name);
        }
    }
}

/// A key of a plan: where it stands, and what it says.
struct Part {
    /// What stands before the key on its line.
    lead: &'static str,
    /// The keys that lead to it.
    path: String,
    value: String,
}

/// A plan of many parts, no two of which say the same.
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

/// How a part is broken, each time in its one line.
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
    // Only what is not on a dash's line, or the whole item is moved.
    |lead, key, value| match lead.strip_prefix("  ") {
        Some(rest) if !lead.ends_with("- ") => format!("\u{a0} {rest}{key}: {value}"),
        _ => format!("{lead}{key}: \"{value}"),
    },
];

/// The plan with its broken parts, and where each part stands in it.
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

/// Every text of a tree that has keys above it, with those keys and its place.
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

/// Which parts have which findings.
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

/// Keys that all lost their colon are one text and no fault of YAML, so a key is left among siblings.
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
