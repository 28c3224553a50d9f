//! What the language calls an error, each at its place.

use std::fs;
use std::path::Path;

use plancc::schema;
use plancc::source::{Source, SourceId};

fn faults(text: &str) -> Vec<&'static str> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    schema::plan(&source).1.iter().map(|diagnostic| diagnostic.rule).collect()
}

#[test]
fn every_page_of_a_fault_shows_what_fires_and_what_does_not() {
    for fault in schema::FAULTS.into_iter().flatten() {
        let mut blocks = fault.documentation.split("```yaml").skip(1);
        let (fires, sound) = (blocks.next().unwrap(), blocks.next().unwrap());
        let text = |block: &str| {
            let (_, rest) = block.split_once('\n').unwrap();
            let (code, _) = rest.split_once("```").unwrap();
            code.lines()
                .map(|line| line.strip_prefix(' ').unwrap_or(line))
                .collect::<Vec<_>>()
                .join("\n")
        };
        let found = faults(&text(fires));
        assert_eq!(found, [fault.name], "`{}` on:\n{}", fault.name, text(fires));
        assert_eq!(faults(&text(sound)), Vec::<&str>::new(), "after mending `{}`", fault.name);
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
    assert_eq!(faults(text), ["not-an-id", "unknown-key", "no-such-date"]);
}
