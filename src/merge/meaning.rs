//! Computes the meaning of a part, independent of its layout.

use crate::prose;
use crate::source::TextStyle;
use crate::yaml::{Node, Value};

/// Returns a canonical form of a value, in which quotes, line breaks, flow style and the order of
/// keys make no difference.
pub(super) fn meaning(node: &Node<'_>) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Scalar(text, style) => out.push_str(&canonical_text(text, *style)),
        Value::Empty => out.push('~'),
        Value::Sequence { items, .. } => {
            out.push('[');
            for item in items {
                write(item, out);
                out.push('\n');
            }
            out.push(']');
        }
        Value::Mapping { entries, .. } => {
            let mut all: Vec<String> = entries
                .iter()
                .map(|entry| format!("{}: {}\n", meaning(&entry.key), meaning(&entry.value)))
                .collect();
            all.sort_unstable();
            out.push('{');
            out.extend(all);
            out.push('}');
        }
        Value::Alias(name) => {
            out.push('*');
            out.push_str(name);
        }
        Value::Broken => out.push('?'),
    }
}

/// Returns a canonical form of text: its Markdown, parsed and normalized to NFC. A line break in
/// a paragraph counts as a space.
pub(super) fn canonical_text(text: &str, style: TextStyle) -> String {
    let text = prose::composed(text);
    let trimmed = text.trim();
    if trimmed.contains(char::is_whitespace) {
        return format!("{:?}", prose::blocks(trimmed));
    }
    // An empty string in quotes is not the same as a missing value.
    if trimmed.is_empty() && style != TextStyle::Plain {
        "''".to_owned()
    } else {
        trimmed.to_owned()
    }
}

/// Finds the comments in lines of YAML, without parsing the lines.
pub(super) fn comments(text: &str) -> Vec<&str> {
    let of = |line: &'_ str| -> Option<usize> {
        if line.trim_start().starts_with('#') {
            return line.find('#');
        }
        line.find(" #").or_else(|| line.find("\t#"))
    };
    let mut all: Vec<&str> =
        text.lines().filter_map(|line| line.get(of(line)?..).map(str::trim)).collect();
    all.sort_unstable();
    all
}
