//! Compares our YAML tree with that of an independent parser.

use plancc::source::{Source, SourceId};
use plancc::yaml::{Node, Value, parse};
use serde_yaml::Value as Other;

/// Returns `true` if our node has the same content as a value of the other parser.
pub(crate) fn same(node: &Node<'_>, other: &Other) -> Result<(), String> {
    match (&node.value, other) {
        (Value::Empty, Other::Null) => Ok(()),
        (Value::Scalar(text, _), Other::String(other)) if text == other => Ok(()),
        // The other parser turns scalars into numbers; parse ours with it too.
        (Value::Scalar(text, _), Other::Null | Other::Bool(_) | Other::Number(_)) => {
            let again: Option<Other> = serde_yaml::from_str(text).ok();
            let is_same = again.as_ref() == Some(other);
            if is_same { Ok(()) } else { Err(format!("{text:?} is not {other:?}")) }
        }
        (Value::Sequence { items, .. }, Other::Sequence(others)) if items.len() == others.len() => {
            items.iter().zip(others).try_for_each(|(item, other)| same(item, other))
        }
        (Value::Mapping { entries, .. }, Other::Mapping(others))
            if entries.len() == others.len() =>
        {
            entries.iter().zip(others).try_for_each(|(entry, (key, value))| {
                same(&entry.key, key)?;
                same(&entry.value, value)
            })
        }
        _ => Err(format!("{node:?} is not {other:?}")),
    }
}

/// Compares the results of both parsers for a text.
pub(crate) fn agree(name: &str, text: &str) -> Result<(), String> {
    let source = Source::new(SourceId(0), name, text);
    let (tree, found) = parse(&source);
    if !found.is_empty() {
        return Err(format!("{found:?}\n{text}"));
    }
    let other: Other = serde_yaml::from_str(text).map_err(|error| format!("{error}\n{text}"))?;
    match tree.documents.as_slice() {
        [] => Ok(()),
        [node] => same(node, &other).map_err(|why| format!("{why}\n{text}")),
        more => Err(format!("{} documents", more.len())),
    }
}
