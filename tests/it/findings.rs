//! Findings for other programs: each format is read by an independent parser.

use std::fs;
use std::path::Path;
use std::process::Command as Process;

use assert_cmd::Command;
use serde_json::{Value, json};

/// A plan whose texts contain syntax of the output formats.
const HOSTILE: &str = r#"plancc: 1
year: 2026-2028
department: Art
"]]> --> ::set-output name=x::y | `c` @name <b>\n::error::x %0A \u0007 \u202e": x
priorities:
  - id: "::warning file=a,line=1::b"
    priority: "raise | `x` @name ::set-output ]]> <script>"
    needs: ["]]>&amp;|"]
    actions:
      - {action: paint, id: b, due: 2026-13-40}
"#;

fn district() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let plans = folder.path().join("plans/2026-2027");
    fs::create_dir_all(&plans).unwrap();
    fs::write(folder.path().join("plancc.yaml"), "plancc: 1\ndistrict: Test\n").unwrap();
    fs::write(plans.join("art & craft.yaml"), HOSTILE).unwrap();
    let sound = "plancc: 1\nyear: 2026-2027\ndepartment: Music\n";
    fs::write(plans.join("music.yaml"), sound).unwrap();
    assert!(
        Process::new("git").arg("init").arg("-q").arg(folder.path()).status().unwrap().success()
    );
    folder
}

fn lint(from: &Path, format: &str) -> String {
    let mut command = Command::cargo_bin("plancc").unwrap();
    let output = command.current_dir(from).args(["lint", "--format", format]).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn each(check: impl Fn(&Path)) {
    let folder = district();
    for from in ["", "plans", "plans/2026-2027"] {
        check(&folder.path().join(from));
    }
}

/// The JSON Schema of SARIF, if cargo has unpacked the crate of SARIF's types that contains it.
fn sarif_schema() -> Value {
    let home = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).unwrap();
    let sources = fs::read_dir(home.join("registry/src")).unwrap();
    let folders = sources.map(|source| source.unwrap().path()).filter(|path| path.is_dir());
    let crates = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|one| one.unwrap());
    let is_wanted = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with("serde-sarif-");
    let mut schemas = crates
        .filter(|folder| is_wanted(&folder.file_name()))
        .map(|folder| folder.path().join("src/schema.json"));
    serde_json::from_str(&fs::read_to_string(schemas.next().unwrap()).unwrap()).unwrap()
}

#[test]
fn sarif_is_what_its_schema_says_with_paths_from_the_top_of_the_repository() {
    let mut schema = sarif_schema();
    // One pattern in the standard is not a valid regular expression; we don't write its key.
    for holder in ["run", "toolComponent"] {
        schema["definitions"][holder]["properties"]["language"] = json!({"type": "string"});
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&json!({"version": "2.1.0"})), "the schema refuses something");
    each(|from| {
        let document: Value = serde_json::from_str(&lint(from, "sarif")).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let results = document["runs"][0]["results"].as_array().unwrap();
        assert!(results.len() >= 4);
        for result in results {
            let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            assert_eq!(place, "plans/2026-2027/art%20%26%20craft.yaml");
            let rule = &document["runs"][0]["tool"]["driver"]["rules"]
                [usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    });
}

#[test]
fn no_finding_has_the_fingerprint_of_another_and_lines_do_not_change_it() {
    let folder = district();
    let prints = |folder: &Path| -> Vec<String> {
        let all: Value = serde_json::from_str(&lint(folder, "json")).unwrap();
        let all = all["findings"].as_array().unwrap().clone();
        all.iter().map(|one| one["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let before = prints(folder.path());
    let distinct: std::collections::BTreeSet<&String> = before.iter().collect();
    assert_eq!(distinct.len(), before.len());
    let plan = folder.path().join("plans/2026-2027/art & craft.yaml");
    fs::write(&plan, format!("# one more line\n{HOSTILE}")).unwrap();
    assert_eq!(prints(folder.path()), before);
}

#[test]
fn what_a_place_says_is_what_stands_there() {
    let folder = district();
    let all: Value = serde_json::from_str(&lint(folder.path(), "json")).unwrap();
    for one in all["findings"].as_array().unwrap() {
        let place = &one["location"];
        let byte = |end: &str| usize::try_from(place[end]["byte"].as_u64().unwrap()).unwrap();
        let line = usize::try_from(place["start"]["line"].as_u64().unwrap()).unwrap();
        let column = usize::try_from(place["start"]["column"].as_u64().unwrap()).unwrap();
        let said = &HOSTILE[byte("start")..byte("end")];
        let rest: String =
            HOSTILE.lines().nth(line - 1).unwrap().chars().skip(column - 1).collect();
        assert!(
            rest.starts_with(said.lines().next().unwrap_or_default()),
            "{said} is not at {line}:{column}"
        );
    }
}

#[test]
fn a_workflow_sees_one_command_a_line_and_none_that_a_plan_wrote() {
    each(|from| {
        for line in lint(from, "github").lines() {
            assert!(
                line.starts_with("::error file=plans/2026-2027/art & craft.yaml,line="),
                "{line}"
            );
            let (properties, message) = line[2..].split_once("::").unwrap();
            assert_eq!(properties.matches("title=").count(), 1);
            assert!(!message.contains('\u{7}') && !message.contains('\u{202e}'));
        }
    });
}

#[test]
fn of_many_errors_a_workflow_is_shown_ten_and_told_how_many_more() {
    let folder = district();
    let plan = folder.path().join("plans/2026-2027/music.yaml");
    let keys: String = (0..30).map(|number| format!("unknown_{number}: x\n")).collect();
    fs::write(&plan, format!("plancc: 1\nyear: 2026-2027\ndepartment: Music\n{keys}")).unwrap();
    let all = lint(folder.path(), "github");
    assert_eq!(all.lines().count(), 10);
    let last = all.lines().last().unwrap();
    let found = lint(folder.path(), "concise").lines().count();
    assert!(last.contains(&format!("and {} more", found - 9)), "{last}");
}

#[test]
fn code_quality_has_the_keys_that_gitlab_documents() {
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "location", "severity"],
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"},
                "fingerprint": {"type": "string", "minLength": 8},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^(?!\\./)"},
                        "lines": {"type": "object", "required": ["begin"]},
                    },
                },
            },
        },
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    each(|from| {
        let all: Value = serde_json::from_str(&lint(from, "gitlab")).unwrap();
        assert!(validator.is_valid(&all), "{all}");
        assert_eq!(all[0]["location"]["path"], "plans/2026-2027/art & craft.yaml");
    });
}

#[test]
fn junit_and_checkstyle_are_xml_that_says_what_the_other_formats_say() {
    each(|from| {
        let all: Value = serde_json::from_str(&lint(from, "json")).unwrap();
        let all = all["findings"].as_array().unwrap();
        let text = lint(from, "junit");
        let document = roxmltree::Document::parse(&text).unwrap();
        let suites: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name("testsuite")).collect();
        assert_eq!(suites.len(), 2, "a suite a file, sound ones too");
        let failures: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name("failure")).collect();
        assert_eq!(failures.len(), all.len());
        let count = document.root_element().attribute("failures").unwrap();
        assert_eq!(count, all.len().to_string());
        let text = lint(from, "checkstyle");
        let document = roxmltree::Document::parse(&text).unwrap();
        let errors: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name("error")).collect();
        assert_eq!(errors.len(), all.len());
        for (error, one) in errors.iter().zip(all) {
            assert_eq!(
                error.attribute("line").unwrap(),
                one["location"]["start"]["line"].to_string()
            );
        }
    });
}

#[test]
fn a_summary_is_a_table_whose_cells_hold_text_alone() {
    each(|from| {
        let page = lint(from, "markdown");
        for line in page.lines().filter(|line| line.starts_with("| error")) {
            let cells = line.replace("\\|", "").matches('|').count();
            assert_eq!(cells, 5, "{line}");
        }
        assert!(!page.contains("<b>") && !page.contains("<script"));
        for mention in page.match_indices("@name") {
            let before = &page[..mention.0];
            let in_code = before.rsplit('\n').next().unwrap().matches('`').count() % 2 == 1;
            assert!(in_code || page[mention.0..].starts_with("@<!-- -->"), "{page}");
        }
    });
}

#[test]
fn several_outputs_say_the_same_in_one_run_and_end_alike() {
    let folder = district();
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(folder.path()).args(["lint", "--format", "concise"]);
    command.args([
        "--output",
        "sarif=out.sarif",
        "--output",
        "junit=out.xml",
        "--output",
        "human=out.txt",
    ]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), lint(folder.path(), "concise"));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("out.sarif"), lint(folder.path(), "sarif"));
    assert_eq!(read("out.xml"), lint(folder.path(), "junit"));
    assert!(read("out.txt").contains("-->"));
}

#[test]
fn an_output_that_cannot_be_written_is_told() {
    let folder = district();
    let mut command = Command::cargo_bin("plancc").unwrap();
    let output = command
        .current_dir(folder.path())
        .args(["lint", "--output", "sarif=plancc.yaml/out.sarif"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("plancc.yaml/out.sarif"));
}

/// Every key of a JSON document, at any depth, except in those of `values`, which hold texts of a plan.
fn keys(value: &Value, values: &[&str], all: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                all.insert(key.clone());
                if !values.contains(&key.as_str()) {
                    keys(inner, values, all);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, values, all)),
        _ => {}
    }
}

#[test]
fn every_key_of_json_is_documented() {
    let folder = district();
    let findings = lint(folder.path(), "json");
    let old = "plancc: 1\nyear: 2026-2027\ndepartment: Art\npurpose: We paint.\n";
    fs::write(folder.path().join("old.yaml"), old).unwrap();
    fs::write(folder.path().join("new.yaml"), old.replace("paint", "sing")).unwrap();
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(folder.path()).args(["diff", "old.yaml", "new.yaml", "--format", "json"]);
    let changes = String::from_utf8(command.output().unwrap().stdout).unwrap();
    for (document, schema, page) in [
        (findings, "plancc-findings-2", include_str!("../../docs/findings.md")),
        (changes, "plancc-diff-2", include_str!("../../docs/diff.md")),
    ] {
        let document: Value = serde_json::from_str(&document).unwrap();
        assert_eq!(document["schema"], json!(schema));
        let mut all = std::collections::BTreeSet::new();
        keys(&document, &["value"], &mut all);
        // The names of versions explain themselves.
        let plain = [
            "schema",
            "from",
            "to",
            "file",
            "id",
            "department",
            "year",
            "stage",
            "unused_approvals",
        ];
        for key in all.iter().filter(|key| !plain.contains(&key.as_str())) {
            assert!(page.contains(&format!("`{key}`")), "`{key}` is not documented");
        }
    }
}
