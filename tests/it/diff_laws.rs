//! Laws of every comparison, over generated plans and generated edits.

use std::collections::BTreeMap;

use plancc::diff::{self, Change, ChangeSide, CompareSettings, FieldValue, Operation, PlanPath};
use plancc::model::{Entity, FieldKind, Plan, SlotRef, Table};
use plancc::source::{Source, SourceId};
use plancc::{prose, schema};
use proptest::prelude::*;

use crate::generate::{Dice, Layout, Part, layout, plan_of};

mod apply;
pub(crate) mod edit;

use apply::Tree;
use edit::edit;

fn settings() -> CompareSettings {
    CompareSettings::default()
}

fn read(text: &str) -> Plan {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    schema::plan(&source).0.expect("a generated plan can be read")
}

fn changes(before: &Plan, after: &Plan) -> Vec<Change> {
    diff::changes(before, after, &settings())
}

/// A change in a readable form, for failure messages.
fn told(changes: &[Change]) -> Vec<String> {
    let tell = |change: &Change| {
        let side = |side: &ChangeSide| format!("{} = {:?}", apply::path(&side.path), side.value);
        format!(
            "{} {}: {} → {}",
            change.kind.name,
            change.what.word(),
            side(&change.before),
            side(&change.after)
        )
    };
    changes.iter().map(tell).collect()
}

/// A plan and the result of some edits.
fn pair(seed: u64, size: usize, edits: usize) -> (Part, Part) {
    let before = plan_of(seed, size);
    let mut dice = Dice::new(seed ^ 0xD1FF);
    let mut after = before.clone();
    for _ in 0..edits {
        edit(&mut after, &mut dice);
    }
    (before, after)
}

#[test]
fn of_two_readings_of_one_day_the_one_that_stayed_is_no_change() {
    let before = plan_of(6_252_357_369_118_028_674, 54);
    let mut after = before.clone();
    let made = edit(&mut after, &mut Dice::new(6_252_357_369_118_028_674 ^ 0xED17)).unwrap();
    let (before, after) = (before.written(&Layout::default()), after.written(&Layout::default()));
    let changes = changes(&read(&before), &read(&after));
    assert_eq!(told(&changes).len(), 1, "{made}\n{}", told(&changes).join("\n"));
}

#[test]
fn a_swap_of_two_entries_with_the_same_text_is_told() {
    let plan = |first: &str, second: &str| {
        format!(
            "plancc: 1\nyear: 2026-2027\nreflection:\n  outcomes:\n    - {{intended: read, {first}}}\n    - {{intended: read, {second}}}\n"
        )
    };
    let (one, two) = ("evidence: a", "evidence: b");
    let changes = changes(&read(&plan(one, two)), &read(&plan(two, one)));
    let told = told(&changes).join("\n");
    assert!(told.contains("read (1)") && told.contains("read (2)"), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_plan_does_not_differ_from_itself_however_it_is_written(
        seed in any::<u64>(), size in 0_usize..60, one in layout(), two in layout(),
    ) {
        let plan = plan_of(seed, size);
        let (one, two) = (read(&plan.written(&one)), read(&plan.written(&two)));
        prop_assert_eq!(told(&changes(&one, &two)), Vec::<String>::new());
    }

    #[test]
    fn the_way_back_is_the_way_there_turned_round(
        seed in any::<u64>(), size in 0_usize..60, edits in 1_usize..6,
    ) {
        let (before, after) = pair(seed, size, edits);
        let (before, after) =
            (read(&before.written(&Layout::default())), read(&after.written(&Layout::default())));
        let there = changes(&before, &after);
        let back = changes(&after, &before);
        let turned = |change: &Change, is_turned: bool| {
            let (one, two) = if is_turned { (&change.after, &change.before) } else { (&change.before, &change.after) };
            let what = match (change.what, is_turned) {
                (Operation::Added, true) => Operation::Removed,
                (Operation::Removed, true) => Operation::Added,
                (what, _) => what,
            };
            format!("{what:?} {} {:?} → {} {:?}", apply::path(&one.path), one.value, apply::path(&two.path), two.value)
        };
        let mut there: Vec<String> = there.iter().map(|change| turned(change, false)).collect();
        let mut back: Vec<String> = back.iter().map(|change| turned(change, true)).collect();
        there.sort();
        back.sort();
        prop_assert_eq!(there, back);
    }

    #[test]
    fn the_old_plan_with_its_changes_is_the_new_plan(
        seed in any::<u64>(), size in 0_usize..60, edits in 1_usize..6,
    ) {
        let (before, after) = pair(seed, size, edits);
        let (before, after) =
            (read(&before.written(&Layout::default())), read(&after.written(&Layout::default())));
        let changes = changes(&before, &after);
        let mut tree = Tree::of(&before);
        tree.apply(&changes);
        let (found, meant) = (tree.meaning(), Tree::of(&after).meaning());
        prop_assert!(found == meant, "{}\n{found}\n{meant}", told(&changes).join("\n"));
    }

    #[test]
    fn every_edit_is_one_change(seed in any::<u64>(), size in 5_usize..60) {
        let before = plan_of(seed, size);
        let mut after = before.clone();
        let Some(made) = edit(&mut after, &mut Dice::new(seed ^ 0xED17)) else { return Ok(()) };
        let changes = changes(
            &read(&before.written(&Layout::default())),
            &read(&after.written(&Layout::default())),
        );
        prop_assert_eq!(told(&changes).len(), 1, "{}\n{}", made, told(&changes).join("\n"));
    }

    #[test]
    fn no_weight_falls_when_an_id_is_renamed(
        seed in any::<u64>(), size in 5_usize..60, edits in 1_usize..4,
    ) {
        let (before, after) = pair(seed, size, edits);
        let before = read(&before.written(&Layout::default()));
        let mut renamed = after.clone();
        let Some(_) = edit::rename(&mut renamed, &mut Dice::new(seed ^ 0x1D)) else { return Ok(()) };
        let weigh = |after: &Part| {
            let changes = changes(&before, &read(&after.written(&Layout::default())));
            (changes.iter().map(|change| change.weight).min(), told(&changes))
        };
        let (as_is, was_told) = weigh(&after);
        let (under_another_id, is_told) = weigh(&renamed);
        let (Some(as_is), Some(other)) = (as_is, under_another_id) else { return Ok(()) };
        prop_assert!(other <= as_is, "{as_is:?} fell to {other:?}\n{was_told:#?}\n{is_told:#?}");
    }
}
