//! `plancc fmt`: one canonical format, and nothing is lost.

use plancc::revise::format::{FormatRefusal, format};
use plancc::source::{Source, SourceId};

fn formatted(text: &str) -> String {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    match format(&source) {
        Ok(text) => text,
        Err(FormatRefusal::Meaning(span)) => {
            panic!("would change line {}", source.position(span.range().start).line)
        }
        Err(FormatRefusal::Faults(found)) => panic!("{found:#?}"),
    }
}

#[track_caller]
fn becomes(before: &str, after: &str) {
    let first = formatted(before);
    assert_eq!(first, after);
    assert_eq!(formatted(&first), first, "twice is not once");
}

#[test]
fn keys_stand_in_the_order_of_the_language() {
    becomes(
        "year: 2026-2027\nstage: draft\nplancc: 1\npriorities:\n  - priority: read\n    id: a\n",
        "plancc: 1\nyear: 2026-2027\nstage: draft\n\npriorities:\n  - id: a\n    priority: read\n",
    );
}

#[test]
fn the_order_of_two_values_for_an_unknown_key_stays() {
    becomes(
        "plancc: 1\nbudget: 5\nextra: 1\nyear: 2026-2027\nextra: 2\n",
        "plancc: 1\nyear: 2026-2027\nbudget: 5\nextra: 1\nextra: 2\n",
    );
}

#[test]
fn a_comment_moves_with_the_key_that_it_stands_above() {
    becomes(
        "plancc: 1\nyear: 2026-2027\npurpose: x\n\n# whom to ask\n# about it\ndepartment: {name: B}  # short\n",
        "plancc: 1\nyear: 2026-2027\n\n# whom to ask\n# about it\ndepartment: {name: B}  # short\npurpose: x\n",
    );
}

#[test]
fn comments_keep_their_places() {
    let text = "\
# about the file

plancc: 1 # the version
year: 2026-2027

# above the needs
needs_assessment: # beside a key
  # above the first
  needs:
    - need: rooms # beside a text
      # above a cause
      root_cause: |
        Old pipes.
        Old wires.
    # between items

    # after a blank line
    - need: desks
      # below the last key of an item
    # below the last item
  # below the last key

priorities:
  # - id: to be chosen
  #   priority: …
# at the end
";
    becomes(text, text);
}

#[test]
fn a_comment_within_brackets_puts_each_item_on_its_line() {
    becomes(
        "plancc: 1\nyear: 2026-2027\npriorities:\n- id: a\n  priority: b\n  students: [foster youth, # new\n    \
         english learners]\n",
        "plancc: 1\nyear: 2026-2027\n\npriorities:\n  - id: a\n    priority: b\n    students:\n      - foster youth # \
         new\n      - english learners\n",
    );
}

#[test]
fn a_sentence_begins_a_line() {
    becomes(
        "plancc: 1\nyear: 2026-2027\npurpose: |\n  One thing. Another thing, e.g. this\n  one.\n\n  - An item. It goes \
         on.\n",
        "plancc: 1\nyear: 2026-2027\n\npurpose: |\n  One thing.\n  Another thing, e.g. this one.\n\n  - An item.\n    It \
         goes on.\n",
    );
}

#[test]
fn the_sample_plans_are_written_the_one_way() {
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let named: [(&str, &[&str]); 7] = [
        (".", &[]),
        ("examples/custom-form", &[]),
        ("examples/own-look", &[]),
        ("examples/spanish", &[]),
        ("examples/written-blind", &[]),
        ("examples/no-project", &["after-school.yaml"]),
        ("examples/smallest", &["plan.yaml"]),
    ];
    for (folder, files) in named {
        let mut command = assert_cmd::Command::cargo_bin("plancc").unwrap();
        let checked = command.current_dir(top.join(folder)).args(["fmt", "--check"]).args(files);
        checked.assert().success();
    }
}

#[test]
fn what_is_only_for_programs_is_never_dropped_though_it_stands_under_a_key_that_is_not_known() {
    for own in [
        "mine: &name {a: b}\n",
        "mine:\n  - &name a\n  - *name\n",
        "mine: !mine x\n",
        "mine:\n  - : x\n",
    ] {
        let text = format!("plancc: 1\nyear: 2026-2027\n{own}");
        let refused = format(&Source::new(SourceId(0), "plan.yaml", text)).unwrap_err();
        let FormatRefusal::Faults(found) = refused else { panic!("{refused:?}") };
        let says = |rule: &str| found.iter().any(|one| one.rule == rule);
        assert!(says("unknown-key") || says("unsupported-yaml-syntax"), "{found:#?}");
    }
}

#[test]
fn a_key_without_a_name_is_written_as_it_stands() {
    becomes(
        "plancc: 1\nparts:\n : {heading: If we…}\nsections: [{id: safety, heading: Safety}]\n",
        "plancc: 1\nparts:\n  : {heading: If we…}\nsections: [{id: safety, heading: Safety}]\n",
    );
}

#[test]
fn only_what_stands_in_the_way_is_told() {
    let text =
        "plancc: 1\nyear: 2026-2027\npriorities:\n  - priority: b\npurpose: We meet in Room #12\n";
    let refused = format(&Source::new(SourceId(0), "plan.yaml", text)).unwrap_err();
    let FormatRefusal::Faults(found) = refused else { panic!("{refused:?}") };
    assert!(found.iter().all(|one| one.rule == "truncated-text"), "{found:#?}");
}

#[test]
fn only_the_blanks_of_yaml_are_trimmed() {
    becomes(
        "plancc: 1\nyear: 2026-2027\nservices:\n \u{85} - lending\n",
        "plancc: 1\nyear: 2026-2027\nservices: \u{85} - lending\n",
    );
}

#[test]
fn an_invisible_character_in_a_year_does_not_vanish() {
    becomes("plancc: 1\nyear: \u{85}2026-2027\n", "plancc: 1\nyear: \u{85}2026-2027\n");
    becomes("plancc: 1\nyear: 2026-27\n", "plancc: 1\nyear: 2026-2027\n");
}
