//! The run time of the rules: a law on its growth, and measurements: `cargo test lint_cost -- --ignored --nocapture`.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use plancc::lint::{self, ActiveRules, PlanInput, RuleSelection};
use plancc::model::{PlanSettings, Stage};
use plancc::schema;
use plancc::source::{Source, SourceId};

/// Measures how long it takes to parse these plans, and to run all rules on them.
fn time(texts: &[String]) -> (Duration, Duration) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = fs::read_to_string(root.join("plancc.yaml")).unwrap();
    let project = schema::project(&Source::new(SourceId(0), "plancc.yaml", project)).0;
    let setting = PlanSettings::new(project, Default::default(), schema::built_in_form());
    let active = ActiveRules::new(
        None,
        &RuleSelection { stage: Some(Stage::Board), ..RuleSelection::default() },
    );
    let sources: Vec<Source> =
        texts.iter().map(|text| Source::new(SourceId(1), "plan.yaml", text.clone())).collect();
    let start = Instant::now();
    let plans: Vec<_> = sources.iter().map(schema::plan).collect();
    let shape = start.elapsed();
    let start = Instant::now();
    for (source, (plan, errors)) in sources.iter().zip(&plans) {
        assert_eq!(errors.len(), 0);
        let plan = plan.as_ref().unwrap();
        let as_of = jiff::civil::date(2026, 11, 24);
        let prior = None;
        let given = PlanInput { plan, source, id: "plan", errors, prior, setting: &setting, as_of };
        let _ = lint::plan(given, &active);
    }
    (shape, start.elapsed())
}

#[test]
#[ignore = "measures time"]
fn rules_take_at_most_two_and_a_half_times_as_long_as_parsing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("plans/2026-2027");
    let names = ["federal-programs", "nutrition-services", "special-education", "technology"];
    let texts = names.map(|name| fs::read_to_string(root.join(format!("{name}.yaml"))).unwrap());
    let texts: Vec<String> = (0..1000)
        .map(|number| {
            texts[number % texts.len()]
                .replace("school", &format!("school{number}"))
                .replace("every", &format!("each{number}"))
        })
        .collect();
    let _ = time(&texts[..40]);
    let (shape, rules) = time(&texts);
    let ratio = rules.as_secs_f64() / shape.as_secs_f64();
    eprintln!("1000 plans: shape {shape:?}, rules {rules:?}, {ratio:.2} times");
}

/// Returns a plan with many priorities, each with a need, an action and two metrics in different words.
fn plan(priorities: usize) -> String {
    let mut out = "plancc: 1\nyear: 2026-2027\nneeds_assessment:\n  needs:\n".to_owned();
    let word = |number: usize, salt: usize| {
        let mut seed = number * 7919 + salt * 104_729 + 1;
        let mut word = String::new();
        for _ in 0..7 {
            seed = seed * 48_271 % 2_147_483_647;
            word.push(char::from(b'a' + (seed % 26) as u8));
        }
        word
    };
    let words = |number: usize, salt: usize| {
        (0..9).map(|place| word(number, salt * 10 + place)).collect::<Vec<_>>().join(" ")
    };
    for number in 0..priorities {
        let _ = writeln!(out, "    - {{id: n{number}, need: {}}}", words(number, 1));
    }
    out.push_str("priorities:\n");
    for number in 0..priorities {
        let _ = writeln!(
            out,
            "  - id: p{number}\n    priority: {}\n    needs: [n{number}]\n    theory_of_action:\n      \
             then: [{}]\n    metrics: [{{id: m{number}, metric: {}, baseline: 1, target: 2}}]\n    \
             actions:\n      - id: a{number}\n        action: {}\n        metrics: [{{id: k{number}, \
             metric: {}, baseline: 3, target: 5}}]",
            words(number, 2),
            words(number, 3),
            words(number, 4),
            words(number, 5),
            words(number, 6),
        );
    }
    out
}

#[test]
#[ignore = "measures time"]
fn ten_times_the_priorities_take_about_ten_times_as_long() {
    let (few, many) = ([plan(40)], [plan(400)]);
    let _ = time(&few);
    let best =
        |texts: &[String]| (0..5).map(|_| time(texts)).map(|(_, rules)| rules).min().unwrap();
    let (few, many) = (best(&few), best(&many));
    eprintln!("40: {few:?}, 400: {many:?}, {:.1} times", many.as_secs_f64() / few.as_secs_f64());
}

/// The time that this thread was on a processor, which other processes don't change, in nanoseconds. The system updates
/// it every few milliseconds.
///
/// Source: proc(5), `/proc/pid/schedstat`.
#[cfg(target_os = "linux")]
fn processor_time() -> u64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split_whitespace().next().unwrap().parse().unwrap()
}

/// The number of repetitions of a hostile text in the shorter plan.
#[cfg(target_os = "linux")]
const FEW: usize = 400;

/// The length of the longer plan, in lengths of the shorter one.
#[cfg(target_os = "linux")]
const TIMES: usize = 8;

/// The processor time for checking a plan so many times with all rules and printing the findings.
#[cfg(target_os = "linux")]
fn cost(text: &str, runs: usize) -> u64 {
    let project = "plancc: 1\ndistrict: Test\nterms: {family: [household]}\n";
    let project = schema::project(&Source::new(SourceId(0), "plancc.yaml", project)).0;
    let setting = PlanSettings::new(project, Default::default(), schema::built_in_form());
    let active = ActiveRules::new(
        None,
        &RuleSelection { stage: Some(Stage::Board), ..RuleSelection::default() },
    );
    let source = std::sync::Arc::new(Source::new(SourceId(1), "plan.yaml", text));
    let mut sources = plancc::source::Sources::default();
    sources.insert(std::sync::Arc::clone(&source));
    let mut best = u64::MAX;
    for _ in 0..3 {
        let begin = processor_time();
        for _ in 0..runs {
            let (plan, errors) = schema::plan(&source);
            let plan = plan.unwrap();
            let as_of = jiff::civil::date(2026, 11, 24);
            let (id, prior, setting) = ("plan", None, &setting);
            let given = PlanInput {
                plan: &plan,
                source: &source,
                id,
                errors: &errors,
                prior,
                setting,
                as_of,
            };
            let (found, _) = lint::plan(given, &active);
            let said = plancc::report::human(&found, &sources, false, 100);
            assert!(!said.is_empty());
        }
        best = best.min(processor_time() - begin);
    }
    best
}

/// A pull request must not be able to occupy the computer that checks it.
#[test]
#[cfg(target_os = "linux")]
fn a_hostile_text_takes_time_in_proportion_to_its_length() {
    let block = |line: &dyn Fn(usize) -> String, count: usize| {
        let lines: String = (0..count).map(|number| format!("  {}\n", line(number))).collect();
        format!("purpose: |\n{lines}")
    };
    let one_line = |part: &str, count: usize| format!("purpose: \"{}\"\n", part.repeat(count));
    let letters = |number: usize| -> String {
        let letter = |place: u32| char::from(b'A' + (number / 26_usize.pow(place) % 26) as u8);
        (0..4).map(letter).collect()
    };
    let marked = "We **sing** [a](http://x.example/1) and *dance* the the.".to_owned();
    let texts: [(&str, &dyn Fn(usize) -> String); 8] = [
        ("markup", &|count| block(&|_| marked.clone(), count)),
        ("one line", &|count| one_line("thier teh children recieve books. ", count)),
        ("one sentence", &|count| one_line("the children recieve the the books and ", count)),
        ("one word", &|count| one_line("the teh-", count)),
        ("acronyms", &|count| {
            block(&|number| format!("We use the {} now.\n", letters(number)), count)
        }),
        ("open brackets", &|count| one_line("We use ABCD (EFGH ", count)),
        ("apostrophes", &|count| one_line("'teh children 'recieve ", count)),
        ("items", &|count| {
            block(&|number| format!("- {} books", ["reading", "read"][number % 2]), count)
        }),
    ];
    for (name, text) in texts {
        let plan =
            |count: usize| format!("plancc: 1\nyear: 2026-2027\nstage: board\n{}", text(count));
        // The same amount of text both times. If the time grew with the square, the ratio would be 8.
        let (few, many) = (cost(&plan(FEW), TIMES), cost(&plan(FEW * TIMES), 1));
        let ratio = many as f64 / few as f64;
        assert!(
            ratio < 3.0,
            "{name}: {TIMES} times the text takes {TIMES} times {ratio:.1} as long"
        );
    }
}
