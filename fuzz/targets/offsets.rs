//! Any bytes as YAML: the place of every character of every text is whole, lies inside that text's place, and goes
//! forward.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plancc::source::{Source, SourceId};
use plancc::yaml::{Node, Offsets, Value, parse};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let source = Source::new(SourceId(1), "plan.yaml", text);
    let (tree, _) = parse(&source);
    for document in &tree.documents {
        walk(document, &source);
    }
});

fn walk(node: &Node<'_>, source: &Source) {
    assert!(source.text().get(node.span.range()).is_some(), "{:?} is no text", node.span);
    match &node.value {
        Value::Scalar(value, style) => {
            let offsets = Offsets::new(value, node.span, *style, source);
            let mut before = 0;
            for (at, one) in value.char_indices() {
                let span = offsets.locate(at..at + one.len_utf8());
                let raw = source.text().get(span.range());
                assert!(raw.is_some(), "{span:?} is no text");
                assert!(node.span.contains(span), "{span:?} is outside of {:?}", node.span);
                assert!(span.start >= before, "goes back at {at}");
                before = span.start;
                let raw = raw.unwrap_or_default();
                let is_written = raw.contains(one) || raw.starts_with('\\') || one.is_whitespace();
                assert!(is_written, "{one:?} is said by {raw:?}");
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
