//! Every format prints every field of the language, in the order of the reference.
//!
//! The plan is generated from the table of fields, with a different marker in each field, so these tests fail for a
//! new field until every format prints it.

use serde_json::Value;

use super::every_field::{Made, make};
use super::kit::field_order::ORDER;
use super::view::{Case, Reports};

/// Fields that show only by their effect and not as text: removing one must change
/// every report.
const SEEN_BY_WHAT_THEY_DO: &[&str] = &[
    "stage",
    "confirm",
    "reflection.outcomes.result",
    "priorities.needs",
    "priorities.metrics.direction",
    "priorities.metrics.cadence",
    "priorities.actions.status",
    "priorities.actions.reviews.status",
    "priorities.actions.metrics.direction",
    "priorities.actions.metrics.cadence",
];

/// Fields that name an anchor in the report.
const ANCHORS: &[&str] = &[
    "needs_assessment.needs.id",
    "priorities.id",
    "priorities.metrics.id",
    "priorities.actions.id",
    "priorities.actions.metrics.id",
];

/// Fields about the file itself and not about the plan.
const OF_THE_FILE: &[&str] = &[
    "plancc",     // the version of the language
    "id",         // the name of the report's file
    "language",   // the language of the report, in its `lang` attribute
    "translates", // only in translations
];

pub(crate) fn reports(made: &Made, plan: &Value) -> Reports {
    let text = serde_yaml::to_string(plan).unwrap();
    let form = "plancc: 1\nsections:\n  - {id: asked, of: plan, heading: Asked}\n  - {id: asked, of: priority, heading: Asked}\n  - {id: asked, of: action, heading: Asked}\n";
    Case {
        plan: &text,
        project: Some(&made.project),
        form: Some(form),
        prior: Some(&made.prior),
        ..Case::default()
    }
    .reports()
}

/// Returns the visible text of a page, without its head, contents and markup.
fn html_words(page: &str) -> String {
    let mut words = page.to_owned();
    for (open, close) in [("<head>", "</head>"), ("<nav", "</nav>"), ("<footer>", "</footer>")] {
        while let (Some(start), Some(end)) = (words.find(open), words.find(close)) {
            words.replace_range(start..end + close.len(), " ");
        }
    }
    let mut out = String::new();
    for part in words.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    out
}

fn markdown_words(page: &str) -> String {
    let start = page.find("**Contents**").unwrap();
    let end = start + page[start..].find("\n<a id=").unwrap();
    let page = format!("{}{}", &page[..start], &page[end..]);
    // The addresses of links repeat their text.
    let mut out = String::new();
    for (at, part) in page.split("](").enumerate() {
        out.push_str(if at == 0 {
            part
        } else {
            part.split_once(')').map_or("", |(_, rest)| rest)
        });
    }
    out.replace('\\', "")
}

/// Returns every text in the JSON, in its order.
fn json_words(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Array(all) => all.iter().for_each(|one| json_words(one, out)),
        Value::Object(all) => {
            all.iter()
                .filter(|(key, _)| *key != "contents")
                .for_each(|(_, one)| json_words(one, out));
        }
        _ => {}
    }
}

#[test]
fn every_field_of_the_language_has_a_place_in_the_report() {
    let mut paths: Vec<String> = Vec::new();
    for as_lists in [false, true] {
        paths.extend(make(as_lists).marks.into_iter().map(|(path, _)| path));
    }
    paths.sort();
    paths.dedup();
    for path in &paths {
        let places = [
            ORDER.iter().any(|(known, _)| known == path),
            ANCHORS.contains(&path.as_str()),
            OF_THE_FILE.contains(&path.as_str()),
        ];
        assert_eq!(places.iter().filter(|is| **is).count(), 1, "where does `{path}` stand?");
    }
    for (path, _) in ORDER {
        assert!(paths.iter().any(|known| known == path), "there is no field `{path}`");
    }
}

#[test]
fn every_field_stands_in_every_format_as_often_as_it_must_and_in_the_reference_s_order() {
    for as_lists in [false, true] {
        let made = make(as_lists);
        let reports = reports(&made, &made.plan);
        let mut json = String::new();
        json_words(&reports.json, &mut json);
        let pages =
            [("HTML", html_words(&reports.html)), ("Markdown", markdown_words(&reports.markdown))];
        for (path, mark) in &made.marks {
            if OF_THE_FILE.contains(&path.as_str()) {
                continue;
            }
            assert!(json.contains(mark.as_str()), "`{path}` is not in the JSON");
        }
        for (format, page) in &pages {
            let mut at = 0;
            for (path, times) in ORDER {
                let Some((_, mark)) = made.marks.iter().find(|(known, _)| known == path) else {
                    continue;
                };
                let count = page.matches(mark.as_str()).count();
                assert_eq!(count, *times, "`{path}`, {mark}, in {format}:\n{page}");
                let found = page.find(mark.as_str()).unwrap();
                assert!(found >= at, "`{path}`, {mark}, stands too early in {format}:\n{page}");
                at = found;
            }
        }
        for (path, mark) in made.marks.iter().filter(|(path, _)| ANCHORS.contains(&path.as_str())) {
            let kind = path.trim_end_matches(".id").rsplit('.').next().unwrap();
            let kind = match kind {
                "needs" => "need",
                "priorities" => "priority",
                "metrics" => "metric",
                _ => "action",
            };
            let anchor = format!("id=\"{kind}-{mark}\"");
            assert_eq!(reports.html.matches(&anchor).count(), 1, "{path}");
            assert_eq!(reports.markdown.matches(&anchor).count(), 1, "{path}");
        }
    }
}

#[test]
fn a_field_that_is_seen_by_what_it_does_changes_every_report() {
    let made = make(true);
    let whole = reports(&made, &made.plan);
    for path in SEEN_BY_WHAT_THEY_DO {
        let mut plan = made.plan.clone();
        let mut at = &mut plan;
        let (inner, last) = path.rsplit_once('.').map_or(("", *path), |split| split);
        for key in inner.split('.').filter(|key| !key.is_empty()) {
            at = &mut at[key];
            if at.is_array() {
                at = &mut at[0];
            }
        }
        assert!(at.as_object_mut().unwrap().remove(last).is_some(), "there is no field `{path}`");
        let without = reports(&made, &plan);
        assert_ne!(without.json, whole.json, "`{path}` is not in the JSON");
        assert_ne!(html_words(&without.html), html_words(&whole.html), "`{path}` is not in HTML");
        assert_ne!(without.markdown, whole.markdown, "`{path}` is not in Markdown");
    }
}

#[test]
fn the_stage_and_each_choice_are_said_in_the_form_s_words() {
    let made = make(true);
    let reports = reports(&made, &made.plan);
    for words in ["In review", "Partly met", "In progress", "Keep", "monthly"] {
        assert!(html_words(&reports.html).contains(words), "{words} in HTML");
        assert!(reports.markdown.contains(words), "{words} in Markdown");
    }
}
