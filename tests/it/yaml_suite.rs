//! The public suite of YAML cases: our tree says what the suite's events say.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use plancc::source::{Source, SourceId, Style};
use plancc::yaml::{Node, Tree, Value, parse};

/// Folders of cases: the suite's, where it is there, and our own few, which always are.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let suite = root.join("../shared/standards/yaml-test-suite");
    let mut cases = Vec::new();
    if suite.is_dir() {
        collect(&suite, &mut cases);
        assert_eq!(cases.len(), 402, "the suite has 402 cases");
    } else {
        eprintln!("passed over: no {}", suite.display());
    }
    collect(&root.join("tests/yaml"), &mut cases);
    cases
}

fn collect(folder: &Path, cases: &mut Vec<PathBuf>) {
    let mut inside: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inside.sort();
    if folder.join("in.yaml").is_file() {
        cases.push(folder.to_owned());
    }
    for path in inside.iter().filter(|path| path.is_dir()) {
        collect(path, cases);
    }
}

/// The tree in the suite's notation, without its marks of how a document begins and ends.
fn events(tree: &Tree<'_>) -> String {
    let mut out = String::from("+STR\n");
    for document in &tree.documents {
        out.push_str("+DOC\n");
        node(document, &mut out);
        out.push_str("-DOC\n");
    }
    out.push_str("-STR\n");
    out
}

fn node(node: &Node<'_>, out: &mut String) {
    let mut properties = String::new();
    if let Some(all) = &node.properties {
        if let Some(anchor) = &all.anchor {
            write!(properties, " &{anchor}").unwrap();
        }
        if let Some(tag) = &all.tag {
            write!(properties, " <{tag}>").unwrap();
        }
    }
    match &node.value {
        Value::Scalar(text, style) => {
            let mark = match style {
                Style::Plain => ':',
                Style::SingleQuoted => '\'',
                Style::DoubleQuoted => '"',
                Style::Literal => '|',
                Style::Folded => '>',
            };
            writeln!(out, "=VAL{properties} {mark}{}", escaped(text)).unwrap();
        }
        Value::Empty => writeln!(out, "=VAL{properties} :").unwrap(),
        Value::Alias(name) => writeln!(out, "=ALI *{name}").unwrap(),
        Value::Broken => out.push_str("broken\n"),
        Value::Sequence { items, flow } => {
            writeln!(out, "+SEQ{}{properties}", if *flow { " []" } else { "" }).unwrap();
            items.iter().for_each(|item| self::node(item, out));
            out.push_str("-SEQ\n");
        }
        Value::Mapping { entries, flow } => {
            writeln!(out, "+MAP{}{properties}", if *flow { " {}" } else { "" }).unwrap();
            for entry in entries {
                self::node(&entry.key, out);
                self::node(&entry.value, out);
            }
            out.push_str("-MAP\n");
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            other => out.push(other),
        }
    }
    out
}

/// What stands in a case's event file, without the marks that our tree does not keep.
fn wanted(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.trim_start();
        let line = if line.starts_with("+DOC") { "+DOC" } else { line };
        let line = if line.starts_with("-DOC") { "-DOC" } else { line };
        writeln!(out, "{line}").unwrap();
    }
    out
}

/// What a plan may not have, though it is good YAML.
const REFUSED: [&str; 2] = ["second-document", "yaml-directive"];

#[test]
fn every_case_of_the_suite_reads_as_its_events_say() {
    let mut wrong = Vec::new();
    for case in cases() {
        let text = fs::read_to_string(case.join("in.yaml")).unwrap();
        let source = Source::new(SourceId(0), "in.yaml", text);
        let (tree, found) = parse(&source);
        let faults: Vec<_> = found.iter().filter(|one| !REFUSED.contains(&one.rule)).collect();
        if case.join("error").exists() {
            if found.is_empty() {
                wrong.push(format!("{}: no fault told", case.display()));
            }
            continue;
        }
        let expected = wanted(&fs::read_to_string(case.join("test.event")).unwrap());
        let actual = events(&tree);
        if !faults.is_empty() || actual != expected {
            let name = case.display();
            wrong.push(format!("{name}\nsays {faults:?}\nreads {actual}\nnot {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}
