//! One plan, and the project file.

use std::fmt::Write;

use crate::phrase::Phrase;
use crate::words::{ADJECTIVE, GAIN, GROUPS, HOW, NUMBERS, PLACE, THINGS, VERBS, WHEN, WHOM};

const PURPOSE: Phrase = phrase(&[&["We help"], WHOM, VERBS, THINGS, PLACE, HOW]);
const SERVICE: Phrase = phrase(&[&["help to"], VERBS, THINGS, &["for"], WHOM, PLACE, GAIN]);
const INTENDED: Phrase = phrase(&[&["Help"], GROUPS, VERBS, THINGS, &["for"], WHOM, PLACE]);
const EVIDENCE: Phrase =
    phrase(&[NUMBERS, &["more"], GROUPS, &["can"], VERBS, THINGS, WHEN, PLACE]);
const SUCCESS: Phrase = phrase(&[NUMBERS, &["schools let"], GROUPS, VERBS, THINGS, WHEN, GAIN]);
const CHALLENGE: Phrase =
    phrase(&[&["too few"], GROUPS, &["had time to"], VERBS, THINGS, WHEN, PLACE]);
const LEARNING: Phrase = phrase(&[ADJECTIVE, &["steps let"], GROUPS, VERBS, THINGS, HOW, PLACE]);
const SHOWS: Phrase = phrase(&[NUMBERS, &["in forty"], GROUPS, VERBS, THINGS, WHEN, PLACE]);
const INPUT: Phrase = phrase(&[&["They ask us to"], VERBS, THINGS, PLACE, WHEN, GAIN]);
const FINDING: Phrase =
    phrase(&[&["In most visits"], GROUPS, &["did not"], VERBS, THINGS, PLACE, WHEN]);
const NEED: Phrase = phrase(&[ADJECTIVE, &["help for"], WHOM, PLACE, &["to"], VERBS, THINGS]);
const ROOT: Phrase = phrase(&[&["No one was asked to"], VERBS, THINGS, PLACE, WHEN, HOW]);
const SET_ASIDE: Phrase =
    phrase(&[&["This year we first want to"], VERBS, THINGS, PLACE, WHEN, GAIN]);
const PRIORITY: Phrase = phrase(&[&["help"], WHOM, PLACE, VERBS, THINGS, GAIN]);
const THEN: Phrase = phrase(&[GROUPS, &["know how to"], VERBS, THINGS, WHEN, PLACE]);
const BECAUSE: Phrase =
    phrase(&[&["Last year"], GROUPS, &["who could"], VERBS, THINGS, PLACE, &["did so"], WHEN]);
const ACTION: Phrase = phrase(&[VERBS, THINGS, &["with"], GROUPS, PLACE, HOW]);
const METRIC: Phrase = phrase(&[GROUPS, PLACE, &["who"], VERBS, THINGS, WHEN]);
const SOURCE: Phrase = phrase(&[ADJECTIVE, &["notes of"], GROUPS, PLACE, &["on"], THINGS]);

const fn phrase(words: &'static [&'static [&'static str]]) -> Phrase {
    Phrase { words }
}

/// The goals of a generated district, from which every plan chooses.
const GOALS: usize = 5;

/// The number of priorities in a plan of typical length.
const PRIORITIES: u64 = 2;

/// Writes the project file of a district with this number of departments.
#[must_use]
pub fn project(departments: usize) -> String {
    let mut out = String::from(
        "plancc: 1\ndistrict: {name: Made Up Unified School District}\nplans: [plans]\noutput: dist\n\
         formats: [html]\ngoals:\n",
    );
    for goal in 1..=GOALS {
        let _ = writeln!(
            out,
            "  - {{id: goal-{goal}, goal: Goal {goal} of the district, label: Goal {goal}}}"
        );
    }
    let amount = departments as u64 * 1_000_000;
    let _ = writeln!(out, "funds:\n  - {{id: general, fund: General Fund, amount: {amount}}}");
    let _ = writeln!(out, "  - {{id: title-i, fund: Title One, amount: {amount}}}");
    out
}

/// Writes the plan of one department: the same number gives the same bytes.
#[must_use]
pub fn plan(number: u64) -> String {
    let mut out = String::with_capacity(8 * 1024);
    head(&mut out, number);
    reflection(&mut out, number);
    needs(&mut out, number);
    out.push_str("\npriorities:\n");
    for at in 0..PRIORITIES {
        priority(&mut out, number, at, &Ids { of: "", first: at });
    }
    out
}

/// Writes a plan with this number of priorities. All its ids begin with `of`.
#[must_use]
pub fn wide_plan(priorities: u64, of: &str) -> String {
    let mut out = String::new();
    head(&mut out, 0);
    out.push_str("\npriorities:\n");
    for first in 0..priorities {
        let (number, at) = (first / PRIORITIES, first % PRIORITIES);
        priority(&mut out, number, at, &Ids { of, first });
    }
    out
}

/// Makes the ids of a priority and of its entries.
struct Ids<'a> {
    /// The prefix of all ids.
    of: &'a str,
    /// The number of the priority in its plan, from 0.
    first: u64,
}

impl Ids<'_> {
    /// Returns the id of an entry, given the number of entries of its kind in each priority.
    fn id(&self, kind: &str, per_priority: u64, at: u64) -> String {
        format!("{}{kind}-{}", self.of, self.first * per_priority + at + 1)
    }
}

/// Returns sentence `at` of the `per_plan` sentences of its kind in this plan.
fn say(kind: &Phrase, number: u64, per_plan: u64, at: u64) -> String {
    kind.number(number * per_plan + at)
}

/// Returns the same sentence with a capital letter.
fn begin(kind: &Phrase, number: u64, per_plan: u64, at: u64) -> String {
    let text = say(kind, number, per_plan, at);
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}

fn head(out: &mut String, number: u64) {
    let money = 200_000 + (number * 7_919) % 300_000;
    let _ = write!(
        out,
        "plancc: 1\nyear: 2026-2027\nstage: board\n\ndepartment:\n  name: Department {number}\n  contact:\n    \
         name: Director of Department {number}\n    title: Director\n    email: department-{number}@made-up.example\n    \
         phone: 555-01{:02}\n\npurpose: |\n",
        number % 100,
    );
    for at in 0..3 {
        let _ = writeln!(out, "  {}.", say(&PURPOSE, number, 3, at));
    }
    out.push_str("\nservices:\n");
    for at in 0..4 {
        let _ = writeln!(out, "  - {}", say(&SERVICE, number, 4, at));
    }
    let _ = write!(
        out,
        "\nbudget:\n  total: {}\n  sources:\n    - {{fund: general, amount: {money}, for: staff and supplies}}\n    \
         - {{fund: title-i, amount: 90000, for: training}}\n\n",
        money + 90_000,
    );
}

fn reflection(out: &mut String, number: u64) {
    out.push_str("reflection:\n  outcomes:\n");
    for at in 0..2 {
        let share = 40 + (number * 3 + at * 11) % 30;
        let _ = writeln!(out, "    - intended: {}", say(&INTENDED, number, 2, at));
        out.push_str("      result: partly-met\n      evidence: >\n");
        let _ = writeln!(out, "        {}.", begin(&EVIDENCE, number, 4, at * 2));
        let _ = writeln!(out, "        {}.", begin(&EVIDENCE, number, 4, at * 2 + 1));
        let _ = writeln!(
            out,
            "      results:\n        - {{metric: share of schools, target: {}%, actual: {share}%, date: 2026-06-12}}",
            share + 9,
        );
    }
    for (key, kind) in
        [("successes", &SUCCESS), ("challenges", &CHALLENGE), ("learnings", &LEARNING)]
    {
        let _ = writeln!(out, "  {key}:");
        for at in 0..2 {
            let _ = writeln!(out, "    - {}", say(kind, number, 2, at));
        }
    }
}

fn needs(out: &mut String, number: u64) {
    out.push_str("\nneeds_assessment:\n  data:\n");
    for at in 0..2 {
        let _ = writeln!(out, "    - source: {}", begin(&SOURCE, number, 8, 6 + at));
        let _ = writeln!(out, "      shows: {}", begin(&SHOWS, number, 2, at));
        out.push_str("      date: 2026-05\n");
    }
    out.push_str("  engagement:\n");
    for at in 0..2 {
        let group = GROUPS[((number + at * 5) % GROUPS.len() as u64) as usize];
        let _ = writeln!(
            out,
            "    - {{group: {group}, input: {}, date: 2026-04}}",
            say(&INPUT, number, 2, at)
        );
    }
    out.push_str("  findings: >\n");
    for at in 0..2 {
        let _ = writeln!(out, "    {}.", say(&FINDING, number, 2, at));
    }
    out.push_str("  needs:\n");
    for at in 0..3 {
        let _ = writeln!(out, "    - id: need-{}", at + 1);
        let _ = writeln!(out, "      need: {}", begin(&NEED, number, 3, at));
        let _ = writeln!(out, "      root_cause: {}", say(&ROOT, number, 3, at));
        if at == 2 {
            let _ = writeln!(out, "      set_aside: {}", say(&SET_ASIDE, number, 1, 0));
        }
    }
}

fn priority(out: &mut String, number: u64, at: u64, ids: &Ids<'_>) {
    let goal = (number + at) % GOALS as u64 + 1;
    let _ = writeln!(out, "  - id: {}", ids.id("priority", 1, 0));
    let _ = writeln!(out, "    priority: {}", say(&PRIORITY, number, 2, at));
    if ids.of.is_empty() {
        let _ = writeln!(out, "    needs: [need-{}]", at + 1);
    }
    let whom = WHOM[((number + at * 7) % WHOM.len() as u64) as usize];
    let _ = writeln!(out, "    goals: [goal-{goal}]\n    students: [{whom}]");
    let _ = writeln!(out, "    owner: Director of Department {number}");
    out.push_str("    theory_of_action:\n      then:\n");
    let _ = writeln!(out, "        - {}", say(&THEN, number, 2, at));
    let _ = writeln!(out, "      evidence: {}", say(&BECAUSE, number, 2, at));
    out.push_str("    metrics:\n");
    metric(out, number, at * 3, "      ", &ids.id("outcome-metric", 3, 0));
    out.push_str("    actions:\n");
    for action in 0..2 {
        let which = at * 2 + action;
        let _ = writeln!(out, "      - id: {}", ids.id("action", 2, action));
        let _ = writeln!(out, "        action: {}", say(&ACTION, number, 4, which));
        let _ = writeln!(out, "        owner: Coordinator {}", which + 1);
        out.push_str("        start: 2026-08-17\n        due: 2027-05-28\n        cost:\n");
        let _ = writeln!(
            out,
            "          - {{amount: {}, fund: title-i, for: training}}",
            2_000 + which * 500
        );
        out.push_str("        metrics:\n");
        let id = ids.id("action-metric", 3, 1 + action);
        metric(out, number, at * 3 + 1 + action, "          ", &id);
    }
}

fn metric(out: &mut String, number: u64, which: u64, indent: &str, id: &str) {
    let start = 20 + (number * 5 + which * 7) % 40;
    let _ = writeln!(out, "{indent}- id: {id}");
    let _ = writeln!(out, "{indent}  metric: {}", say(&METRIC, number, 6, which));
    let _ = writeln!(out, "{indent}  unit: percent");
    let _ = writeln!(out, "{indent}  baseline: {{value: {start}, date: 2026-06-12}}");
    let _ = writeln!(out, "{indent}  target: {{value: {}, by: 2027-06-11}}", start + 15);
    let _ = writeln!(
        out,
        "{indent}  cadence: quarterly\n{indent}  source: {}",
        begin(&SOURCE, number, 8, which)
    );
    let _ = writeln!(out, "{indent}  owner: Coordinator {}", which + 1);
}
