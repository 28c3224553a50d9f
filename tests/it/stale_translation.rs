//! Fingerprints under `translates`: plancc detects a translated text whose original changed.

use plancc::diff::{self, CompareSettings};
use plancc::model::{Plan, Weight};
use plancc::schema;
use plancc::source::{Source, SourceId};

use super::district::District;

const PLAN: &str = "\
plancc: 1
year: 2026-2027
department: Arts
purpose: We sing.
services: [choir, band]
priorities:
  - id: sing
    priority: more children sing
    actions:
      - {id: choir, action: open a choir}
  - id: play
    priority: more children play
own: {safety: Ear plugs.}
";

const TRANSLATION: &str = "\
# Translated in October.
language: es # by the office

purpose: Cantamos.
services: [coro, banda]
priorities:
  - id: play
    priority: más música
  - id: sing
    priority: más canto
    actions:
      - {id: choir, action: abrir un coro}
own: {safety: Tapones.}
";

const PATH: &str = "plans/2026-2027/arts.es.yaml";

fn district() -> District {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN), (PATH, TRANSLATION)]);
    district.write("plancc.yaml", "plancc: 1\ndistrict: Test\nlanguages: [en, es]\n");
    district
}

fn mark(district: &District) {
    let run = district.run(&["fix", "--mark-translated", PATH]);
    assert_eq!(run.code, 0, "{}", run.err);
}

fn change(district: &District, from: &str, to: &str) {
    let path = "plans/2026-2027/arts.yaml";
    let old = district.text(path);
    assert!(old.contains(from));
    district.write(path, &old.replace(from, to));
}

/// The findings about translations, without the path.
fn found(district: &District, stage: &str) -> Vec<String> {
    let run = district.run(&["lint", "--format", "concise", "--stage", stage]);
    let lines = run.out.lines().filter_map(|line| line.strip_prefix(&format!("{PATH}:")));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_command_lists_each_translated_text_once_and_leaves_all_else() {
    let district = district();
    mark(&district);
    let list = "\
translates:
  - purpose 4d615a1f
";
    let text = district.text(PATH);
    assert!(text.contains(list), "{text}");
    let without: String = text
        .lines()
        .filter(|line| *line != "translates:" && !line.starts_with("  - ") || line.contains("id:"))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(without, TRANSLATION);
    for place in ["services/2", "priorities/play/priority", "priorities/sing/actions/choir/action"]
    {
        assert_eq!(text.matches(&format!("  - {place} ")).count(), 1, "{place}: {text}");
    }
    assert!(text.contains("  - priorities/sing/priority 75bd0a2f\n"), "{text}");
    assert_eq!(found(&district, "board"), Vec::<String>::new());
    mark(&district);
    assert_eq!(district.text(PATH), text, "a second time changes nothing");
}

#[test]
fn a_text_whose_original_changed_is_found_at_its_place_by_stage() {
    let district = district();
    mark(&district);
    change(&district, "more children sing", "all children sing");
    let place = "18:15";
    for (stage, level) in [("draft", "warning"), ("review", "warning"), ("board", "error")] {
        let message =
            "the original of `priorities/sing/priority` has changed since it was translated";
        let line = format!("{place}: {level}[stale-translation] {message}");
        assert_eq!(found(&district, stage), [line], "{stage}");
    }
    let run = district.run(&["lint", "--stage", "board", PATH]);
    assert!(run.out.contains("plans/2026-2027/arts.yaml:8:15"), "{}", run.out);
    assert_eq!(run.code, 1);
    mark(&district);
    assert_eq!(found(&district, "board"), Vec::<String>::new());
}

#[test]
fn neither_order_nor_line_breaks_make_a_translation_stale() {
    let district = district();
    mark(&district);
    change(&district, "purpose: We sing.\nservices: [choir, band]\n", "");
    change(&district, "own:", "services: [choir, band]\npurpose: |\n  We\n  sing.\nown:");
    let play = "  - id: play\n    priority: more children play\n";
    change(&district, play, "");
    change(&district, "priorities:\n", &format!("priorities:\n{play}"));
    assert_eq!(found(&district, "board"), Vec::<String>::new());
}

#[test]
fn the_page_marks_a_stale_text_even_where_it_is_an_error() {
    let district = district();
    mark(&district);
    change(&district, "We sing.", "We dance.");
    change(&district, "year: 2026-2027", "year: 2026-2027\nstage: board");
    let run = district.run(&["build", "--to", "html,markdown"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("error[stale-translation]"), "{}", run.err);
    for format in ["html", "md"] {
        let page = district.text(&format!("dist/2026-2027/arts.es.{format}"));
        let (before, _) = page.split_once("Cantamos.").unwrap();
        let words = "el original ha cambiado desde que se tradujo";
        assert_eq!(page.matches(words).count(), 1, "{page}");
        assert!(before.contains(words), "{page}");
        let own = district.text(&format!("dist/2026-2027/arts.{format}"));
        assert!(!own.contains("has changed since"), "{own}");
    }
}

#[test]
fn a_list_that_is_wrong_or_not_whole_is_told_and_a_note_is_not_compared() {
    let head = "translates:\n";
    let cases = [
        (
            "  - purpose 4d615a1f\n  - purpos 4d615a1f\n",
            "3:5: warning[invalid-translation-fingerprint] `purpos` in `translates` is not the path of translated text",
        ),
        (
            "  - purpose 4d615a1f\n  - October\n",
            "3:5: warning[invalid-translation-fingerprint] `October` is not a path and a fingerprint",
        ),
        (
            "  - purpose 4d615a1f\n  - purpose 4D615A1F\n",
            "3:5: warning[invalid-translation-fingerprint] duplicate fingerprint for `purpose`",
        ),
        (
            "  - own/safety 00000000\n",
            "3:10: warning[missing-translation-fingerprint] `purpose` has no fingerprint in `translates`",
        ),
    ];
    for (list, message) in cases {
        let district = district();
        district.write(PATH, &format!("{head}{list}purpose: Cantamos.\n"));
        let found = found(&district, "board");
        assert!(found.iter().any(|line| line == message), "{list}: {found:?}");
    }
    let district = district();
    district.write(PATH, "translates: the plan of October 3f2a91bc\npurpose: Cantamos.\n");
    assert_eq!(found(&district, "board"), Vec::<String>::new());
}

#[test]
fn the_command_takes_the_place_of_what_was_there_and_shows_it_first() {
    let old = "translates: the plan of October\npurpose: Cantamos.\n";
    let new = "translates:\n  - purpose 4d615a1f\npurpose: Cantamos.\n";
    let lists = [
        old,
        "translates:\npurpose: Cantamos.\n",
        "translates: []\npurpose: Cantamos.\n",
        "purpose: Cantamos.\n",
    ];
    for old in lists {
        let district = district();
        district.write(PATH, old);
        let run = district.run(&["fix", "--mark-translated", "--diff", PATH]);
        assert_eq!((run.code, run.out.contains("+  - purpose 4d615a1f")), (1, true), "{}", run.out);
        assert_eq!(district.text(PATH), old);
        mark(&district);
        assert_eq!(district.text(PATH), new);
    }
    let district = district();
    district.write(PATH, "purpose: Cantamos.\nstage: board\n");
    let run = district.run(&["fix", "--mark-translated", PATH]);
    assert_eq!(run.code, 2, "{}", run.err);
    district.write(PATH, "{purpose: Cantamos.}\n");
    assert_eq!(district.run(&["fix", "--mark-translated", PATH]).code, 2);
    assert_eq!(district.text(PATH), "{purpose: Cantamos.}\n");
}

/// The kinds of change between two versions of a translation or plan, with their weights and notes.
fn changes(before: &str, after: &str) -> Vec<(&'static str, Weight, String)> {
    let plan = |text: &str| -> Plan {
        schema::plan(&Source::new(SourceId(0), "arts.es.yaml", text)).0.unwrap()
    };
    let changes = diff::changes(&plan(before), &plan(after), &CompareSettings::default());
    changes.iter().map(|one| (one.kind.name, one.weight, one.notes.join("; "))).collect()
}

#[test]
fn a_fingerprint_that_is_renewed_without_a_new_text_is_material() {
    let one = |prints: &str, text: &str| {
        format!("plancc: 1\nyear: 2026-2027\ntranslates:\n{prints}purpose: {text}\n")
    };
    let (old, new) = ("  - purpose 00000000\n", "  - purpose 11111111\n");
    let confirmed = |before: &str, after: &str| {
        let changes = changes(before, after);
        let [(kind, weight, notes)] = changes.as_slice() else { panic!("{changes:?}") };
        assert_eq!((*kind, *weight), ("translation-confirmed", Weight::Material));
        assert_eq!(
            notes.as_str(),
            "marked as up to date, although the text did not change: `purpose`"
        );
    };
    confirmed(&one(old, "Cantamos."), &one(new, "Cantamos."));
    // A line that goes turns the finding off just as well, and so does one that comes later.
    confirmed(
        &one(&format!("{old}  - services 00000000\n"), "Cantamos."),
        &one("  - services 00000000\n", "Cantamos."),
    );
    let twice = |first: &str, second: &str| one(&format!("{first}{second}"), "Cantamos.");
    confirmed(&twice(new, old), &twice(old, new));
    // A person who changes the text has looked at it.
    let changed = changes(&one(old, "Cantamos."), &one(new, "Cantamos y bailamos."));
    let kinds: Vec<_> = changed.iter().map(|(kind, ..)| *kind).collect();
    assert!(kinds.contains(&"translation-updated"), "{changed:?}");
    // More digits of the same hash are no change.
    let longer = "  - purpose 0000000000\n";
    let changed = changes(&one(old, "Cantamos."), &one(longer, "Cantamos."));
    assert_eq!(changed.first().map(|(kind, ..)| *kind), Some("translation-updated"));
}

#[test]
fn another_language_of_a_plan_is_material() {
    let plan = |more: &str| format!("plancc: 1\nyear: 2026-2027\n{more}department: Arts\n");
    for (before, after) in
        [("", "language: es\n"), ("language: es\n", ""), ("language: en\n", "language: es\n")]
    {
        let found = changes(&plan(before), &plan(after));
        assert_eq!(found, [("language-changed", Weight::Material, String::new())]);
    }
}

#[test]
fn a_text_that_only_repeats_the_original_is_reported_from_review_on() {
    let district = district();
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpose: We sing with every child in each school.\n\
                own: {address: \"Riverbend Arts Center, 1200 West Main Street, Room 14\", short: band and choir}\n";
    let copy = |purpose: &str| {
        format!(
            "purpose: {purpose}\nown: {{address: \"Riverbend Arts Center, 1200 West Main Street, Room 14\", short: band and choir}}\n"
        )
    };
    district.write("plans/2026-2027/arts.yaml", plan);
    let reported = |text: &str, stage: &str| -> Vec<String> {
        district.write(PATH, text);
        district.write(
            "plans/2026-2027/arts.yaml",
            &plan.replace("department", &format!("stage: {stage}\ndepartment")),
        );
        let run = district.run(&["lint", "--format", "concise"]);
        let lines = run.out.lines().filter(|line| line.contains("copied-translation"));
        lines.map(str::to_owned).collect()
    };
    let copied = copy("We sing  with *every* child in each school.");
    assert_eq!(reported(&copied, "draft"), Vec::<String>::new());
    let found = reported(&copied, "review");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("`purpose` repeats the original word for word"), "{found:?}");
    // Names, numbers, addresses and short texts may be the same.
    let translated = copy("Cantamos con cada alumno en cada escuela.");
    assert_eq!(reported(&translated, "board"), Vec::<String>::new());
}
