//! Values in words: targets and dates.

use plancc::schema;
use plancc::source::{Source, SourceId};
use plancc::yaml::apply;

use super::names;

/// Returns the fix for a metric's target, if the baseline is 48 percent.
fn target(written: &str) -> String {
    let text = format!(
        "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: reading\n    priority: raise reading\n    metrics:\n      \
         - id: readers\n        metric: readers\n        unit: percent\n        baseline: 48\n        target: {written:?}\n"
    );
    let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
    let [one] = found.as_slice() else { panic!("{written}: {:?}", names(&found)) };
    let Some(fix) = one.fixes.first() else { return "nothing".to_owned() };
    let mended = apply(&text, &fix.edits).unwrap();
    let end = mended.find("target: ").unwrap();
    mended[end..].trim_end().replace("\n        ", "; ")
}

#[test]
fn a_phrase_for_a_target_keeps_what_it_says_of_its_number() {
    for (written, meant) in [
        ("≥ 60%", "target: 60%"),
        ("> 60", "target: 60"),
        ("at least 60 percent", "target: 60%"),
        ("60+", "target: 60"),
        ("60 or more", "target: 60"),
        ("about 1,200 students", "target: 1200"),
        ("Increase by 5%", "target: {change: 5}"),
        ("increase 5 points", "target: {change: 5}"),
        ("Decrease by 2 points", "target: {change: -2}"),
        ("reduce by 10%", "target: {change: -10}"),
        ("increase to 60%", "target: 60%"),
        ("increase from 48% to 60%", "target: 60%"),
        ("keep at 100%", "target: 100%; direction: keep"),
        ("maintain 95%", "target: 95%; direction: keep"),
        ("aumentar 5 puntos", "target: {change: 5}"),
        ("a 5% increase", "target: {change: 5}"),
        ("a drop of 5 points", "target: {change: -5}"),
        ("-3 points", "target: {change: -3}"),
        ("+3 points", "target: {change: 3}"),
        ("5 percentage points", "target: {change: 5}"),
        ("5 puntos porcentuales", "target: {change: 5}"),
        ("5% more", "target: {change: 5}"),
        ("reduce by more than 5 points", "target: {change: -5}"),
        ("aumentar un 5%", "target: {change: 5}"),
        ("aumentar al menos un 5%", "target: {change: 5}"),
        ("reducir en 3 puntos", "target: {change: -3}"),
        ("aumentar a 60", "target: 60"),
        ("aumentar de 48 a 60", "target: 60"),
        ("no less than 60", "target: 60"),
        ("not less than 60%", "target: 60%"),
        ("no more than 10", "target: 10"),
        ("drop below 10", "target: 10"),
        ("10 or fewer", "target: 10"),
        ("60% or higher", "target: 60%"),
        ("up to 70", "target: 70"),
        ("mayor que 60", "target: 60"),
        ("al menos 60", "target: 60"),
        ("más de 60", "target: 60"),
        ("como máximo 10", "target: 10"),
        ("New target", "nothing"),
        ("10 of 14", "nothing"),
        ("60 in grade 3", "nothing"),
        ("about half", "nothing"),
    ] {
        assert_eq!(target(written), meant, "{written}");
    }
}

#[test]
fn a_date_in_spanish_words_has_its_date_to_type() {
    for (written, meant) in [
        ("a finales de mayo de 2027", "2027-05"),
        ("para finales de mayo de 2027", "2027-05"),
        ("al final de mayo de 2027", "2027-05"),
        ("a principios de mayo de 2027", "2027-05-01"),
        ("a mediados de mayo de 2027", "2027-05-15"),
        ("antes del 28 de mayo de 2027", "2027-05-28"),
        ("by the end of May 2027", "2027-05"),
    ] {
        let text = format!(
            "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: a\n    priority: b\n    actions:\n      - {{id: c, action: d, due: {written}}}\n"
        );
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
        let [one] = found.as_slice() else { panic!("{written}: {:?}", names(&found)) };
        assert_eq!(one.fixes[0].edits[0].text, meant, "{written}");
    }
}

#[test]
fn a_date_with_hyphens_is_not_a_period() {
    for (written, help) in [
        ("9-1-2026", "2026-09-01"),
        ("9-30-2026", "2026-09-30"),
        ("September-2026", "2026-09"),
        ("9-1-2026 - 5-28-2027", "`start: 2026-09-01` and `due: 2027-05-28`"),
    ] {
        let text = format!(
            "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: a\n    priority: b\n    actions:\n      - {{id: c, action: d, due: {written}}}\n"
        );
        let (_, found) = schema::plan(&Source::new(SourceId(0), "plan.yaml", text.as_str()));
        let [one] = found.as_slice() else { panic!("{written}: {:?}", names(&found)) };
        assert!(one.helps.concat().contains(help), "{written}: {:?}", one.helps);
    }
}
