//! A report in Markdown parses back to the words of the plan, and hostile words remain words.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use plancc::prose::{blocks, plain};
use serde_json::Value;

use super::every_field::{Made, make};
use super::fields::reports;

/// The words that a reader of the Markdown sees, without our own anchors and language marks.
fn words(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find(['<']) {
        let ours = ["<a id=\"", "</a>", "<span lang=\"", "</span>", "<div lang=\"", "</div>"];
        text.push_str(&rest[..at]);
        let is_ours = ours.iter().any(|mark| rest[at..].starts_with(mark))
            && !page[..page.len() - rest.len() + at].ends_with('\\');
        let length = if is_ours { rest[at..].find('>').unwrap() + 1 } else { 1 };
        text.push_str(if is_ours { "" } else { "<" });
        rest = &rest[at + length..];
    }
    text.push_str(rest);
    flat(&plain(&blocks(&text)))
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of every passage, line by line, at any depth.
fn passages(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(all) => {
            if all.contains_key("text") && all.get("text").is_some_and(Value::is_string) {
                let text = all["text"].as_str().unwrap();
                out.extend(text.lines().map(flat).filter(|line| !line.is_empty()));
            }
            all.iter()
                .filter(|(key, _)| *key != "contents" && *key != "labels")
                .for_each(|(_, one)| passages(one, out));
        }
        Value::Array(all) => all.iter().for_each(|one| passages(one, out)),
        _ => {}
    }
}

fn holds(name: &str, page: &str, json: &Value) -> usize {
    let read = words(page);
    let mut all = Vec::new();
    passages(json, &mut all);
    for passage in &all {
        assert!(
            read.contains(passage.as_str()),
            "{name}: `{passage}` is not read back from:\n{read}"
        );
    }
    all.len()
}

#[test]
fn every_report_of_the_sample_district_reads_back_to_the_words_of_its_plan() {
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("SOURCE_DATE_EPOCH", "1790000000");
    command.args(["build", "--to", "markdown,json", "--out"]).arg(out.path()).assert().success();
    let mut looked_at = 0;
    for year in ["2025-2026", "2026-2027"] {
        for entry in fs::read_dir(out.path().join(year)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let json: Value =
                    serde_json::from_str(&read(&path.with_extension("json"))).unwrap();
                looked_at += holds(&path.display().to_string(), &read(&path), &json);
            }
        }
    }
    assert!(looked_at > 2000, "only {looked_at} passages");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// A plan in which every text ends with words that are markup elsewhere.
fn hostile(with: &str) -> Made {
    fn spread(value: &mut Value, with: &str) {
        match value {
            // Ids and email addresses have restricted characters.
            Value::String(text) if text.starts_with("mark") && !text.contains('@') => {
                text.push_str(with)
            }
            Value::Object(all) => {
                all.iter_mut()
                    .filter(|(key, _)| *key != "id" && *key != "needs" && *key != "unit")
                    .for_each(|(_, one)| spread(one, with));
                if let Some(needs) = all.get_mut("needs").filter(|needs| needs[0].is_object()) {
                    spread(needs, with);
                }
            }
            Value::Array(all) => all.iter_mut().for_each(|one| spread(one, with)),
            _ => {}
        }
    }
    let mut made = make(true);
    spread(&mut made.plan, with);
    made
}

#[test]
fn hostile_words_in_every_field_stay_words_in_every_format() {
    for with in [
        " @everyone #12 <b>bold</b> </table>",
        " a|b {{ 7 * 7 }} {% raw %} </style></script>",
        " <!-- gone --> &copy; <a id=\"x\">y</a> 1. 2) + -",
        " ]( http:x ) ![p](q) :tada: $x$ ~ ^ = \\\\end",
    ] {
        let made = hostile(with);
        let reports = reports(&made, &made.plan);
        let wanted = flat(&plain(&blocks(&format!("mark{with}"))));
        let wanted = wanted.trim_start_matches("mark").trim();
        let count = holds(with, &reports.markdown, &reports.json);
        assert!(count > 100, "only {count} passages");
        let seen = words(&reports.markdown).matches(wanted).count();
        assert!(seen > 50, "{seen} of {wanted}");
        for tag in ["<b>", "</table><", "<script", "<!-- gone", "<img", "&copy;"] {
            assert!(!reports.html.contains(tag), "{tag} in HTML");
        }
        assert!(!reports.markdown.contains(" @everyone"), "a mention would call people");
        let unescaped = reports.markdown.replace("\\<", "");
        assert!(!unescaped.contains("<!-- gone") && !unescaped.contains("<b>"), "{unescaped}");
    }
}
