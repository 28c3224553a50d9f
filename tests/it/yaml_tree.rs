//! Spans of keys, values and comments.

use plancc::source::{Source, SourceId};
use plancc::yaml::{Node, Value, parse};

fn source(text: &str) -> Source {
    Source::new(SourceId(0), "plan.yaml", text)
}

/// Returns the bytes of the value at a path of keys and item numbers.
fn bytes<'a>(source: &'a Source, path: &[&str]) -> &'a str {
    let (tree, found) = parse(source);
    assert!(found.is_empty(), "{found:?}");
    let mut node: &Node<'_> = &tree.documents[0];
    for step in path {
        node = match step.parse::<usize>() {
            Ok(number) => &node.items()[number],
            Err(_) => node.get(step).unwrap(),
        };
    }
    source.slice(node.span)
}

#[test]
fn a_value_ends_where_its_last_character_does() {
    let source = source(
        "a:\n  b: one two  # why\n  c: >\n    text\n\n\n# on its own\nd:\n  - x\n  - {e: f} # here\n\n",
    );
    assert_eq!(bytes(&source, &["a", "b"]), "one two");
    assert_eq!(bytes(&source, &["a", "c"]), ">\n    text");
    assert_eq!(bytes(&source, &["a"]), "b: one two  # why\n  c: >\n    text");
    assert_eq!(bytes(&source, &["d"]), "- x\n  - {e: f}");
    assert_eq!(bytes(&source, &["d", "1"]), "{e: f}");
    assert_eq!(bytes(&source, &["d", "1", "e"]), "f");
}

#[test]
fn a_value_that_is_not_there_stands_after_its_colon() {
    for (text, path, place) in [
        ("a:\nb: 1\n", vec!["a"], 2),
        ("a:   # none yet\nb: 1\n", vec!["a"], 2),
        ("a: &x\nb: 1\n", vec!["a"], 5),
        ("a:\n  -\n  - b\n", vec!["a", "0"], 6),
        ("a: {b: , c}\n", vec!["a", "b"], 6),
        ("a: {b: , c}\n", vec!["a", "c"], 10),
        ("a:", vec!["a"], 2),
    ] {
        let source = source(text);
        let (tree, _) = parse(&source);
        let mut node = &tree.documents[0];
        for step in path {
            node = step
                .parse::<usize>()
                .map_or_else(|_| node.get(step).unwrap(), |number| &node.items()[number]);
        }
        assert_eq!((&node.value, node.span.range()), (&Value::Empty, place..place), "{text}");
    }
}

#[test]
fn a_block_begins_at_its_sign() {
    let source = source("a: !t &x |- # why | not\n\n  text\nb:\n  # a > b\n  >\n  more\n");
    let (tree, _) = parse(&source);
    let node = |key| tree.documents[0].get(key).unwrap();
    assert_eq!(source.slice(node("a").span), "|- # why | not\n\n  text");
    let properties = node("a").properties.as_deref().unwrap();
    assert_eq!(source.slice(properties.span), "!t &x");
    assert_eq!(properties.tag.as_deref(), Some("!t"));
    assert_eq!(source.slice(node("b").span), ">\n  more");
}

#[test]
fn comments_keep_their_place_and_words() {
    let source = source("# one\na: 1 # two\nb: \"# none\"\n  # three\n");
    let (tree, _) = parse(&source);
    let said: Vec<_> =
        tree.comments.iter().map(|one| (source.slice(one.span), &*one.text)).collect();
    assert_eq!(said, [("# one", " one"), ("# two", " two"), ("# three", " three")]);
}

#[test]
fn hundreds_of_comments_in_a_row_are_read() {
    let source = source(&format!("a:\n{}  b: 1\n", "  # prompt\n".repeat(500)));
    let (tree, found) = parse(&source);
    assert!(found.is_empty());
    assert_eq!(tree.comments.len(), 500);
    assert_eq!(bytes(&source, &["a", "b"]), "1");
}

#[test]
fn a_mark_of_byte_order_is_no_part_of_the_text() {
    let source = source("\u{feff}a: 1\n");
    assert_eq!(bytes(&source, &["a"]), "1");
}

#[test]
fn lines_may_end_as_windows_ends_them() {
    let source = source("a: one\r\nb:\r\n  - two\r\nc: |\r\n  three\r\n  four\r\n");
    assert_eq!(bytes(&source, &["a"]), "one");
    assert_eq!(bytes(&source, &["b"]), "- two");
    let (tree, _) = parse(&source);
    assert_eq!(tree.documents[0].get("c").unwrap().scalar(), Some("three\nfour\n"));
}

#[test]
fn an_empty_file_has_no_document() {
    for text in ["", "\n\n", "# only this\n", "\u{feff}"] {
        let source = source(text);
        let (tree, found) = parse(&source);
        assert!(tree.documents.is_empty() && found.is_empty(), "{text:?}");
    }
}

#[test]
fn aliases_are_named_and_never_followed() {
    let mut text = String::from("a: &a [x, x]\n");
    for letter in 'b'..='z' {
        let before = char::from(letter as u8 - 1);
        text.push_str(&format!(
            "{letter}: &{letter} [*{before}, *{before}, *{before}, *{before}]\n"
        ));
    }
    let source = source(&text);
    let (tree, found) = parse(&source);
    assert!(found.is_empty());
    let last = tree.documents[0].get("z").unwrap();
    assert!(last.items().iter().all(|item| item.value == Value::Alias("y".into())));
}

#[test]
fn an_alias_to_nothing_is_an_alias() {
    let source = source("a: *none\nb: 1\n");
    let (tree, found) = parse(&source);
    assert!(found.is_empty());
    assert_eq!(tree.documents[0].get("a").unwrap().value, Value::Alias("none".into()));
}
