//! Laws of every merge, over generated plans and generated edits.

use std::collections::BTreeMap;

use plancc::merge::{Markers, MergeResult, Versions, merge};
use plancc::schema;
use plancc::source::{Source, SourceId};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::diff_laws::edit::edit;
use crate::generate::{Dice, Layout, Part, layout, meaning, plan_of};

mod apart;

use apart::{Op, ops};

fn merged(base: &str, ours: &str, theirs: &str) -> MergeResult {
    merge(Versions { base, ours, theirs }, "plan.yaml", &Markers::default())
}

fn says(text: &str) -> String {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    meaning(&schema::plan(&source).0.expect("a generated plan can be read"))
}

/// A plan and the results of two people's edits.
fn versions(seed: u64, size: usize, edits: (usize, usize)) -> [Part; 3] {
    let base = plan_of(seed, size);
    let side = |salt: u64, edits: usize| {
        let mut plan = base.clone();
        let mut dice = Dice::new(seed ^ salt);
        for _ in 0..edits {
            edit(&mut plan, &mut dice);
        }
        plan
    };
    let (ours, theirs) = (side(0x0425, edits.0), side(0x7AE1, edits.1));
    [base, ours, theirs]
}

/// The content of a text, in pieces that a merge does not split, with their frequency.
fn pieces(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for part in text.split(['\n', ',', '[', ']', '{', '}', '\u{feff}']) {
        let part = part.trim().trim_start_matches("- ").trim();
        if !part.is_empty() {
            *counts.entry(part).or_default() += 1;
        }
    }
    counts
}

/// The content of a side that is neither in the result nor removed by the other side.
fn lost(base: &str, side: &str, other: &str, outcome: &str) -> Vec<String> {
    let [base, side, other, outcome] = [base, side, other, outcome].map(pieces);
    let of = |all: &BTreeMap<&str, usize>, piece: &str| all.get(piece).copied().unwrap_or(0);
    // If a piece occurs twice, it is unknown which one was removed.
    let is_once = |piece: &str| [&base, &side, &other].iter().all(|all| of(all, piece) <= 1);
    let is_lost = |piece: &&str| {
        let is_taken_out = of(&base, piece) > of(&other, piece);
        is_once(piece) && of(&outcome, piece) == 0 && !is_taken_out
    };
    side.keys().copied().filter(is_lost).map(str::to_owned).collect()
}

#[test]
fn a_list_of_a_thousand_without_ids_is_merged_as_one_of_ten() {
    let plan = |word: &str, last: &str| {
        let services: String = (0..1000)
            .map(|number| format!("  - {word} of school {number} on day {number}\n"))
            .collect();
        format!("plancc: 1\nyear: 2026-2027\ndepartment: Arts\nservices:\n{services}{last}")
    };
    let added = "  - a choir\n";
    let [base, ours, theirs] = [
        plan("care for the gym", ""),
        plan("care for the gyms", ""),
        plan("care for the gym", added),
    ];
    let outcome = merged(&base, &ours, &theirs);
    assert_eq!((outcome.conflicts, outcome.by_lines), (0, false));
    assert_eq!(outcome.source.text(), plan("care for the gyms", added));
}

/// Normalizes the notation of each text.
fn in_one_line(part: &mut Part) {
    match part {
        Part::Text(text) | Part::Prose(text) => *text = text.replace('\n', " "),
        Part::List(items, _) => items.iter_mut().for_each(in_one_line),
        Part::Keys(keys) => keys.iter_mut().for_each(|(_, part)| in_one_line(part)),
        _ => {}
    }
}

/// Adds one side's comments above some lines of a text.
fn remarked(text: &str, side: &str, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut out = String::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if dice.once_in(7) {
            let indent = &line[..line.len() - line.trim_start_matches(' ').len()];
            out.push_str(&format!("{indent}# {side} say {number} here\n"));
        }
        out.push_str(line);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn what_only_one_side_changed_is_taken_byte_for_byte(
        seed in any::<u64>(), size in 0_usize..60, one in layout(), two in layout(),
    ) {
        let [base, ours, _] = versions(seed, size, (3, 0));
        let (base, ours) = (base.written(&one), ours.written(&two));
        for (a, b, c) in [(&base, &ours, &base), (&base, &base, &ours), (&base, &ours, &ours)] {
            let merged = merged(a, b, c);
            prop_assert!(merged.is_clean());
            prop_assert_eq!(merged.source.text(), ours.as_str());
        }
    }

    #[test]
    fn the_result_does_not_depend_on_whose_side_is_whose(
        seed in any::<u64>(), size in 0_usize..60, edits in (1_usize..4, 1_usize..4), layout in layout(),
        control_comments in any::<(u64, u64)>(),
    ) {
        let [base, ours, theirs] = versions(seed, size, edits).map(|plan| plan.written(&layout));
        let (ours, theirs) =
            (remarked(&ours, "ours", control_comments.0), remarked(&theirs, "theirs", control_comments.1));
        let (one, other) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
        prop_assert_eq!(one.conflicts, other.conflicts);
        prop_assert_eq!(one.is_clean(), other.is_clean(), "{}\n\n{}", one.source.text(), other.source.text());
        if one.is_clean() {
            prop_assert_eq!(one.source.text(), other.source.text());
        }
    }

    #[test]
    fn decomposed_characters_change_no_merge(
        seed in any::<u64>(), size in 0_usize..60, edits in (1_usize..4, 1_usize..4), form in any::<[bool; 3]>(),
    ) {
        let accented = |plan: Part| plan.written(&Layout::default()).replace("e ", "é ");
        let texts = versions(seed, size, edits).map(accented);
        let [base, ours, theirs] = &texts;
        let expected = merged(base, ours, theirs);
        let mut mixed = texts.clone();
        for (text, is_decomposed) in mixed.iter_mut().zip(form) {
            if is_decomposed {
                *text = text.nfd().collect();
            }
        }
        let [base, ours, theirs] = &mixed;
        let found = merged(base, ours, theirs);
        prop_assert_eq!(found.conflicts, expected.conflicts, "{}", found.source.text());
        let composed = |merged: &MergeResult| merged.source.text().nfc().collect::<String>();
        if expected.conflicts == 0 {
            prop_assert_eq!(composed(&found), composed(&expected));
        }
    }

    #[test]
    fn no_piece_of_either_side_disappears_without_a_conflict(
        seed in any::<u64>(), size in 0_usize..60, edits in (1_usize..4, 1_usize..4),
        control_comments in any::<(u64, u64)>(),
    ) {
        let plain = |mut plan: Part| {
            in_one_line(&mut plan);
            plan.written(&Layout::default())
        };
        let [base, ours, theirs] = versions(seed, size, edits).map(plain);
        let (ours, theirs) =
            (remarked(&ours, "ours", control_comments.0), remarked(&theirs, "theirs", control_comments.1));
        let merged = merged(&base, &ours, &theirs);
        let outcome = merged.source.text();
        // References follow a renamed id, so these lines contain the new id.
        let is_id = |piece: &String| piece.split(' ').count() == 1 || piece.starts_with("id: ");
        let mut gone = lost(&base, &ours, &theirs, outcome);
        gone.extend(lost(&base, &theirs, &ours, outcome));
        gone.retain(|piece| !(is_id(piece) && outcome.contains("renamed-")));
        prop_assert!(gone.is_empty(), "{gone:?}\n{outcome}");
    }

    #[test]
    fn what_two_people_did_in_different_places_is_both_done(
        seed in any::<u64>(), size in 10_usize..250, picks in any::<(u64, u64)>(),
    ) {
        let base = plan_of(seed, size);
        let Some((one, other)) = ops(&base, picks) else { return Ok(()) };
        let done = |all: &[&Op]| {
            let mut plan = base.clone();
            all.iter().for_each(|op| op.apply(&mut plan));
            plan.written(&Layout::default())
        };
        let merged = merged(&done(&[]), &done(&[&one]), &done(&[&other]));
        prop_assert!(merged.is_clean() && !merged.by_lines, "{one:?}\n{other:?}\n{}", merged.source.text());
        let found = says(merged.source.text());
        let either = [says(&done(&[&one, &other])), says(&done(&[&other, &one]))];
        prop_assert!(either.contains(&found), "{one:?}\n{other:?}\n{}", merged.source.text());
    }

    #[test]
    fn any_three_texts_can_be_merged(
        seed in any::<u64>(), size in 0_usize..40, layout in layout(), holes in any::<[(u16, u8); 3]>(),
    ) {
        let parts = versions(seed, size, (2, 2));
        let mut texts = parts.map(|plan| plan.written(&layout));
        for (text, (at, what)) in texts.iter_mut().zip(holes) {
            let at = usize::from(at) % (text.len() + 1);
            let junk = ["", ": ", "- ", "\n", "#", "'", "|\n", "[", "}", "\t", "é", "---\n"];
            if text.is_char_boundary(at) {
                text.insert_str(at, junk[usize::from(what) % junk.len()]);
            }
        }
        let [base, ours, theirs] = &texts;
        let outcome = merged(base, ours, theirs);
        if outcome.by_lines {
            let mut gone = lost(base, ours, theirs, outcome.source.text());
            gone.extend(lost(base, theirs, ours, outcome.source.text()));
            prop_assert!(gone.is_empty(), "{gone:?}");
        }
    }
}
