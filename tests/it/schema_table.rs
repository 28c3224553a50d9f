//! The JSON Schema and the reference page agree with validation.

use std::fs;
use std::path::{Path, PathBuf};

use plancc::diagnostic::Diagnostics;
use plancc::schema::{self, FileType, json_schema, reference};
use plancc::source::{Source, SourceId};
use serde_json::Value;

use super::kit::snapshot;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Parses a text as the YAML parser of an editor does.
fn read(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

fn validator(document: FileType) -> jsonschema::Validator {
    jsonschema::draft202012::new(&json_schema(document)).unwrap()
}

fn checked(document: FileType, text: &str) -> Diagnostics {
    let source = Source::new(SourceId(0), "a.yaml", text);
    match document {
        FileType::Plan => schema::plan(&source).1,
        FileType::Project => schema::project(&source).1,
        FileType::Form => schema::form(&source).1,
    }
}

#[test]
fn the_schemas_in_editors_are_the_ones_of_the_table() {
    for document in FileType::ALL {
        let name = document.name();
        let written = format!("{:#}\n", json_schema(document));
        snapshot::assert(&format!("editors/{name}.schema.json"), written);
    }
}

#[test]
fn the_reference_page_is_the_one_of_the_table() {
    snapshot::assert("docs/reference.md", reference());
}

#[test]
fn every_link_of_the_reference_page_leads_to_one_heading() {
    let page = reference();
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let anchors: Vec<String> = headings
        .map(|line| line.trim_start_matches('#').trim().to_lowercase())
        .map(|heading| heading.replace([':', ','], "").replace(' ', "-"))
        .collect();
    for link in page.split("](#").skip(1) {
        let link = link.split(')').next().unwrap();
        assert_eq!(anchors.iter().filter(|anchor| *anchor == link).count(), 1, "#{link}");
    }
}

#[test]
fn the_schemas_are_json_schema() {
    for document in FileType::ALL {
        let schema = json_schema(document);
        let fault = jsonschema::draft202012::meta::validate(&schema).err();
        assert!(fault.is_none(), "{}: {}", document.name(), fault.unwrap());
    }
    let broken = serde_json::json!({"type": "sentence"});
    assert!(jsonschema::draft202012::meta::validate(&broken).is_err());
}

#[test]
fn every_key_and_every_reference_of_the_schemas_leads_somewhere() {
    for document in FileType::ALL {
        let text = json_schema(document).to_string();
        let schema = json_schema(document);
        for reference in text.split("\"$ref\":\"#/$defs/").skip(1) {
            let name = reference.split('"').next().unwrap().replace("%20", " ");
            assert!(schema["$defs"].get(&name).is_some(), "{}: `{name}`", document.name());
        }
        assert!(!text.contains("\"description\":\"\""), "{} lacks a description", document.name());
    }
}

fn yaml_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() && !path.ends_with("bad-input") {
            yaml_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            files.push(path);
        }
    }
}

#[test]
fn what_the_checker_takes_here_an_editor_takes_too() {
    let mut files = vec![
        root().join("plancc.yaml"),
        root().join("form.yaml"),
        root().join("src/schema/form.yaml"),
    ];
    yaml_files(&root().join("plans"), &mut files);
    yaml_files(&root().join("examples"), &mut files);
    let validators = FileType::ALL.map(validator);
    let mut plans = 0;
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let document = match &*name {
            "plancc.yaml" => FileType::Project,
            name if name.starts_with("form") => FileType::Form,
            // A translation contains only part of a plan.
            name if name.matches('.').count() > 1 => continue,
            _ => FileType::Plan,
        };
        plans += usize::from(document == FileType::Plan);
        let number = FileType::ALL.iter().position(|one| *one == document).unwrap();
        let said: Vec<String> = validators[number]
            .iter_errors(&read(&text))
            .map(|error| format!("{} at {}", error, error.instance_path()))
            .collect();
        assert_eq!(said, Vec::<String>::new(), "{}", path.display());
        assert_eq!(checked(document, &text).len(), 0, "{}", path.display());
    }
    assert!(plans >= 18, "{plans} plans");
}

/// Returns a plan with the given lines.
fn plan(lines: &str) -> String {
    let has = |key: &str| lines.starts_with(key) || lines.contains(&format!("\n{key}"));
    let mut text = String::new();
    for (key, line) in [("plancc:", "plancc: 1\n"), ("year:", "year: 2026-2027\n")] {
        if !has(key) {
            text.push_str(line);
        }
    }
    text + lines + "\n"
}

fn priority(lines: &str) -> String {
    plan(&format!("priorities:\n  - id: a\n    priority: x\n    {lines}"))
}

#[test]
fn every_shorthand_of_the_language_is_one_for_an_editor() {
    let validator = validator(FileType::Plan);
    for text in [
        plan("year: 2026-27"),
        plan("year: 2026–2027"),
        plan("department: Library"),
        plan("department: {name: Library, contact: The librarian}"),
        plan("adopted: 2026-10-22"),
        plan("adopted: {date: 2026-10, body: Board, item: 12.10}"),
        plan("budget: 1200.50"),
        plan("budget:"),
        plan("services: [reading, writing]"),
        plan("services: Reading and writing"),
        plan("own: {equity: Yes, safety: [a, b]}"),
        plan("needs_assessment: {data: prose, engagement: [students], needs: [more books]}"),
        plan("needs_assessment: {data: [{source: a, shows: b}], needs: [{id: a, need: 12}]}"),
        plan("reflection: {outcomes: [raise reading], learnings: }"),
        plan("unplaced: [some text]"),
        plan("confirm: [purpose, budget]"),
        plan("confirm: purpose"),
        priority("goals: lcap-1"),
        priority("students: [foster youth, 012]"),
        priority("metrics: [attendance, {metric: reading, target: 80%, baseline: 62}]"),
        priority("metrics: [{metric: a, target: [{change: 3, by: 2027-06}, {value: 80}]}]"),
        priority("actions: [{id: a, action: b, cost: 1200, due: 2027-06}]"),
        priority("actions: [{id: a, action: b, cost: [{amount: \"12.50\", fund: f, for: c}]}]"),
    ] {
        let found = checked(FileType::Plan, &text);
        assert!(found.is_empty(), "{text}\n{found:?}");
        let said: Vec<String> =
            validator.iter_errors(&read(&text)).map(|error| error.to_string()).collect();
        assert_eq!(said, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_a_schema_can_say_is_wrong_is_wrong_to_an_editor() {
    let validator = validator(FileType::Plan);
    for (rule, text) in [
        ("unknown-version", plan("plancc: 2")),
        ("missing-key", "plancc: 1\n".to_owned()),
        ("missing-key", plan("priorities: [{id: a}]")),
        ("unknown-key", plan("purpos: x")),
        ("unknown-key", priority("ownr: x")),
        ("unknown-key", plan("needs_assessment: {needs: [{id: a, need: b, cause: c}]}")),
        ("wrong-type", plan("purpose: [a, b]")),
        ("wrong-type", plan("purpose: {a: b}")),
        ("wrong-type", plan("priorities: {id: a, priority: b}")),
        ("wrong-type", plan("priorities: [text]")),
        ("wrong-type", plan("reflection: text")),
        ("wrong-type", priority("theory_of_action: [a]")),
        ("empty-entry", plan("reflection:\n  outcomes:\n    -")),
        ("empty-entry", plan("services:\n  - a\n  -")),
        ("missing-key", plan("year:")),
        ("invalid-id", plan("id: Federal Programs")),
        ("invalid-id", priority("needs: [More Books]")),
        ("invalid-language", plan("language: English")),
        ("invalid-date", plan("adopted: 10/22/2026")),
        ("invalid-year", plan("year: 2026")),
        ("invalid-year", plan("year: next")),
        ("invalid-amount", plan("budget: $1200")),
        ("invalid-amount", priority("actions: [{id: a, action: b, cost: a lot}]")),
        ("invalid-choice", plan("stage: drafty")),
        ("invalid-choice", priority("metrics: [{metric: a, cadence: often}]")),
        ("unknown-reference", plan("confirm: [purposes]")),
    ] {
        assert!(!validator.is_valid(&read(&text)), "{rule} passes an editor:\n{text}");
        let found = checked(FileType::Plan, &text);
        assert!(found.iter().any(|one| one.rule == rule), "{rule}:\n{text}\n{found:?}");
    }
}
