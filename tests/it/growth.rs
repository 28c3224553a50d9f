//! The work that texts cause in proportion to their length, for the kinds of text that once caused more.
//!
//! Counts steps instead of time, so that the result is the same on every machine. `benches/growth.py` measures all
//! commands.
#![cfg(debug_assertions)]

use std::sync::Arc;

use plancc::lint::{self, ActiveRules, PlanInput, RuleSelection};
use plancc::model::{PlanSettings, Stage};
use plancc::report;
use plancc::revise::fix::{self, FixSelection};
use plancc::schema;
use plancc::source::{Source, SourceId, Sources, work};

/// The number of repetitions in the shorter text.
const FEW: usize = 600;

/// Twice the text may take twice the steps, and a tenth more for what a text of any length needs.
const MOST: f64 = 2.2;

/// Checks a plan with all rules, prints the findings, and fixes it. Returns the number of steps.
fn steps(body: &str) -> usize {
    let project = Source::new(SourceId(0), "plancc.yaml", "plancc: 1\ndistrict: Test\n");
    let project = schema::project(&project).0;
    let setting = PlanSettings::new(project, Default::default(), schema::built_in_form());
    let active = ActiveRules::new(
        None,
        &RuleSelection { stage: Some(Stage::Board), ..RuleSelection::default() },
    );
    let look = |source: Arc<Source>| {
        let (plan, errors) = schema::plan(&source);
        let plan = plan.unwrap_or_default();
        let as_of = jiff::civil::date(2026, 11, 24);
        let (id, prior, setting) = ("plan", None, &setting);
        let input =
            PlanInput { plan: &plan, source: &source, id, errors: &errors, prior, setting, as_of };
        let mut found = lint::plan(input, &active).0;
        found.extend(errors);
        found
    };
    let text = format!("plancc: 1\nyear: 2026-2027\nstage: board\n{body}");
    let source = Arc::new(Source::new(SourceId(1), "plan.yaml", text));
    let mut sources = Sources::default();
    sources.insert(Arc::clone(&source));
    let _ = work::taken();
    let found = look(Arc::clone(&source));
    assert!(!report::human(&found, &sources, false, 100).is_empty());
    fix::fix(source, FixSelection::Safe, &look);
    work::taken()
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// Four capital letters, the same for the same number.
fn letters(number: usize) -> String {
    let letter = |place: u32| char::from(b'A' + (number / 26_usize.pow(place) % 26) as u8);
    (0..4).map(letter).collect()
}

#[test]
fn twice_the_text_takes_twice_the_steps() {
    let texts: [(&str, &dyn Fn(usize) -> String); 7] = [
        ("findings on one line", &|n| {
            format!("purpose: {}\n", "We recieve the the books. ".repeat(n))
        }),
        ("acronyms on one line", &|n| {
            format!("purpose: {}\n", lines(n, |i| format!("the {} and ", letters(i))))
        }),
        ("acronyms", &|n| {
            format!("services:\n{}", lines(n, |i| format!("  - the {} office\n", letters(i))))
        }),
        ("unclosed quotes", &|n| format!("services:\n{}", "  - \"we sing\n".repeat(n))),
        ("invisible characters", &|n| {
            format!("purpose: |\n  {}\n", "a\u{200b}b \u{ad}c ".repeat(n))
        }),
        ("number signs on one line", &|n| {
            format!("purpose: |\n  {}\n", "room # 12 and ".repeat(n))
        }),
        ("unknown references", &|n| {
            let needs = lines(n, |i| format!("    - {{id: need-{i}, need: books}}\n"));
            let named = lines(n, |i| format!("neex-{i}, "));
            format!(
                "needs_assessment:\n  needs:\n{needs}priorities:\n  - id: reading\n    priority: read\n    \
                 needs: [{named}]\n"
            )
        }),
    ];
    for (name, text) in texts {
        let (few, many) = (steps(&text(FEW)), steps(&text(2 * FEW)));
        let ratio = many as f64 / few as f64;
        eprintln!("{name}: {few} and {many} steps, {ratio:.2} times");
        assert!(
            few > text(FEW).len() && ratio < MOST,
            "{name}: {few} and {many} steps, {ratio:.2} times"
        );
    }
}
