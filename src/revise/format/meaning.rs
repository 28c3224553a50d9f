//! Checks that a formatted text parses to the same values as the original.

use super::arrange::{child, field_of};
use super::scalar::TextRole;
use crate::model::FieldKind;
use crate::source::{Source, Span};
use crate::yaml::{self, Entry, Node, Tree, Value};

/// Parses `text` and compares it with the tree of the old text.
///
/// # Errors
/// Returns the first location in the old text whose value is missing or different in the new text.
pub(super) fn check(
    old: &Source,
    tree: &Tree<'_>,
    kind: FieldKind,
    text: &str,
) -> Result<(), Span> {
    let new = Source::new(old.id(), old.name(), text);
    let (read, found) = yaml::parse(&new);
    let top = Span::new(old.id(), 0..0);
    let (Some(before), Some(after)) = (tree.documents.first(), read.documents.first()) else {
        return Err(top);
    };
    if !found.is_empty() {
        return Err(top);
    }
    same(before, after, Some(kind))?;
    let said = |tree: &Tree<'_>| {
        let mut all: Vec<(String, Span)> = tree
            .comments
            .iter()
            .map(|comment| (comment.text.trim_end().to_owned(), comment.span))
            .collect();
        all.sort();
        all
    };
    let (mut left, mut right) = (said(tree).into_iter(), said(&read).into_iter());
    loop {
        match (left.next(), right.next()) {
            (Some((one, _)), Some((other, _))) if one == other => {}
            (Some((_, span)), _) => return Err(span),
            (None, Some(_)) => return Err(top),
            (None, None) => return Ok(()),
        }
    }
}

fn same(one: &Node<'_>, other: &Node<'_>, kind: Option<FieldKind>) -> Result<(), Span> {
    let differs = Err(one.span);
    match (&one.value, &other.value) {
        (Value::Empty, Value::Empty) => Ok(()),
        (Value::Scalar(a, _), Value::Scalar(b, _)) if TextRole::of(kind).same(a, b) => Ok(()),
        (Value::Sequence { items: a, .. }, Value::Sequence { items: b, .. })
            if a.len() == b.len() =>
        {
            a.iter().zip(b).try_for_each(|(a, b)| same(a, b, child(kind, None)))
        }
        (Value::Mapping { entries: a, .. }, Value::Mapping { entries: b, .. })
            if a.len() == b.len() =>
        {
            let (a, b) = (by_key(a), by_key(b));
            a.into_iter().zip(b).try_for_each(|(a, b)| match (a.key.scalar(), b.key.scalar()) {
                (Some(key), Some(other)) if key == other => {
                    same(&a.value, &b.value, field_of(kind, key))
                }
                (None, None) if is_empty(&a.key) && is_empty(&b.key) => {
                    same(&a.value, &b.value, None)
                }
                _ => Err(a.key.span),
            })
        }
        _ => differs,
    }
}

fn is_empty(key: &Node<'_>) -> bool {
    matches!(key.value, Value::Empty) && key.properties.is_none()
}

/// Returns the entries sorted by key; duplicates keep their order.
fn by_key<'a, 'text>(entries: &'a [Entry<'text>]) -> Vec<&'a Entry<'text>> {
    let mut all: Vec<&Entry<'_>> = entries.iter().collect();
    all.sort_by(|one, other| one.key.scalar().cmp(&other.key.scalar()));
    all
}
