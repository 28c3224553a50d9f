//! Mutation tests: a clean plan with one mistake at a time, which the rules must find.

use std::collections::BTreeMap;

use plancc::model::{PlanSettings, Stage};
use plancc::schema;
use plancc::source::{Source, SourceId};

use super::lint_bench::{Case, names};

pub(super) const PROJECT: &str = "\
departments: [{id: plan, name: Library Services}]
goals: [{id: reading, goal: Every child reads for pleasure}]
funds: [{id: general, fund: General Fund, amount: 900000}, {id: gift, fund: Library Gift, amount: 50000}]
acronyms: {PTA: Parent Teacher Association}
units: [loans]
reading_grade: 12
";

const PLAN: &str = include_str!("lint_mutants/clean.yaml");

/// Keys that a reviewer would miss.
const NEEDED: &[&str] = &[
    "plancc",
    "year",
    "contact",
    "email",
    "purpose",
    "services",
    "budget",
    "reflection",
    "outcomes",
    "evidence",
    "data",
    "engagement",
    "findings",
    "needs",
    "root_cause",
    "goals",
    "priority",
    "theory_of_action",
    "then",
    "actions",
    "action",
    "owner",
    "due",
    "cadence",
    "source",
    "baseline",
    "target",
    "metric",
    "need",
    "needs_assessment",
    "priorities",
    "intended",
];

/// Words and their usual misspellings.
const SLIPS: &[(&str, &str)] = &[
    (" every ", " evrey "),
    (" families ", " familes "),
    (" that ", " taht "),
    (" their ", " thier "),
    (" children ", " childern "),
    (" library ", " libary "),
    (" which ", " whcih "),
    (" before ", " befoer "),
    (" language ", " langauge "),
];

/// A mutation of the plan: its kind, its location and the result.
type Mutant = (&'static str, String, String);

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Returns the lines of the entry that begins at `start`.
fn block(lines: &[&str], start: usize) -> usize {
    let own = indent(lines[start]);
    let rest = lines[start + 1..].iter().take_while(|line| indent(line) > own);
    start + 1 + rest.count()
}

fn with(lines: &[&str], range: std::ops::Range<usize>, new: &[String]) -> String {
    let before = lines[..range.start].iter().map(|line| (*line).to_owned());
    let after = lines[range.end..].iter().map(|line| (*line).to_owned());
    let mut text: Vec<String> = before.chain(new.iter().cloned()).chain(after).collect();
    text.push(String::new());
    text.join("\n")
}

fn mutants() -> Vec<Mutant> {
    let lines: Vec<&str> = PLAN.lines().collect();
    let mut all: Vec<Mutant> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start().trim_start_matches("- ");
        let at = format!("line {}: {}", number + 1, line.trim());
        let mut one = |kind, changed: String| {
            all.push((kind, at.clone(), with(&lines, number..number + 1, &[changed])));
        };
        for (right, wrong) in SLIPS.iter().filter(|(right, _)| line.contains(right)) {
            one("misspell", line.replacen(right, wrong, 1));
        }
        if line.contains(" the ") {
            one("double a word", line.replacen(" the ", " the the ", 1));
        }
        for key in ["needs: [", "goals: ["] {
            if line.contains(key) {
                one("break a reference", line.replacen(key, &format!("{key}gone-"), 1));
            }
        }
        if line.contains("fund: ") {
            one("break a reference", line.replacen("fund: ", "fund: gone-", 1));
        }
        if let Some(text) = trimmed.strip_prefix("metric: ") {
            one("put an activity for a metric", line.replacen(text, &format!("monitor {text}"), 1));
        }
        if let Some(text) = trimmed.strip_prefix("priority: ") {
            one("take the verb away", line.replacen(text, "communication about the late bus", 1));
        }
        if let Some(text) = trimmed.strip_prefix("action: ") {
            one("take the verb away", line.replacen(text, "participation of the principals", 1));
            one("use an acronym", format!("{line} with the QRT"));
            one("use raw HTML", line.replacen(text, &format!("<b>{text}</b>"), 1));
            one("cut a text short", format!("{line} in room #4"));
        }
        for key in ["action: ", "priority: ", "need: ", "root_cause: ", "evidence: ", "source: "] {
            if let Some(text) = trimmed.strip_prefix(key) {
                one("leave a placeholder", line.replacen(text, "TBD", 1));
                one("put a colon", line.replacen(text, &format!("so: {text}"), 1));
            }
        }
        if trimmed.starts_with("due: ") {
            one("move a date out of the year", line.replacen("due: 20", "due: 19", 1));
        }
        if let Some(value) = trimmed.strip_prefix("total: ") {
            one("change an amount", line.replacen(value, "655000", 1));
        }
        if line.contains("amount: 600000") {
            one("change an amount", line.replacen("600000", "610000", 1));
        }
        if trimmed.starts_with("evidence: ") {
            let evidence = "      evidence: (Open the libraries at lunch)";
            one("repeat the outcome as its evidence", evidence.to_owned());
        }
        if trimmed.starts_with("target: {") {
            let base = lines[number - 1];
            let value = base.split("value: ").nth(1).and_then(|rest| rest.split(',').next());
            let by = line.split("by: ").nth(1).unwrap().trim_end_matches('}');
            let target = format!(
                "{}target: {{value: {}, by: {by}}}",
                " ".repeat(indent(line)),
                value.unwrap()
            );
            one("set the target to the baseline", target);
        }
        let key = trimmed.split(':').next().unwrap_or_default();
        if NEEDED.contains(&key) && !line.trim_start().starts_with("- ") {
            let end = block(&lines, number);
            all.push(("drop a field", at.clone(), with(&lines, number..end, &[])));
        }
        if trimmed.starts_with("start: ") {
            let (start, due) = (trimmed, lines[number + 1].trim_start());
            let pad = " ".repeat(indent(line));
            let swapped = [
                format!("{pad}start: {}", due.trim_start_matches("due: ")),
                format!("{pad}due: {}", start.trim_start_matches("start: ")),
            ];
            all.push(("swap dates", at.clone(), with(&lines, number..number + 2, &swapped)));
        }
        if trimmed.starts_with("{date: ")
            && lines.get(number + 1).is_some_and(|n| n.contains("- {date: "))
        {
            let swapped = [lines[number + 1].to_owned(), (*line).to_owned()];
            all.push(("swap readings", at.clone(), with(&lines, number..number + 2, &swapped)));
        }
        let is_entry = line.trim_start().starts_with("- id: ");
        let next = lines.get(number + 1).map_or("", |line| line.trim_start());
        let copied = ["action: ", "priority: "].iter().any(|key| next.starts_with(key));
        if is_entry {
            let end = block(&lines, number);
            let entry: Vec<String> = lines[number..end]
                .iter()
                .map(|line| match line.split_once("- id: ") {
                    Some((pad, id)) => format!("{pad}- id: {id}-again"),
                    None => (*line).to_owned(),
                })
                .collect();
            if copied {
                all.push(("copy an entry", at.clone(), with(&lines, end..end, &entry)));
            }
            let same: Vec<String> = lines[number..end].iter().map(|l| (*l).to_owned()).collect();
            all.push(("copy an id", at.clone(), with(&lines, end..end, &same)));
        }
    }
    let purpose = "purpose: |\n";
    for (kind, text) in [
        ("link to nowhere", "See [](https://riverbend.example/a)."),
        ("link vaguely", "For hours [click here](https://riverbend.example/a)."),
        ("print an address", "Hours are at https://riverbend.example/hours."),
        ("draw a table without a header", "|  |  |\n  | --- | --- |\n  | loans | 11 |"),
        ("skip a heading", "# Books\n\n  ### Chairs\n\n  We have both."),
        ("use a picture for a word", "We love books \u{1f4da}."),
        ("say all and more", "We lend things (i.e. books, games, etc.)."),
        ("number a priority", "Most of our work is on Priority 2."),
    ] {
        let text = PLAN.replacen(purpose, &format!("{purpose}  {text}\n\n"), 1);
        all.push((kind, "purpose".to_owned(), text));
    }
    all
}

fn judge(plan: &str) -> Vec<&'static str> {
    let project = format!("plancc: 1\ndistrict: Riverbend\n{PROJECT}");
    let (project, _) = schema::project(&Source::new(SourceId(0), "plancc.yaml", project));
    let setting = PlanSettings::new(project, BTreeMap::new(), schema::built_in_form());
    let source = Source::new(SourceId(1), "plan.yaml", plan);
    let (read, mut errors) = schema::plan(&source);
    if let Some(read) = &read {
        schema::references(read, &source, &setting, None, &mut errors);
    }
    if !errors.is_empty() {
        return names(&errors);
    }
    let case = Case {
        plans: plan.to_owned(),
        project: Some(PROJECT.to_owned()),
        stage: Some(Stage::Board),
        as_of: Some(jiff::civil::date(2026, 11, 24)),
        ..Case::default()
    };
    let judged = case.judge(&[]);
    let mut all = names(&judged.shape);
    all.extend(names(&judged.found));
    all
}

#[test]
fn the_clean_plan_has_no_findings() {
    let said = judge(PLAN);
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn of_plans_spoilt_in_one_place_at_least_95_in_100_are_noticed() {
    let mutants = mutants();
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut unnoticed = Vec::new();
    for (kind, what, plan) in &mutants {
        assert_ne!(plan, PLAN, "{kind}, {what}");
        let of_kind = kinds.entry(kind).or_default();
        of_kind.0 += 1;
        if judge(plan).is_empty() {
            unnoticed.push(format!("{kind}, {what}"));
        } else {
            of_kind.1 += 1;
        }
    }
    let caught = mutants.len() - unnoticed.len();
    let list = unnoticed.join("\n");
    assert!(mutants.len() > 200, "only {} mutants", mutants.len());
    assert!(caught * 100 >= mutants.len() * 95, "{caught} of {}:\n{list}", mutants.len());
    // Run the test with `--nocapture` to see the list.
    #[allow(clippy::print_stdout, reason = "tests speak")]
    {
        println!("{caught} of {} noticed; not:\n{list}\n{kinds:?}", mutants.len());
    }
}
