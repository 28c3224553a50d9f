//! Safe fixes do not change correct sentences, and still fix known misspellings.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use plancc::diagnostic::Diagnostics;
use plancc::lint::{ActiveRules, RuleSelection};
use plancc::model::{PlanSettings, Stage};
use plancc::revise::fix::{FixSelection, fix};
use plancc::source::{Source, SourceId};
use plancc::{pipeline, schema};

use crate::district::District;

/// The folders of the two corpora. The writer of the second had read neither the rules nor the first.
const CORPORA: [&str; 2] = [".", "second"];

/// The lines of a file in `tests/fix`, split into their parts.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fix").join(name);
    let text = fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The text of a plan after all safe fixes.
fn safely_fixed(text: &str) -> String {
    let setting = PlanSettings::new(None, BTreeMap::new(), schema::built_in_form());
    let selection = RuleSelection { stage: Some(Stage::Board), ..RuleSelection::default() };
    let active = ActiveRules::new(None, &selection);
    let look = |source: Arc<Source>| -> Diagnostics {
        let checked = pipeline::read(source, "plan");
        let day = jiff::civil::date(2026, 11, 24);
        let judged = pipeline::judge(&checked, &setting, None, day, &active);
        let found = judged.map(|judged| judged.found).unwrap_or_default();
        checked.diagnostics.into_iter().chain(found).collect()
    };
    let source = Arc::new(Source::new(SourceId(0), "plan.yaml", text));
    fix(source, FixSelection::Safe, &look).source.text().to_owned()
}

fn plan(language: &str, sentence: &str) -> String {
    format!("plancc: 1\nyear: 2026-2027\nlanguage: {language}\npurpose: |\n  {sentence}\n")
}

#[test]
fn no_safe_fix_changes_a_correct_sentence() {
    for corpus in CORPORA {
        none_is_changed(&rows(&format!("{corpus}/correct.txt")));
    }
}

fn none_is_changed(rows: &[Vec<String>]) {
    assert!(rows.len() >= 1000, "{}", rows.len());
    let mut changed = Vec::new();
    for row in rows {
        let [_, sentence] = row.as_slice() else { panic!("{row:?}") };
        // A sentence is checked by its own words, regardless of the plan's language.
        for plan in ["en", "es"].map(|language| plan(language, sentence)) {
            let fixed = safely_fixed(&plan);
            if fixed != plan {
                changed.push(format!("{sentence}\n  {}", fixed.lines().last().unwrap()));
            }
        }
    }
    assert!(changed.is_empty(), "{} changed:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn most_plain_misspellings_are_fixed_safely() {
    for corpus in CORPORA {
        misspellings_are_fixed(&rows(&format!("{corpus}/misspelled.txt")));
    }
}

fn misspellings_are_fixed(rows: &[Vec<String>]) {
    assert_eq!(rows.len(), 100);
    let mut missed = Vec::new();
    for row in rows {
        let [sentence, wrong, right] = row.as_slice() else { panic!("{row:?}") };
        assert!(sentence.contains(wrong.as_str()) || wrong == "febuary", "{row:?}");
        let fixed = safely_fixed(&plan("en", sentence));
        // A sentence may have a second mistake.
        if fixed.contains(wrong.as_str()) || !fixed.contains(right.as_str()) {
            missed.push(sentence.as_str());
        }
    }
    let fixed = rows.len() - missed.len();
    eprintln!("{fixed} of {} misspellings fixed", rows.len());
    assert!(fixed >= 85, "{fixed} fixed; not:\n{}", missed.join("\n"));
}

#[test]
fn most_slips_of_notation_are_fixed_safely() {
    for corpus in CORPORA {
        slips_are_fixed(&rows(&format!("{corpus}/notation.txt")));
    }
}

fn slips_are_fixed(rows: &[Vec<String>]) {
    assert_eq!(rows.len(), 100);
    let plain = |text: &str| {
        let text = text.replace("\\\\", "\u{1}").replace("\\n", "\n").replace("\\t", "\t");
        text.replace('\u{1}', "\\")
    };
    let whole = |part: &str| match part.starts_with("year:") {
        true => format!("plancc: 1\n{part}"),
        false => format!("plancc: 1\nyear: 2026-2027\n{part}"),
    };
    let mut missed = Vec::new();
    for row in rows {
        let [typed, right] = row.as_slice() else { panic!("{row:?}") };
        let fixed = safely_fixed(&whole(&plain(typed)));
        if fixed != whole(&plain(right)) {
            missed.push(format!("{typed}\n{fixed}"));
        }
    }
    let fixed = rows.len() - missed.len();
    eprintln!("{fixed} of {} slips of notation fixed", rows.len());
    assert!(fixed >= 95, "{fixed} fixed; not:\n{}", missed.join("\n"));
}

/// A plan with this purpose, in a district with some terms.
fn district(purpose: &str) -> District {
    let plan = format!("plancc: 1\nyear: 2026-2027\npurpose: |\n  {purpose}\n");
    let district = District::new(&[("plans/2026-2027/arts.yaml", &plan)]);
    let terms = "terms:\n  educational partner: [stakeholder]\n  instructor: [aide]\n  child: [pupil, kid]\n  \
                 student with a disability: [special learner]\n  art teacher: [teacher]\n";
    district.write("plancc.yaml", &format!("plancc: 1\ndistrict: Test\n{terms}"));
    district
}

fn purpose(district: &District) -> String {
    let text = district.text("plans/2026-2027/arts.yaml");
    let (_, purpose) = text.split_once("purpose: |\n  ").unwrap();
    purpose.trim_end().to_owned()
}

#[track_caller]
fn terms_become(before: &str, after: &str) {
    let district = district(before);
    district.run(&["fix"]);
    assert_eq!(purpose(&district), before, "a term is never replaced unasked");
    district.run(&["fix", "--unsafe"]);
    assert_eq!(purpose(&district), after);
}

#[test]
fn a_term_keeps_its_capital_plural_and_article_in_every_place() {
    terms_become(
        "Stakeholders met an aide. The aide's list went to two aides and every STAKEHOLDER.",
        "Educational partners met an instructor. The instructor's list went to two instructors and every EDUCATIONAL PARTNER.",
    );
    terms_become("A stakeholder asked an aide.", "An educational partner asked an instructor.");
    terms_become("Kids draw; one kid sings.", "Children draw; one child sings.");
}

#[test]
fn a_term_stays_in_a_quotation_a_name_and_the_term_to_use() {
    for text in [
        "One father wrote \"the aide was kind\" about us.",
        "The art teacher sings.",
        "We met the Stakeholder Council of Ohio.",
        "We thank the [aide](https://aide.example) for it.",
    ] {
        terms_become(text, text);
    }
    // A person must write the plural of `student with a disability`.
    terms_become("Two special learners sing.", "Two special learners sing.");
}

#[test]
fn doubled_words_are_suggested_and_made_one_by_one() {
    let typed = "We paint the the walls and and sing.";
    let district = district(typed);
    let run = district.run(&["fix"]);
    assert_eq!(purpose(&district), typed);
    assert!(run.err.contains("2 suggestions: `plancc fix --diff` shows how"), "{}", run.err);
    let run = district.run(&["fix", "--diff"]);
    assert_eq!(purpose(&district), typed);
    let to_make = "to apply it: plancc fix --suggestion plans/2026-2027/arts.yaml:4:doubled-word";
    assert!(run.err.contains(to_make), "{}", run.err);
    assert!(run.err.contains("and 1 more on this line (doubled-word)"), "{}", run.err);
    assert!(run.err.contains("+  We paint the walls and sing."), "{}", run.err);
    district.run(&["fix", "--suggestion", "plans/2026-2027/arts.yaml:4:doubled-word"]);
    assert_eq!(purpose(&district), "We paint the walls and sing.");
    let run = district.run(&["fix", "--suggestion", "plans/2026-2027/arts.yaml:4:doubled-word"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(
        run.err.contains("no suggestion found at `plans/2026-2027/arts.yaml:4`"),
        "{}",
        run.err
    );
}

#[test]
fn suggestions_on_one_line_are_shown_once_and_many_lines_only_in_part() {
    let line = "We paint the the walls. ".repeat(400);
    let run = district(line.trim_end()).run(&["fix", "--diff"]);
    assert_eq!(run.err.matches("to apply it: ").count(), 1, "{} bytes", run.err.len());
    assert!(run.err.len() < 10 * line.len(), "{} bytes", run.err.len());
    let lines = "We paint the the walls.\n\n  ".repeat(4000);
    let run = district(lines.trim_end()).run(&["fix", "--diff"]);
    assert!(run.err.contains("more suggestions: apply some of these first"), "{}", run.err.len());
    assert!(run.err.len() < 300_000, "{} bytes", run.err.len());
}

#[test]
fn a_suggestion_is_made_alone() {
    let district = district("We paint the the walls for thier aide.");
    district.run(&["fix", "--suggestion", "plans/2026-2027/arts.yaml:4:rejected-term"]);
    assert_eq!(purpose(&district), "We paint the the walls for thier instructor.");
    for typed in ["arts.yaml", "4", "arts.yaml:four:doubled-word", ":4"] {
        let run = district.run(&["fix", "--suggestion", typed]);
        assert_eq!(run.code, 2, "{typed}");
        assert!(run.err.contains("write the file, the line and the rule"), "{}", run.err);
    }
}

#[test]
fn what_is_not_the_writers_own_is_no_finding() {
    for text in [
        "A boy wrote “i recieve no help” to the office and to us.",
        "A boy wrote «i recieve no help» to the office and to us.",
        "A boy wrote 'i recieve no help' to the office and to us.",
        "A boy wrote ‘i recieve no help, he's sad’ to the office.",
        "> We recieve no help from the office, and that is all.",
        "Open the file recieve.xlsx in the office for us.",
        "See [what we recieve](https://a.example) from the office.",
        "La maestra responde a los problemas de las familias.",
    ] {
        let district = district(text);
        let run = district.run(&["lint", "--only", "misspelling", "--format", "concise"]);
        assert_eq!(run.out, "", "{text}");
    }
}

#[test]
fn a_misspelling_that_is_an_example_or_a_name_is_no_safe_fix() {
    for text in [
        "Write receive, not recieve, in every letter that we send to families.",
        "We show the children whether they wrote becuase for because.",
        "The command recieve downloads the file that our office needs.",
        "The column occured is empty in the table that we get from the state.",
        "The field adress is blank for most of the families in our system.",
        "The pronunciation nucular is common with the people who teach here.",
    ] {
        let written = plan("en", text);
        assert_eq!(safely_fixed(&written), written, "{text}");
    }
}

#[test]
fn a_fault_is_fixed_even_if_the_rules_then_see_more_of_the_plan() {
    // If a plan's year or stage is invalid, lint rules report little.
    for (typed, read) in [
        ("year: SY 2026-27\n", "year: 2026-2027\n"),
        ("year: 2026-2027\nstage: Board\n", "year: 2026-2027\nstage: board\n"),
    ] {
        let text = format!("plancc: 1\n{typed}purpose: We teach art\n");
        assert_eq!(safely_fixed(&text), text.replace(typed, read));
    }
}

#[test]
fn a_slip_that_can_mean_one_thing_is_fixed() {
    for (typed, right) in [
        // Without its space, the name of the department was `name:Arts`, and nothing was reported.
        ("department:\n  name:Arts\n", "department:\n  name: Arts\n"),
        (
            "priorities:\n  - 1. id: read\n    priority: read\n",
            "priorities:\n  - id: read\n    priority: read\n",
        ),
        (
            "priorities:\n  –id: read\n    priority: read\n",
            "priorities:\n  - id: read\n    priority: read\n",
        ),
        ("nedes_assessment:\n  data: x\n", "needs_assessment:\n  data: x\n"),
        ("priority:\n  - id: a\n    priority: b\n", "priorities:\n  - id: a\n    priority: b\n"),
        ("adopted: {date: 20261022}\n", "adopted: {date: 2026-10-22}\n"),
        ("budget:\n  total: 12k\n", "budget:\n  total: 12000\n"),
        ("services:\n\t- lending\n", "services:\n  - lending\n"),
        (
            "purpose: |\n  We lend\nbooks in three languages.\n",
            "purpose: |\n  We lend\n  books in three languages.\n",
        ),
        ("purpose: Tommorow the class begins.\n", "purpose: Tomorrow the class begins.\n"),
        (
            "purpose: The depratment lends the books.\n",
            "purpose: The department lends the books.\n",
        ),
    ] {
        let whole = |part: &str| format!("plancc: 1\nyear: 2026-2027\n{part}");
        assert_eq!(safely_fixed(&whole(typed)), whole(right));
    }
}

#[test]
fn a_slip_that_can_mean_two_things_is_left() {
    for typed in [
        // A tab may be two columns or four.
        "department:\n    name: Arts\n\tcontact: x\n",
        "priorities:\n  - id: a\n    priority: b\n    metrics:\n      - id: m\n        metric: c\n        lead: d\n",
        "adopted: {date: 20261322}\n",
        "adopted: {date: 10/11/26}\n",
        "services:\n  • bus\n  on Mondays\n  • trips\n",
        // It may be a key that lost its colon.
        "purpose: |\n  We lend\nServices\n",
        // Words that may be names, and one that is right in Canada.
        "purpose: Comissioner was the title of the head of the schools.\n",
        "purpose: Our partner counts the enrolment of the schools.\n",
    ] {
        let whole = format!("plancc: 1\nyear: 2026-2027\n{typed}");
        assert_eq!(safely_fixed(&whole), whole);
    }
}
