//! The laws of parsing: the front end, the locations of characters, prose.

use std::sync::Arc;

use plancc::prose;
use plancc::source::{Source, SourceId, Sources};
use plancc::yaml::{Node, Offsets, Value, parse};

/// Any bytes are read as a plan, a project file and a form, and reported on, without a panic; every location is text.
pub(crate) fn reads(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let source = Source::new(SourceId(1), "plan.yaml", text);
    let mut found = plancc::schema::plan(&source).1;
    found.extend(plancc::schema::project(&source).1);
    found.extend(plancc::schema::form(&source).1);
    for diagnostic in &found {
        for label in std::iter::once(&diagnostic.primary).chain(&diagnostic.related) {
            assert!(
                source.text().get(label.span.range()).is_some(),
                "{:?} of `{}` is outside the text",
                label.span,
                diagnostic.rule
            );
        }
    }
    let mut sources = Sources::default();
    sources.insert(Arc::new(source));
    let _ = plancc::report::human(&found, &sources, true, 80);
    let _ = plancc::report::concise(&found, &sources);
}

/// The location of every character of every text in a YAML file is a valid span inside that text, after the one before.
pub(crate) fn locates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let source = Source::new(SourceId(1), "plan.yaml", text);
    let (tree, _) = parse(&source);
    for document in &tree.documents {
        walk(document, &source);
    }
}

fn walk(node: &Node<'_>, source: &Source) {
    assert!(source.text().get(node.span.range()).is_some(), "{:?} is no text", node.span);
    match &node.value {
        Value::Scalar(value, style) => {
            let offsets = Offsets::new(value, node.span, *style, source);
            let mut before = 0;
            for (at, one) in value.char_indices() {
                let span = offsets.locate(at..at + one.len_utf8());
                let raw = source.text().get(span.range());
                assert!(raw.is_some(), "{span:?} is outside the text");
                assert!(node.span.contains(span), "{span:?} is outside of {:?}", node.span);
                assert!(span.start >= before, "goes back at {at}");
                before = span.start;
                let raw = raw.unwrap_or_default();
                let is_written = raw.contains(one) || raw.starts_with('\\') || one.is_whitespace();
                assert!(is_written, "{one:?} is written as {raw:?}");
            }
        }
        Value::Sequence { items, .. } => items.iter().for_each(|item| walk(item, source)),
        Value::Mapping { entries, .. } => {
            for entry in entries {
                walk(&entry.key, source);
                walk(&entry.value, source);
            }
        }
        _ => {}
    }
}

/// Any text is parsed as Markdown and written back; writing twice gives the same as writing once.
pub(crate) fn renders(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let blocks = prose::blocks(text);
    let _ = prose::plain(&blocks);
    let written = prose::markdown(&blocks, 1, "p");
    let again = prose::markdown(&prose::blocks(&written), 1, "p");
    let third = prose::markdown(&prose::blocks(&again), 1, "p");
    assert_eq!(again, third, "writing is not stable");
    let inlines = prose::inlines(text);
    let _ = prose::plain_inlines(&inlines);
    let _ = prose::markdown_inlines(&inlines);
}
