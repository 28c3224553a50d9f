//! Independence of errors: if several parts of a plan are broken, each one is reported, and fixing
//! one doesn't hide another.

use std::collections::BTreeSet;
use std::ops::Range;

use plancc::schema;
use plancc::source::{Source, SourceId};

/// Parts of a plan, valid and with an error: validation, YAML syntax, misspelled words and
/// references.
const PARTS: &[(&str, &str)] = &[
    ("adopted: {date: 2026-10-22}\n", "adopted: {date: 10/22/2026}\n"),
    ("purpose: We lend books.\n", "purpose: Our promise: we lend books.\n"),
    ("services:\n  - lending\n  - reading nights\n", "services:\n  - Title I: lending\n  - ok\n"),
    ("budget:\n  total: 1200\n", "budget:\n  totl: 1200\n"),
    ("reflection:\n  successes: more visits\n", "reflection:\n  successes: \"more visits\n"),
    (
        "needs_assessment:\n  needs:\n    - {id: books, need: more books}\n",
        "needs_assessment:\n  needs:\n    - {id: Books, need: more books}\n",
    ),
    ("own: {safety: Helmets}\n", "own: {safety: Helmets\n"),
    (
        "unplaced:\n  - text: a line\n    from: page 3\n",
        "unplaced:\n  - text: a line\n     from: page 3\n",
    ),
    ("confirm: [budget]\n", "confirm: [bugdet]\n"),
];

/// Returns the plan with these parts broken, and the range of each part.
fn plan(broken: u32) -> (String, Vec<Range<usize>>) {
    let mut text = "plancc: 1\nyear: 2026-2027\ndepartment: Library\n".to_owned();
    let mut places = Vec::new();
    for (number, (sound, slip)) in PARTS.iter().enumerate() {
        let start = text.len();
        text.push_str(if broken >> number & 1 == 1 { slip } else { sound });
        places.push(start..text.len());
    }
    (text, places)
}

/// Returns the errors of each part, without their locations.
fn said(broken: u32) -> Vec<BTreeSet<String>> {
    let (text, places) = plan(broken);
    let source = Source::new(SourceId(0), "plan.yaml", text.as_str());
    let mut said = vec![BTreeSet::new(); PARTS.len()];
    for one in schema::plan(&source).1 {
        let at = one.primary.span.start as usize;
        let part = places.iter().position(|place| place.contains(&at));
        let part = part.unwrap_or_else(|| panic!("{}: outside all parts of\n{text}", one.message));
        said[part].insert(format!("{}: {}", one.rule, one.message));
    }
    said
}

#[test]
fn every_broken_part_is_told_in_its_place_whatever_else_is_broken() {
    let alone: Vec<BTreeSet<String>> = (0..PARTS.len())
        .map(|number| {
            let mut said = said(1 << number);
            let own = std::mem::take(&mut said[number]);
            assert!(!own.is_empty(), "nothing is said of {}", PARTS[number].1);
            assert!(said.iter().all(BTreeSet::is_empty), "{said:?} beside {}", PARTS[number].1);
            own
        })
        .collect();
    assert!(said(0).iter().all(BTreeSet::is_empty));
    // For every set of broken parts, each part must have the same errors as if it were the only
    // broken one.
    for broken in 0..1_u32 << PARTS.len() {
        for (number, own) in said(broken).into_iter().enumerate() {
            let expected =
                if broken >> number & 1 == 1 { alone[number].clone() } else { BTreeSet::new() };
            assert_eq!(own, expected, "part {number} of\n{}", plan(broken).0);
        }
    }
}
