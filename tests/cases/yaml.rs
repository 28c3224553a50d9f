//! `yaml/<case>` and `yaml-test-suite/<case>`: our tree has the same events as the YAML test suite.
//! Each case's folder has `in.yaml`, and either `test.event` or an empty file `error`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;
use plancc::source::{Source, SourceId, TextStyle};
use plancc::yaml::{Node, Tree, Value, parse};

use crate::case;
use crate::kit::snapshot::{difference, files, root};
use crate::needs::{Need, shared, test};

/// The number of cases in the YAML test suite.
const SUITE: usize = 402;

pub(super) fn trials() -> Vec<Trial> {
    let of_suite = |name: &'static str, top: PathBuf| {
        cases(&top).into_iter().map(|folder| of_folder(name, &top, folder)).collect::<Vec<_>>()
    };
    let mut trials = of_suite("yaml", root().join("tests/yaml"));
    let folder = shared("standards/yaml-test-suite");
    let suite = if folder.is_dir() { of_suite("yaml-test-suite", folder) } else { Vec::new() };
    let count = suite.len();
    let needs = [Need::Shared("standards/yaml-test-suite")];
    trials.push(test("yaml-test-suite".to_owned(), &needs, move || {
        if count == SUITE { Ok(()) } else { Err(format!("{count} cases instead of {SUITE}")) }
    }));
    trials.extend(suite);
    trials
}

/// Returns a test named after the folder's path below `top`.
fn of_folder(suite: &str, top: &Path, folder: PathBuf) -> Trial {
    let name = folder.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
    case(format!("{suite}/{name}"), move |_| reads_as_its_events_say(&folder))
}

/// Returns the folders of cases, at any depth.
fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut cases = Vec::new();
    if folder.join("in.yaml").is_file() {
        cases.push(folder.to_owned());
    }
    for path in files(folder).iter().filter(|path| path.is_dir()) {
        cases.extend(self::cases(path));
    }
    cases
}

/// Formats a tree in the suite's notation, without document markers.
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
                TextStyle::Plain => ':',
                TextStyle::SingleQuoted => '\'',
                TextStyle::DoubleQuoted => '"',
                TextStyle::Literal => '|',
                TextStyle::Folded => '>',
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

/// Returns the expected events of a case, without the markers that our tree does not keep.
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

/// Rules that reject valid YAML that a plan must not use.
const REFUSED: [&str; 2] = ["second-document", "yaml-directive"];

fn reads_as_its_events_say(case: &Path) -> Result<(), String> {
    let text = fs::read_to_string(case.join("in.yaml")).unwrap();
    let source = Source::new(SourceId(0), "in.yaml", text);
    let (tree, found) = parse(&source);
    if case.join("error").exists() {
        return if found.is_empty() { Err("no fault was found".to_owned()) } else { Ok(()) };
    }
    let errors: Vec<_> = found.iter().filter(|one| !REFUSED.contains(&one.rule)).collect();
    let expected = wanted(&fs::read_to_string(case.join("test.event")).unwrap());
    let actual = events(&tree);
    if errors.is_empty() && actual == expected {
        return Ok(());
    }
    Err(format!("finds {errors:?}\n{}", difference(&expected, &actual)))
}
