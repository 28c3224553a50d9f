//! `plancc new` and `plancc init`: a new plan or project is valid before anyone edits it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use plancc::model::{PlanSettings, SchoolYear};
use plancc::schema::{self, NewPlan, new_plan};
use plancc::source::{Source, SourceId};

fn source(text: &str) -> Source {
    Source::new(SourceId(0), "a.yaml", text)
}

fn setting(project: &str, form: &str) -> PlanSettings {
    let (project, found) = schema::project(&source(project));
    assert_eq!(found, []);
    let (form, found) = schema::form(&source(form));
    assert_eq!(found, []);
    let forms = BTreeMap::from([("form.yaml".to_owned(), form.unwrap())]);
    PlanSettings::new(project, forms, schema::built_in_form())
}

const PROJECT: &str = "plancc: 1\ndistrict: Test\nform: form.yaml\n\
    goals: [{id: lcap-1, goal: Read}]\nfunds: [{id: title-i, fund: Title I}]\n";
const FORM: &str = "plancc: 1\n\
    parts: {purpose: {prompt: {en: \"Why are you here?\\n\\nSay it briefly.\", es: ¿Por qué?}}}\n\
    sections: [{id: equity, type: prose, heading: {en: Equity, es: Equidad}, prompt: Who is left out?}]\n";

fn started(setting: &PlanSettings, language: &str) -> String {
    new_plan(&NewPlan {
        setting,
        id: "library",
        name: Some("Library: Media"),
        year: SchoolYear { first: 2026 },
        language,
        schema: Some("../../.vscode/plan.schema.json"),
    })
}

fn errors(text: &str) -> Vec<String> {
    let said = |one: &plancc::diagnostic::Diagnostic| format!("{}: {}", one.rule, one.message);
    schema::plan(&source(text)).1.iter().map(said).collect()
}

#[test]
fn a_new_plan_asks_in_the_forms_words_and_has_no_fault() {
    let setting = setting(PROJECT, FORM);
    for (language, words) in [
        ("en", ["# Why are you here?", "# Say it briefly.", "# Equity", "lcap-1", "title-i"]),
        ("es", ["# ¿Por qué?", "# Propósito", "# Equidad", "# Who is left out?", "language: es"]),
        ("fr", ["# Why are you here?", "# Equity", "language: fr", "lcap-1", "title-i"]),
    ] {
        let text = started(&setting, language);
        assert_eq!(errors(&text), Vec::<String>::new(), "{text}");
        for word in words {
            assert!(text.contains(word), "no `{word}` in:\n{text}");
        }
        let (plan, _) = schema::plan(&source(&text));
        let plan = plan.unwrap();
        assert_eq!(plan.department.unwrap().name.unwrap().trimmed(), "Library: Media");
        assert_eq!(plan.year.unwrap().value.to_string(), "2026-2027");
        assert!(text.ends_with("\n  equity:\n"), "{text}");
    }
}

/// Returns the plan with its first entries started as its notes explain: without `# `, and with the required values.
fn begun(text: &str) -> String {
    let mut begun = String::new();
    for line in text.lines() {
        let entry = line.split_once("# ").filter(|(margin, rest)| {
            let key = rest.trim_start().trim_start_matches("- ").split(':').next().unwrap();
            let is_key = key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            margin.trim().is_empty() && !margin.is_empty() && is_key && rest.contains(':')
        });
        let line = entry.map_or(line.to_owned(), |(margin, rest)| format!("{margin}{rest}"));
        let (key, after) = line.split_once(':').unwrap_or((&line, ""));
        let name = key.trim().trim_start_matches("- ");
        let is_required =
            ["need", "priority", "action", "metric", "intended", "source", "group"].contains(&name);
        if entry.is_some() && is_required && after.trim().is_empty() {
            begun.push_str(&format!("{key}: more reading\n"));
        } else if entry.is_some() && name == "amount" {
            begun.push_str(&format!("{key}: 1200\n"));
        } else {
            begun.push_str(&line);
            begun.push('\n');
        }
    }
    begun
}

#[test]
fn the_first_entries_of_a_new_plan_are_sound_once_they_are_begun() {
    let setting = setting(PROJECT, FORM);
    for language in ["en", "es"] {
        let text = begun(&started(&setting, language));
        assert_eq!(errors(&text), Vec::<String>::new(), "{text}");
        let plan = schema::plan(&source(&text)).0.unwrap();
        let needs = plan.needs_assessment.unwrap();
        assert_eq!((needs.needs.len(), needs.data.entries.len()), (1, 1), "{text}");
        assert_eq!(plan.reflection.unwrap().outcomes.len(), 1);
        assert_eq!(plan.budget.unwrap().sources.len(), 1);
        let priority = &plan.priorities[0];
        assert_eq!((priority.metrics.len(), priority.actions.len()), (1, 1), "{text}");
        assert_eq!(priority.needs[0].value, needs.needs[0].id.as_ref().unwrap().value);
        let action = &priority.actions[0];
        assert_eq!(action.due.unwrap().value.day.to_string(), "2027-06-30");
        assert_eq!(action.metrics.len(), 1);
        for key in ["root_cause:", "shows:", "input:", "theory_of_action:", "cadence:", "cost:"] {
            assert!(text.contains(key), "no `{key}` in:\n{text}");
        }
    }
}

fn plancc(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1790000000");
    command
}

fn said(command: &mut Command, code: i32) -> String {
    let output = command.assert().code(code).get_output().clone();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_repository_that_init_made_lints_and_builds_and_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    fs::write(top.join(".gitignore"), "target\n").unwrap();
    let text = said(plancc(top).args(["init", "--district", "Río: Unified"]), 0);
    assert!(text.contains("wrote plans/2026-2027/example-department.yaml"), "{text}");
    assert!(text.contains("kept  .gitignore"), "{text}");
    assert_eq!(fs::read_to_string(top.join(".gitignore")).unwrap(), "target\n");
    assert_eq!(said(plancc(top).arg("lint"), 0), "1 plan, nothing to report\n");
    plancc(top).arg("build").assert().success();
    let page = fs::read_to_string(top.join("dist/2026-2027/example-department.html")).unwrap();
    assert!(page.contains("Río: Unified") && page.contains("Example Department"));
    let settings = fs::read_to_string(top.join(".vscode/settings.json")).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&settings).unwrap();
    for schema in settings["yaml.schemas"].as_object().unwrap().keys() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(schema.replace(".vscode", "editors"));
        assert_eq!(fs::read(top.join(schema)).unwrap(), fs::read(kept).unwrap(), "{schema}");
    }
    let project = fs::read_to_string(top.join("plancc.yaml")).unwrap();
    let text = said(plancc(top).arg("init"), 2);
    assert!(text.contains("this folder already has a project"), "{text}");
    assert_eq!(fs::read_to_string(top.join("plancc.yaml")).unwrap(), project);
    // The commented examples in the project file are valid.
    let shown: String = project
        .lines()
        .filter(|line| !line.starts_with("# yaml-language-server"))
        .map(|line| match line.trim_start().strip_prefix("# ") {
            Some(rest) if rest.starts_with(|c: char| c.is_lowercase() || "- ".contains(c)) => {
                let margin = &line[..line.len() - line.trim_start().len()];
                format!("{margin}{rest}\n")
            }
            _ => format!("{line}\n"),
        })
        .collect();
    assert!(shown.contains("\ngoals:\n") && shown.contains("\nform: form.yaml\n"), "{shown}");
    assert_eq!(schema::project(&source(&shown)).1, [], "{shown}");
}

#[test]
fn new_writes_a_plan_once_and_knows_a_slip_of_a_departments_name() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    let project = "plancc: 1\ndistrict: Test\nplans: [our plans]\nyear_starts: 08-15\n\
                   departments: [{id: library, name: {en: Library Media, es: Biblioteca}}]\n";
    fs::write(top.join("plancc.yaml"), project).unwrap();
    // The environment sets the clock to September 21, 2026.
    for (name, path) in [
        ("biblioteca", "our plans/2026-2027/library.yaml"),
        ("Arts & Música", "our plans/2026-2027/arts-musica.yaml"),
    ] {
        let text = said(plancc(top).args(["new", name]), 0);
        assert!(text.starts_with(&format!("wrote {path}\n")), "{text}");
        let plan = fs::read_to_string(top.join(path)).unwrap();
        assert_eq!(errors(&plan), Vec::<String>::new());
        assert_eq!(plan.contains("name: Arts & Música\n"), name.starts_with("Arts"), "{plan}");
        fs::write(top.join(path), "mine").unwrap();
        let text = said(plancc(top).args(["new", name]), 2);
        assert!(text.contains("already exists"), "{text}");
        assert_eq!(fs::read_to_string(top.join(path)).unwrap(), "mine");
    }
    said(plancc(top).args(["new", "library", "--year", "2027-28", "--language", "es"]), 0);
    let plan = fs::read_to_string(top.join("our plans/2027-2028/library.yaml")).unwrap();
    assert!(plan.contains("language: es\n") && plan.contains("# Propósito"), "{plan}");
    assert!(said(plancc(top).args(["new", "libary"]), 2).contains("did you mean `library`?"));
    assert!(said(plancc(top).args(["new", "数学"]), 2).contains("cannot create a file name from"));
    assert!(said(plancc(top).args(["new", "a", "--year", "2026"]), 2).contains("school year"));
    assert!(said(plancc(top).args(["new", "a", "--language", "English"]), 2).contains("`es`"));
    assert_eq!(fs::read_dir(top.join("our plans/2026-2027")).unwrap().count(), 2);
    fs::write(top.join("plancc.yaml"), format!("{project}gaols: []\n")).unwrap();
    let text = said(plancc(top).args(["new", "music"]), 0);
    assert!(text.contains("warning: plancc.yaml or its form has errors"), "{text}");
}

#[test]
fn a_project_within_another_is_refused_with_the_folder_that_is_in_the_way() {
    let district = super::district::District::new(&[]);
    let run = district.run(&["init", "newdir"]);
    assert_eq!(run.code, 2, "{}", run.err);
    let around = district.0.path().canonicalize().unwrap();
    let around = around.file_name().unwrap().to_str().unwrap();
    assert!(run.err.contains("`newdir` is inside the project in"), "{}", run.err);
    assert!(run.err.contains(around), "{}", run.err);
}
