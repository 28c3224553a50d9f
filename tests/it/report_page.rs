//! `docs/report.md` matches the doc comments of the report's structs and the content of its JSON.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::every_field::make;
use super::fields::reports;
use super::kit::snapshot;

const PAGE: &str = "docs/report.md";

/// The sections of pages that are generated from the structs of these files.
const PARTS: &[(&str, &[&str])] = &[
    ("passages", &["src/backend/json.rs", "src/prose/ast.rs"]),
    (
        "fields",
        &[
            "src/view/report/mod.rs",
            "src/view/report/part.rs",
            "src/view/report/evidence.rs",
            "src/view/report/priority.rs",
        ],
    ),
    ("index", &["src/backend/template/index.rs"]),
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The name of a type for authors of templates.
fn said(kind: &str) -> String {
    let inner = |start: &str| kind.strip_prefix(start).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        return format!("{} (optional)", said(inner));
    }
    if let Some(inner) = inner("Vec<") {
        return match inner {
            "(String, String)" => "list of pairs of texts".to_owned(),
            inner => format!("list of {}", said(inner)),
        };
    }
    match kind.trim_end_matches("<P>") {
        "P" => "[passage](#passages)".to_owned(),
        "L" | "Labels" => "map of texts".to_owned(),
        "String" | "&'static str" => "text".to_owned(),
        "usize" | "u8" | "u64" => "number".to_owned(),
        "bool" => "boolean".to_owned(),
        "(String, String)" => "pair of texts".to_owned(),
        name => format!("[{name}](#{})", name.to_lowercase()),
    }
}

/// The structs and enums of a file as headings with tables, and the names of all fields.
fn documented(text: &str, names: &mut BTreeSet<String>) -> String {
    let mut out = String::new();
    let mut comment: Vec<&str> = Vec::new();
    let mut is_tagged = false;
    let mut is_open = false;
    for line in text.lines() {
        let line = line.trim();
        if let Some(words) = line.strip_prefix("///") {
            comment.push(words.trim());
            continue;
        }
        if line.starts_with("#[") {
            is_tagged |= line.contains("tag = \"kind\"");
            continue;
        }
        let about = comment.iter().take_while(|line| !line.is_empty()).copied().collect::<Vec<_>>();
        let about = about.join(" ").replace('|', "\\|");
        // Links of rustdoc do not work here.
        let about = about.replace("[`", "`").replace("`]", "`");
        let declared = ["pub struct ", "pub(super) struct ", "struct ", "pub enum "];
        if let Some(rest) = declared.iter().find_map(|start| line.strip_prefix(start)) {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            is_open = line.ends_with('{');
            if is_open {
                out.push_str(&format!(
                    "\n### {name}\n\n{about}\n\n| field | type | description |\n| --- | --- | --- |\n"
                ));
                names.insert(name.clone());
            }
        } else if line == "}" {
            (is_open, is_tagged) = (false, false);
        } else if line == "}," {
            // The fields of a variant end here; the variant was described at its start.
        } else if is_open && line.ends_with('{') {
            let variant = line.trim_end_matches([' ', '{']).to_lowercase();
            out.push_str(&format!("| | `\"kind\": \"{}\"` | {about} |\n", variant));
        } else if is_open
            && let Some((name, kind)) = line.trim_start_matches("pub ").split_once(": ")
        {
            let kind = said(kind.trim_end_matches(','));
            out.push_str(&format!("| `{name}` | {kind} | {about} |\n"));
            names.insert(name.to_owned());
        } else if is_open && line.ends_with(',') {
            let name = line.trim_end_matches(',').to_lowercase();
            let kind = if is_tagged { "\"kind\": " } else { "" };
            out.push_str(&format!("| | `{kind}\"{name}\"` | {about} |\n"));
        }
        comment.clear();
    }
    out.trim_start().to_owned()
}

fn page_of_today(names: &mut BTreeSet<String>) -> String {
    let mut page = read(PAGE);
    for (part, files) in PARTS {
        let written: Vec<String> =
            files.iter().map(|file| documented(&read(file), names)).collect();
        let open = format!("<!-- {part} -->\n");
        let start = page.find(&open).unwrap() + open.len();
        let end = start + page[start..].find("<!-- end -->").unwrap();
        page.replace_range(start..end, &format!("\n{}\n", written.join("\n")));
    }
    page
}

#[test]
fn the_page_says_what_the_structs_say() {
    let written = page_of_today(&mut BTreeSet::new());
    snapshot::assert(PAGE, &written);
    assert!(!written.contains("\"}\""), "a bracket of Rust's is no value of a field");
    for link in written.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        let is_there =
            written.lines().any(|line| line.trim_start_matches('#').trim().to_lowercase() == link);
        assert!(is_there, "nothing is at `#{link}`");
    }
}

fn keys(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(all) => {
            for (key, value) in all {
                out.insert(key.clone());
                // The keys below `labels` are names from the form.
                if key != "labels" {
                    keys(value, out);
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|one| keys(one, out)),
        _ => {}
    }
}

#[test]
fn every_key_of_the_json_is_on_the_page() {
    let mut names = BTreeSet::from(["kind".to_owned()]);
    page_of_today(&mut names);
    let made = make(true);
    let mut plan = made.plan.clone();
    plan["purpose"] = "A *list*:\n\n1. [one](https://a.example)\n\n> two\n\n| a |\n| - |\n| b |\n\n```yaml\ncode\n```\n\n***\n\nnote[^1]\n\n[^1]: said".into();
    let json = reports(&made, &plan).json;
    assert_eq!(json["schema"], "plancc-report-1");
    let mut found = BTreeSet::new();
    keys(&json, &mut found);
    let missing: Vec<_> = found.difference(&names).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(found.len() > 80, "only {} keys were looked at", found.len());
}
