//! Properties of `fix`, `fmt` and `merge` for any bytes: plans of the project with lines deleted,
//! duplicated, moved and misspelled.

use std::path::Path;

use proptest::prelude::*;

use crate::generate::{Dice, plan_of};
use crate::laws::{NEXT_VERSION, formats, mends, merges};

/// Leftovers from planners, and text that YAML reads differently.
const SLIPS: &[&str] = &[
    " #",
    "# note",
    ": ",
    "- ",
    "\t",
    "\"",
    "'",
    "|\n",
    ">\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\r\n",
    "\u{a0}",
    "\u{201c}",
    "&a ",
    "*a",
    "---\n",
    "...\n",
    "%",
    "\n\n",
    "  ",
    "\u{feff}",
    "é",
    "$1,200",
    "October 22, 2026",
    "Title I: ",
    "thier ",
    "the the ",
    "\u{2028}",
    "\u{0}",
    "!!str ",
    "? ",
    "~",
    "null",
    "  # below\n",
    "\r",
    "\u{85}",
    "\\",
];

/// Returns the plans and examples to change.
fn plans() -> Vec<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut plans = Vec::new();
    for folder in ["plans", "examples"] {
        for entry in walkdir::WalkDir::new(top.join(folder)).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            if path.extension().is_some_and(|end| end == "yaml") {
                plans.extend(std::fs::read_to_string(path));
            }
        }
    }
    plans
}

/// Returns part of a plan, so that cases are small, with a few errors.
fn mangled(plan: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = plan.split_inclusive('\n').map(str::to_owned).collect();
    if lines.len() > 40 && !dice.once_in(8) {
        let from = dice.roll(lines.len() - 30);
        let rest: Vec<String> = lines.drain(from..).take(30).collect();
        lines.truncate(dice.roll(6));
        lines.extend(rest);
    }
    for _ in 0..=dice.roll(4) {
        if lines.is_empty() {
            break;
        }
        let (at, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
        match dice.roll(7) {
            0 => {
                lines.remove(at);
            }
            1 => {
                let line = lines[other].clone();
                lines.insert(at, line);
            }
            2 => lines.swap(at, other),
            3 => lines[at].insert_str(0, dice.pick(&[" ", "  ", "\t", "- "])),
            4 => {
                let places: Vec<usize> = lines[at].char_indices().map(|(at, _)| at).collect();
                let place = dice.pick(&places);
                lines[at].remove(place);
                if lines[at].is_empty() {
                    lines[at].push('\n');
                }
            }
            _ => {
                let places: Vec<usize> = lines[at].char_indices().map(|(at, _)| at).collect();
                let place = dice.pick(&places);
                lines[at].insert_str(place, dice.pick(SLIPS));
            }
        }
    }
    let text = lines.concat();
    match dice.roll(6) {
        0 => text.replace('\n', "\r\n"),
        1 => text.trim_end().to_owned(),
        _ => text,
    }
}

fn mangled_plan() -> impl Strategy<Value = String> {
    let plans = plans();
    any::<u64>().prop_map(move |seed| {
        let mut dice = Dice::new(seed);
        let number = dice.roll(plans.len() + 1);
        let made = || {
            plan_of(seed, 30).written(&crate::generate::Layout {
                seed,
                comments: true,
                ..Default::default()
            })
        };
        let plan = plans.get(number).cloned().unwrap_or_else(made);
        mangled(&plan, &mut dice)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_mangled_versions_are_merged_and_what_one_side_did_stays(
        base in mangled_plan(), seeds in any::<[u64; 2]>()
    ) {
        let [ours, theirs] = seeds.map(|seed| mangled(&base, &mut Dice::new(seed)));
        merges([&*base, &ours, &theirs].join(NEXT_VERSION).as_bytes());
    }

    #[test]
    fn a_mangled_plan_that_is_formatted_says_the_same(text in mangled_plan()) {
        formats(text.as_bytes());
    }

    #[test]
    fn a_mangled_plan_that_is_mended_is_no_worse_and_mended(text in mangled_plan()) {
        mends(text.as_bytes());
    }
}
