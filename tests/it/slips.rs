//! Common mistakes: each is reported once, on its own line, with a help that fixes it.
//!
//! Every mistake is made in the same valid plan, in several locations. Its fix must make the plan
//! valid again.

use std::collections::BTreeMap;
use std::sync::Arc;

use plancc::diagnostic::Diagnostics;
use plancc::lint::{ActiveRules, RuleSelection};
use plancc::model::PlanSettings;
use plancc::revise::fix::FixSelection;
use plancc::source::{Source, SourceId};
use plancc::yaml::apply;
use plancc::{pipeline, schema};
use serde_yaml::Value;

mod values;

/// A mistake: the edits that make it in the valid plan, and the expected finding.
struct Slip {
    /// Its kind, then the variant.
    name: String,
    /// The text that is removed from the plan, and its replacement.
    edits: Vec<(String, String)>,
    /// The line of the finding, without its indentation.
    line: String,
    rule: String,
    /// A part of the help.
    help: String,
    /// `true` if only a person can fix it.
    is_by_hand: bool,
}

fn corpus() -> Vec<Slip> {
    let all: Vec<Value> = serde_yaml::from_str(include_str!("slips/corpus.yaml")).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.iter()
        .map(|slip| Slip {
            name: text(&slip["name"]),
            edits: slip["edits"]
                .as_sequence()
                .unwrap()
                .iter()
                .map(|edit| (text(&edit[0]), text(&edit[1])))
                .collect(),
            line: text(&slip["line"]),
            rule: text(&slip["rule"]),
            help: text(&slip["help"]),
            is_by_hand: slip.get("by_hand").is_some(),
        })
        .collect()
}

const CLEAN: &str = include_str!("lint_mutants/clean.yaml");

/// Returns all findings for a plan of the sample project.
fn lint(text: &str) -> Diagnostics {
    let project = Source::new(
        SourceId(0),
        "plancc.yaml",
        format!("plancc: 1\ndistrict: Riverbend\n{}", crate::lint_mutants::PROJECT),
    );
    let setting =
        PlanSettings::new(schema::project(&project).0, BTreeMap::new(), schema::built_in_form());
    let mut checked = pipeline::read(Arc::new(Source::new(SourceId(1), "plan.yaml", text)), "plan");
    pipeline::check(&mut checked, &setting, None);
    let day = jiff::civil::date(2026, 11, 24);
    let active = ActiveRules::new(None, &RuleSelection::default());
    let judged = pipeline::judge(&checked, &setting, None, day, &active);
    checked
        .diagnostics
        .into_iter()
        .chain(judged.map(|judged| judged.found).unwrap_or_default())
        .collect()
}

/// Returns the valid plan with the mistake in it.
fn written(slip: &Slip) -> String {
    let mut text = CLEAN.to_owned();
    for (from, to) in &slip.edits {
        assert!(text.contains(from.as_str()), "{}: the plan has no {from:?}", slip.name);
        text = text.replacen(from.as_str(), to, 1);
    }
    text
}

fn line_of(text: &str, at: u32) -> &str {
    let start = text[..at as usize].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default()
}

fn names(found: &Diagnostics) -> Vec<String> {
    found.iter().map(|one| format!("{}: {} ({:?})", one.rule, one.message, one.helps)).collect()
}

#[test]
fn the_plan_that_slips_are_made_in_is_clean() {
    assert_eq!(names(&lint(CLEAN)), [""; 0]);
}

#[test]
fn each_slip_is_reported_once_at_its_line_with_its_help() {
    let mut wrong = Vec::new();
    for slip in corpus() {
        let text = written(&slip);
        let found = lint(&text);
        let [one] = found.as_slice() else {
            wrong.push(format!("{}: {} findings {:#?}", slip.name, found.len(), names(&found)));
            continue;
        };
        let line = line_of(&text, one.primary.span.start);
        let help = one.helps.join("\n");
        if one.rule != slip.rule || line.trim() != slip.line || !help.contains(&slip.help) {
            wrong.push(format!("{}: {} at {line:?}: {help:?}", slip.name, one.rule));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), corpus().len(), wrong.join("\n"));
}

#[test]
fn the_fix_of_each_slip_leaves_the_plan_clean() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for slip in corpus() {
        let text = written(&slip);
        let fixes: Vec<_> = lint(&text).into_iter().flat_map(|one| one.fixes).collect();
        assert!(
            slip.is_by_hand == fixes.is_empty(),
            "{}: whether it has a fix is not as the table says",
            slip.name
        );
        for fix in fixes {
            count += 1;
            let mended = apply(&text, &fix.edits).unwrap();
            let found = lint(&mended);
            if !found.is_empty() {
                wrong.push(format!("{}: {}: {:#?}", slip.name, fix.title, names(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 125, "only {count} fixes were made");
}

#[test]
fn every_kind_of_slip_is_made_in_five_ways() {
    let corpus = corpus();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for slip in &corpus {
        *kinds.entry(slip.name.split(':').next().unwrap()).or_default() += 1;
    }
    let few: Vec<_> = kinds.iter().filter(|(_, count)| **count < 5).collect();
    assert!(few.is_empty(), "{few:?}");
}

#[test]
fn each_slip_is_found_in_a_plan_with_line_ends_of_windows() {
    for slip in corpus() {
        let text = written(&slip);
        let rules = |text: &str| lint(text).into_iter().map(|one| one.rule).collect::<Vec<_>>();
        assert_eq!(rules(&text.replace('\n', "\r\n")), rules(&text), "{}", slip.name);
    }
}

#[test]
fn no_fix_types_a_colon_after_a_word_that_begins_no_key() {
    for word in ["at", "for", "after", "in", "by", "from", "need", "over"] {
        for (above, column) in [("priority: raise reading", 4), ("owner: The head of reading", 4)] {
            let text = format!(
                "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: reading\n    {above}\n{}{word} all schools\n",
                " ".repeat(column)
            );
            let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
            for edit in found.iter().flat_map(|one| &one.fixes).flat_map(|fix| &fix.edits) {
                assert!(!edit.text.contains(':'), "{word}: {:?}", names(&found));
            }
        }
    }
}

#[test]
fn a_short_line_continues_the_text_above_only_after_a_function_word() {
    for (word, message) in [
        ("at", "this line has too little indentation"),
        ("for", "this line has too little indentation"),
        ("para", "this line has too little indentation"),
        ("office", "this line has no key"),
        ("ownr", "this line has no key"),
    ] {
        let text = format!(
            "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: reading\n    priority: raise reading\n    {word} Main Hall\n"
        );
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
        let [one] = found.as_slice() else { panic!("{word}: {:?}", names(&found)) };
        assert_eq!(one.message, message, "{word}");
    }
}

#[test]
fn all_keys_of_an_entry_are_in_the_help_for_an_unknown_one() {
    let text = "plancc: 1\nyear: 2026-2027\nzzzz: text\n";
    let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text));
    let help = &found[0].helps[0];
    for key in ["id", "stage", "budget", "priorities", "own", "unplaced", "confirm"] {
        assert!(help.contains(&format!("`{key}`")), "{help}");
    }
    assert!(!help.contains("more"), "{help}");
}

#[test]
fn a_second_plan_in_a_file_is_reported_where_it_begins() {
    let keys = [
        "plancc: 1",
        "year: 2026-2027",
        "stage: draft",
        "purpose: We lend books.",
        "services: lending",
    ];
    for (first, again) in [(0, "plancc: 1"), (1, "year: 2026-2027"), (2, "stage: draft")] {
        let text = format!("{CLEAN}{}\n", keys[first..].join("\n"));
        let found = lint(&text);
        let [one] = found.as_slice() else { panic!("{:?}", names(&found)) };
        assert_eq!(one.rule, "two-plans-in-one-file");
        assert_eq!(line_of(&text, one.primary.span.start), again);
        assert_eq!(one.primary.span.start as usize, CLEAN.len());
    }
    // The file may contain two copies of the same plan.
    let found = lint(&format!("{CLEAN}{CLEAN}"));
    assert_eq!(found.iter().map(|one| one.rule).collect::<Vec<_>>(), ["two-plans-in-one-file"]);
    // A single repeated key is only a duplicate key.
    let found = lint(&format!("{CLEAN}purpose: We lend books.\n"));
    assert_eq!(found.iter().map(|one| one.rule).collect::<Vec<_>>(), ["duplicate-key"]);
}

#[test]
fn a_number_after_an_abbreviation_may_be_cut_text() {
    for text in ["Call ext. # 12", "See Bldg. # 4, then wait", "El salón núm. # 4"] {
        let plan = format!("plancc: 1\nyear: 2026-2027\npurpose: {text}\n");
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", plan.as_str()));
        let rules: Vec<_> = found.iter().map(|one| one.rule).collect();
        assert_eq!(rules, ["truncated-text"], "{text}");
    }
}

#[test]
fn a_word_with_a_prefix_is_no_slip_of_the_word_without_it() {
    let plan = "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: reading\n    priority: read\n    metrics:\n      \
                - {id: m, metric: loans, cadence: bimonthly}\n";
    let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", plan));
    let [one] = found.as_slice() else { panic!("{:?}", names(&found)) };
    let safe = plancc::diagnostic::Applicability::Safe;
    assert!(one.fixes.iter().all(|fix| fix.applicability != safe), "{:?}", one.fixes);
}

#[test]
fn a_real_comment_is_none_of_a_text() {
    for (from, to) in [
        ("on.\n", "on. # from the minutes\n"),
        ("source: Daily count", "source: Daily count  # by the aides"),
        ("source: Inventory", "source: Inventory # TODO ask when"),
        ("due: 2027-02-26", "due: 2027-02-26 # the last meeting"),
        ("total: 640000", "total: 640000 # 2 percent more"),
        ("id: hours", "id: hours # never change this"),
    ] {
        let text = CLEAN.replacen(from, to, 1);
        assert_ne!(text, CLEAN, "{from:?}");
        assert_eq!(names(&lint(&text)), [""; 0], "{to:?}");
    }
}

#[test]
fn signs_that_only_look_like_slips_are_none() {
    for block in [
        "We look after\n\n  1. lending\n  2. story hours\n",
        "We look after sixteen libraries\n  =======================\n",
        "Type this:\n\n  ```\n  budget\n    total: 1\n  -id: x\n  ```\n",
        "Families ask for books\n  o films, and we lend both.\n",
    ] {
        let text = format!("plancc: 1\nyear: 2026-2027\npurpose: |\n  {block}stage: draft\n");
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
        assert_eq!(names(&found), [""; 0], "{text}");
    }
}

#[test]
fn ten_thousand_slips_are_read_and_a_thousand_reported() {
    let keys = "budget\n  total: 1\n".repeat(10_000);
    let lines = format!("purpose: We lend\n{}year: 1\n", "books and films to all\n".repeat(10_000));
    let entries = format!("priorities:\n{}", "  1. id: x\n     priority: y\n".repeat(10_000));
    for (text, most) in [(keys, 1_002), (lines, 1), (entries, 1_001)] {
        let source = Source::new(SourceId(0), "plan.yaml", text);
        let found = plancc::yaml::parse(&source).1;
        assert!((1..=most).contains(&found.len()), "{} findings", found.len());
    }
}

#[test]
fn stars_that_may_be_items_swallow_nothing_below_them() {
    let text =
        |below: &str| format!("plancc: 1\nyear: 2026-2027\nservices:\n* bus\n• trips\n{below}");
    let source = Source::new(SourceId(0), "plan.yaml", text("Priorities\n1. Fewer late buses\n"));
    let look = |source: Arc<Source>| schema::plan(&source).1;
    let done = plancc::revise::fix::fix(Arc::new(source), FixSelection::Safe, &look);
    assert_eq!(done.source.text(), text("priorities:\n- Fewer late buses\n"));
}

#[test]
fn a_block_with_a_single_key_without_its_colon_is_not_read_as_text() {
    for (below, key) in [
        ("department:\n  name Arts\n", "name"),
        ("department:\n  name \"Arts\"\n", "name"),
        ("budget:\n  total 500\n", "total"),
        ("budget:\n  total {value: 500}\n", "total"),
    ] {
        let text = format!("plancc: 1\nyear: 2026-2027\n{below}");
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
        let one = found.first().unwrap_or_else(|| panic!("{below}: no finding"));
        assert_eq!(one.rule, "missing-colon", "{below}: {:?}", names(&found));
        assert_eq!(one.helps, [format!("type `{key}:`")], "{below}");
    }
    for below in [
        "department:\n  Arts and name tags\n",
        "purpose: >\n  services {are} what\n  name \"them\"\n",
        "purpose:\n  services we offer\n",
        "services:\n  - name tags: \"two\"\n",
    ] {
        let text = format!("plancc: 1\nyear: 2026-2027\n{below}");
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
        assert!(found.iter().all(|one| one.rule != "missing-colon"), "{:?}", names(&found));
    }
}

#[test]
fn no_edit_encloses_a_part_of_a_value_whose_brackets_have_no_pair() {
    for below in [
        "departments {value: 4, by: 2027-05-28}\n",
        "department {value: 4, by: 2027-05-28\n",
        "department: {id: arts, name: Arts}\n  ```\nstage: draft\n",
        "department: {id: arts, name: Arts}\n  taught daily\nstage: draft\n",
        "department: {id: arts, name: Arts} taught daily\n",
        "department:\n  thing {value: 4}\n",
    ] {
        let text = format!("plancc: 1\nyear: 2026-2027\n{below}");
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
        assert!(!found.is_empty(), "{below}");
        for edit in found.iter().flat_map(|one| &one.fixes).flat_map(|fix| &fix.edits) {
            let is_quote = edit.text.contains(['"', '\'']);
            assert!(!is_quote, "{below}: {:?}", names(&found));
        }
    }
}
