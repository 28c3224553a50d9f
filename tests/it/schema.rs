//! Validation errors and their locations.

use std::fs;
use std::path::Path;

use plancc::rule::Page;
use plancc::schema;
use plancc::source::{Source, SourceId};

fn errors(text: &str) -> Vec<&'static str> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    schema::plan(&source).1.iter().map(|diagnostic| diagnostic.rule).collect()
}

fn faults_of_translation(plan: &str, translation: &str) -> Vec<&'static str> {
    let plan = Source::new(SourceId(0), "plan.yaml", plan);
    let translation = Source::new(SourceId(1), "plan.es.yaml", translation);
    let plan = schema::plan(&plan).0.unwrap();
    let found = schema::translate(&plan, "en", &translation, "es").1;
    found.iter().map(|diagnostic| diagnostic.rule).collect()
}

#[test]
fn every_page_of_a_fault_shows_what_fires_and_what_does_not() {
    for fault in schema::ERROR_KINDS.into_iter().flatten() {
        let mut plan = None;
        let (mut fires, mut sound) = (0, 0);
        for example in Page::from(fault).examples() {
            if example.is("plan") {
                plan = Some(example.code);
                continue;
            }
            let found = match &plan {
                Some(plan) => faults_of_translation(plan, &example.code),
                None => errors(&example.code),
            };
            let expected: &[&str] = if example.is("fires") { &[fault.name] } else { &[] };
            assert_eq!(found, expected, "`{}` on:\n{}", fault.name, example.code);
            *(if example.is("fires") { &mut fires } else { &mut sound }) += 1;
        }
        assert!(fires > 0 && sound > 0, "`{}` shows too little", fault.name);
    }
}

fn yaml_files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            out.push(path);
        }
    }
}

#[test]
fn a_short_list_of_nouns_may_be_in_brackets() {
    let plan = |list: &str| format!("plancc: 1\nyear: 2026-2027\nservices: {list}\n");
    for nouns in [
        "[home visits, bus passes]",
        "[meals, rides to school, late buses]",
        "[clases de noche, becas]",
    ] {
        assert_eq!(errors(&plan(nouns)), [] as [&str; 0], "{nouns}");
    }
    for sentence in [
        "[helping students read, write and speak]",
        "[meals for all, so that no one is hungry, rides]",
        "[we teach, and we feed]",
        "[clases de noche, becas y comidas]",
        "[we feed them all, every day.]",
    ] {
        assert_eq!(errors(&plan(sentence)), ["list-in-brackets"], "{sentence}");
    }
    let then = "plancc: 1\nyear: 2026-2027\npriorities:\n  - priority: a\n    theory_of_action: {then: [teachers read, students read]}\n";
    assert!(errors(then).contains(&"list-in-brackets"));
}

#[test]
fn every_plan_here_is_right_in_shape() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut plans = Vec::new();
    yaml_files(&root.join("plans"), &mut plans);
    assert!(plans.len() >= 14, "{} plans", plans.len());
    for path in plans {
        let source = Source::new(
            SourceId(0),
            path.display().to_string(),
            fs::read_to_string(&path).unwrap(),
        );
        let (plan, diagnostics) = schema::plan(&source);
        let said: Vec<String> = diagnostics
            .iter()
            .map(|d| {
                format!(
                    "{:?} {}: {}",
                    source.position(d.primary.span.start as usize),
                    d.rule,
                    d.message
                )
            })
            .collect();
        assert_eq!(said, Vec::<String>::new(), "{}", path.display());
        assert!(plan.unwrap().year.is_some());
    }
}

#[test]
fn the_built_in_form_and_the_sample_project_are_right_in_shape() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read =
        |name: &str| Source::new(SourceId(0), name, fs::read_to_string(root.join(name)).unwrap());
    let said = |found: Vec<plancc::diagnostic::Diagnostic>| -> Vec<String> {
        found.iter().map(|d| format!("{}: {} at {:?}", d.rule, d.message, d.primary.span)).collect()
    };
    assert_eq!(said(schema::project(&read("plancc.yaml")).1), Vec::<String>::new());
    assert_eq!(said(schema::form(&read("form.yaml")).1), Vec::<String>::new());
    assert_eq!(said(schema::form(&read("src/schema/form.yaml")).1), Vec::<String>::new());
}

#[test]
fn a_fault_in_one_priority_hides_none_in_the_next() {
    let text = "plancc: 1\nyear: 2026-2027\npriorities:\n  - id: A\n    priority: x\n  - id: b\n    \
                priority: y\n    nedes: [q]\n    actions:\n      - {id: c, action: d, due: 2026-13-01}\n";
    assert_eq!(errors(text), ["invalid-id", "unknown-key", "nonexistent-date"]);
}

#[test]
fn an_amount_that_could_be_read_in_two_ways_is_not_printed_as_one_of_them() {
    for amount in ["1.250", "1200.505", "0.001"] {
        let text = format!("plancc: 1\nyear: 2026-2027\nbudget: {{total: {amount}}}\n");
        assert_eq!(errors(&text), ["invalid-amount"], "{amount}");
    }
    assert_eq!(errors("plancc: 1\nyear: 2026-2027\nbudget: {total: 1200.50}\n"), [""; 0]);
}

#[test]
fn an_escape_brings_in_no_character_that_the_file_may_not_hold() {
    for key in ["purpose: ", "services: ", "services:\n  - ", "needs_assessment:\n  data:\n    - "]
    {
        for escape in ["\\0", "\\e[31m", "\\x07", "\\uFEFF"] {
            let text = format!("plancc: 1\nyear: 2026-2027\n{key}\"a{escape}b\"\n");
            assert_eq!(errors(&text), ["control-character"], "{text}");
            let source = Source::new(SourceId(0), "plan.yaml", &*text);
            let found = schema::plan(&source).1;
            assert!(source.slice(found[0].primary.span).starts_with('\\'), "{text}");
        }
    }
    assert_eq!(errors("plancc: 1\nyear: 2026-2027\npurpose: \"a\\tb\\n\\nc\"\n"), [""; 0]);
}

#[test]
fn a_text_that_would_be_read_the_other_way_round_is_an_error_that_can_be_mended() {
    let start = "plancc: 1\nyear: 2026-2027\npurpose: ";
    for text in ["We spend \u{202e}000,1$\n", "\"\u{202a}510\u{202c}\"\n", "\"a \\u202e000,1$\"\n"]
    {
        let source = Source::new(SourceId(0), "plan.yaml", format!("{start}{text}"));
        let found = schema::plan(&source).1;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].rule, "control-character");
        assert!(
            found[0].message.ends_with("changes the direction of the text"),
            "{}",
            found[0].message
        );
        let fix = &found[0].fixes[0];
        let all = text.matches(['\u{202a}', '\u{202c}', '\u{202e}']).count()
            + text.matches("\\u").count();
        assert_eq!(fix.edits.len(), all, "{fix:?}");
    }
    // Marks that right-to-left text needs are valid.
    assert_eq!(errors(&format!("{start}\u{5e9}\u{200f} \u{2067}x\u{2069}\n")), [""; 0]);
}

#[test]
fn an_empty_or_strange_project_or_form_is_not_told_to_begin_as_a_plan_does() {
    for text in ["", "hello\n"] {
        let source = Source::new(SourceId(0), "plancc.yaml", text);
        let (project, form) = (schema::project(&source).1, schema::form(&source).1);
        assert!(project[0].helps[0].contains("`district: {name: …}`"), "{:?}", project[0]);
        assert!(form[0].helps[0].contains("`parts:`"), "{:?}", form[0]);
        for found in [&project[0], &form[0]] {
            assert!(!found.message.contains("plan"), "{}", found.message);
        }
    }
}

#[test]
fn a_format_that_nobody_writes_is_told_where_the_project_names_it() {
    let text = "plancc: 1\ndistrict: {name: D}\nformats: [html, docx, md, pdf]\n";
    let source = Source::new(SourceId(0), "plancc.yaml", text);
    let found = schema::project(&source).1;
    let said: Vec<_> = found.iter().map(|one| (one.rule, source.slice(one.primary.span))).collect();
    assert_eq!(said, [("invalid-choice", "docx"), ("invalid-choice", "md")]);
}

#[test]
fn a_department_s_name_keeps_its_letters_in_its_id() {
    assert_eq!(schema::slug("Français & Música"), "francais-musica");
    assert_eq!(schema::slug("Naïve Ökologie"), "naive-okologie");
}
