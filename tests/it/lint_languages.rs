//! Rules judge words only in languages whose words they know.

use plancc::model::Stage;

use super::kit::lint_bench::Case;

/// A plan that breaks most rules about words, in English. Text in braces is not prose.
const PLAN: &str = r#"plancc: 1
id: plan
year: 2026-2027
{language: LANGUAGE}
department:
  name: Maria Delgado
{purpose: >-}
  We fix things (i.e. paper, glue, etc.) for every art room. For menus, [click here]{(https://riverbend.example/menus)}.
  Our work on Priority 1 continues in timely manner. The department facilitates the continuous
  improvement of instructional programming by coordinating the implementation of comprehensive professional development
  opportunities and the collaborative examination of disaggregated achievement information with instructional leadership
  representatives, organizational stakeholders, administrative coordinators and interdisciplinary teams.
services:
  - repairing instruments
  - organize the spring concert
  - lending sheet music
reflection:
  outcomes:
    - intended: Promote safe routes for all walkers
      result: {met}
      evidence: (Safe routes)
  successes:
    - improved routes for walkers
  challenges:
    - substitute custodians rarely knew the alarm codes and called supervisors at night
  learnings: We need to draft one price list for office paper.
needs_assessment:
  findings: Many families do not know whom to call. This is to be determined.
  needs_intro: We prioritized these needs.
  needs:
    - {id: tutoring}
      need: Provide more tutoring after school
    - {id: kitchens}
      need: Modernize the ovens
priorities:
  - {id: homework}
    priority: communication with families about homework for children
    {needs: [tutoring, kitchens]}
    metrics:
      - {id: workshops}
        metric: families who came to a workshop
        {unit: count}
        {baseline: 25}
        {target: 40}
      - metric: monitor tardiness at each campus
      - metric: 5% increase in attendance
        {target: 5%}
      - metric: attendance and satisfaction of coaches
    actions:
      - {id: letters}
        action: communication about letters for the the parents
  - {id: seminar}
    priority: make working together the norm
    actions:
      - {id: hold}
        action: hold a seminar for coaches each month
        metrics: [attendance and feedback]
"#;

/// The rules that judge words of the plan above if it is in English.
const WORD_RULES: [&str; 23] = [
    "action-not-a-verb-phrase",
    "activity-as-metric",
    "count-without-denominator",
    "department-named-after-person",
    "doubled-word",
    "findings-without-number",
    "hard-to-read",
    "ie-with-etc",
    "increase-without-baseline",
    "met-without-number",
    "no-need-set-aside",
    "nonparallel-list",
    "participation-only-metrics",
    "placeholder",
    "plan-without-students",
    "positional-reference",
    "priority-not-a-verb-phrase",
    "resolution-without-action",
    "solution-as-need",
    "two-measures-in-one",
    "unaddressed-learning",
    "vague-link",
    "wrong-word",
];

/// Replaces each letter of a prose value by another one, the same everywhere. Equal words stay equal, and words keep their
/// lengths and capitals, but no word of English is left.
fn enciphered(plan: &str) -> String {
    let letter = |c: char| match c {
        'a'..='z' => char::from(b'a' + (c as u8 - b'a' + 7) % 26),
        'A'..='Z' => char::from(b'A' + (c as u8 - b'A' + 7) % 26),
        _ => c,
    };
    let mut out = String::new();
    let mut is_prose = true;
    for line in plan.split_inclusive('\n') {
        // A key isn't prose.
        let key = line.find(": ").map_or(0, |at| at + 2);
        let is_key = line.trim_end().ends_with(':');
        for (at, c) in line.char_indices() {
            match c {
                '{' => is_prose = false,
                '}' => is_prose = true,
                _ if is_prose && at >= key && !is_key => out.push(letter(c)),
                _ => out.push(c),
            }
        }
    }
    out
}

fn plain(plan: &str) -> String {
    plan.replace(['{', '}'], "")
}

/// Returns each finding's rule with its line.
fn findings(plan: &str, language: &str) -> Vec<(&'static str, usize)> {
    let plans = plan.replace("LANGUAGE", language);
    let case = Case { plans, stage: Some(Stage::Board), ..Case::default() };
    let judged = case.judge(&[]);
    assert!(judged.shape.is_empty(), "{}", judged.says());
    let line = |one: &plancc::diagnostic::Diagnostic| {
        let source = judged.sources.get(one.primary.span.source).unwrap();
        source.text()[..one.primary.span.start as usize].lines().count()
    };
    judged.found.iter().map(|one| (one.rule, line(one))).collect()
}

#[test]
fn words_of_english_mean_nothing_in_a_language_without_words() {
    let english = findings(&plain(PLAN), "en");
    for rule in WORD_RULES {
        assert!(english.iter().any(|(own, _)| *own == rule), "{rule} isn't in {english:?}");
    }
    for language in ["vi", "fr", "esu"] {
        let own = findings(&plain(PLAN), language);
        assert_eq!(own, findings(&enciphered(PLAN), language), "{language}");
        for rule in WORD_RULES {
            assert!(own.iter().all(|(own, _)| *own != rule), "{rule} in {language}");
        }
    }
}
