//! Recovery from invalid YAML: every error is reported, and valid parts are parsed as if there were
//! no errors.

use plancc::diagnostic::Fix;
use plancc::source::{Source, SourceId};
use plancc::yaml::{parse, syntax_error};

pub(crate) fn rules(text: &str) -> Vec<&'static str> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    parse(&source).1.iter().map(|one| one.rule).collect()
}

/// Returns the YAML blocks on an error's page, and whether each must fire.
fn examples(page: &str) -> Vec<(bool, String)> {
    let mut all = Vec::new();
    let mut block: Option<(bool, String)> = None;
    for line in page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        match (line, block.as_mut()) {
            ("```yaml,fires", None) => block = Some((true, String::new())),
            ("```yaml", None) => block = Some((false, String::new())),
            ("```", Some(_)) => all.extend(block.take()),
            (line, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            _ => {}
        }
    }
    all
}

#[test]
fn every_page_of_a_fault_shows_it_and_shows_it_mended() {
    for page in syntax_error::ALL.iter().flat_map(|all| all.iter()) {
        let examples = examples(page.documentation);
        assert!(examples.iter().any(|(fires, _)| *fires), "{}", page.name);
        assert!(examples.iter().any(|(fires, _)| !*fires), "{}", page.name);
        for (fires, text) in examples {
            let expected = if fires { vec![page.name] } else { Vec::new() };
            assert_eq!(rules(&text), expected, "{}:\n{text}", page.name);
        }
    }
}

pub(crate) fn fixed(text: &str, fix: &Fix) -> String {
    let mut text = text.to_owned();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.text);
    }
    text
}

#[test]
fn what_is_quoted_by_a_fix_reads_as_it_was_typed() {
    for (text, meant) in [
        ("key: Title I: x\n", "Title I: x"),
        ("key: \"Met\" was 'it'\n", "\"Met\" was 'it'"),
        ("key: 'Met' was C:\\it\n", "'Met' was C:\\it"),
        ("key: [Draft] text\n", "[Draft] text"),
        ("key: %80\n", "%80"),
        ("key: > 90 of 100 # why\n", "> 90 of 100"),
        ("key: first\n  Second: \"third\"\n", "first Second: \"third\""),
        ("key: “Title I: x”\n", "Title I: x"),
        ("key: \"C:\\data\\q\"\n", "C:\\data\\q"),
    ] {
        let source = Source::new(SourceId(0), "plan.yaml", text);
        let (_, found) = parse(&source);
        let mended = fixed(text, &found[0].fixes[0]);
        let again = Source::new(SourceId(0), "plan.yaml", mended.as_str());
        let (tree, found) = parse(&again);
        assert!(found.is_empty(), "{mended}");
        assert_eq!(tree.documents[0].get("key").unwrap().scalar(), Some(meant), "{text}");
    }
}

#[test]
fn one_slip_that_takes_many_lines_is_told_once() {
    for (text, rule) in [
        (
            "purpose: |\nWe help schools.\nAnd families.\n\nEvery day.\nyear: 1\n",
            "line-without-key",
        ),
        ("purpose: \"We help schools\nand families\nevery day\"\nyear: 1\n", "wrong-indentation"),
        ("needs: [\n  a,\n  b\n]\nyear: 1\n", "wrong-indentation"),
        ("needs:\n   - id: a\n  - id: b\n  - id: c\nyear: 1\n", "wrong-indentation"),
        (
            "needs:\n  - id: a\n   need: x\n   root_cause: y\n   set_aside: z\nyear: 1\n",
            "wrong-indentation",
        ),
        ("needs:\n\t- id: a\n\t  need: b\n\t  root_cause: c\nyear: 1\n", "tab-indentation"),
        ("a: \"open\n  more\n  and more\nyear: 1\n", "unclosed-quote"),
        ("department:\n  name: x\n    - a\n    - b: c\n    - d\nyear: 1\n", "wrong-indentation"),
    ] {
        assert_eq!(rules(text), [rule], "{text}");
        let source = Source::new(SourceId(0), "plan.yaml", text);
        let (tree, _) = parse(&source);
        assert_eq!(tree.documents[0].get("year").unwrap().scalar(), Some("1"), "{text}");
    }
}

#[test]
fn a_first_item_that_stands_too_far_right_hides_no_other() {
    let text = "needs:\n    - id: a\n  - id: b: c\n  - id: \"d\n  - id: e\n";
    assert_eq!(rules(text), ["wrong-indentation", "colon-in-text", "unclosed-quote"]);
}

#[test]
fn nesting_without_end_is_one_fault() {
    let deep = 10_000;
    let stairs: String = (0..2_000).map(|step| format!("{}a:\n", " ".repeat(step))).collect();
    for text in ["[".repeat(deep), "{a: ".repeat(deep), "- ".repeat(deep), stairs] {
        let text = format!("before: 1\nkey:\n {}\nafter: 1\n", text.replace('\n', "\n "));
        assert_eq!(rules(&text), ["nested-too-deeply"], "{}", text.get(..99).unwrap());
        let source = Source::new(SourceId(0), "plan.yaml", text.as_str());
        let (tree, _) = parse(&source);
        assert_eq!(tree.documents[0].get("after").unwrap().scalar(), Some("1"));
    }
}

#[test]
fn the_telling_ends_after_a_thousand_faults() {
    let text = "a: b: c\n".repeat(5_000);
    assert_eq!(rules(&text).len(), 1_001);
}

#[test]
fn broken_documents_are_read_each_for_itself() {
    let text = "a: \"x\n---\nb: 1\n---\nc: d: e\n";
    assert_eq!(rules(text), ["unclosed-quote", "colon-in-text", "second-document"]);
}
