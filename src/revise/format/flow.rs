//! Writes flow sequences and flow mappings on one line.

use super::arrange::{child, field_of, in_order};
use super::scalar::{TextRole, in_line};
use crate::model::FieldKind;
use crate::yaml::{Node, Value};

/// Returns a node in flow style; `None` if it needs more than one line.
pub(super) fn line(node: &Node<'_>, kind: Option<FieldKind>) -> Option<String> {
    Some(match &node.value {
        Value::Empty => String::new(),
        Value::Scalar(value, style) => {
            let usage = TextRole::of(kind);
            if value.trim().contains('\n') {
                return None;
            }
            in_line(value, *style, usage, true)
        }
        Value::Sequence { items, .. } => {
            let items: Option<Vec<String>> =
                items.iter().map(|item| line(item, child(kind, None))).collect();
            format!("[{}]", items?.join(", "))
        }
        Value::Mapping { entries, .. } => {
            let mut parts = Vec::with_capacity(entries.len());
            for entry in in_order(entries, kind) {
                let key = entry.key.scalar()?;
                let value = line(&entry.value, field_of(kind, key))?;
                let key = super::arrange::key_text(&entry.key)?;
                parts.push(format!("{key}: {value}"));
            }
            format!("{{{}}}", parts.join(", "))
        }
        Value::Alias(_) | Value::Broken => return None,
    })
}
