//! Arranges the tree for writing: puts keys in canonical order, and assigns comments to the values
//! next to them.

use std::collections::HashMap;

use super::comment::Comments;
use super::part::{self, Body, LineComment, Part, STEP, TrailingComment};
use super::scalar::{self, ScalarPosition, TextRole};
use super::{WIDTH, flow};
use crate::model::{Field, FieldKind, Table};
use crate::source::{Source, TextStyle};
use crate::yaml::{Comment, Entry, Node, Tree, Value};

/// Returns the entire text in canonical format.
pub(super) fn written(source: &Source, tree: &Tree<'_>, kind: FieldKind) -> String {
    let mut out = String::with_capacity(source.text().len());
    let comments: &[Comment<'_>] = &tree.comments;
    let mut arranger = Arranger { comments: Comments::new(source, comments) };
    let Some(root) = tree.documents.first() else { return out };
    let end = source.text().len();
    let start = root.span.range().start;
    // A comment at the top belongs to the file, not to the first key.
    let head = arranger.comments.before(start);
    let is_set_off = arranger.comments.is_set_off(start);
    arranger.comments.done = start;
    part::write_remarks(&head, 0, &mut out);
    let body =
        arranger.body(root, Some(kind), ValuePosition { column: 0, at: 0, parent: None, end });
    if !head.is_empty() && is_set_off {
        out.push('\n');
    }
    match body {
        Body::Keys(mut parts, below) => {
            set_off(&mut parts);
            part::write(&parts, 0, false, &mut out);
            part::write_remarks(&below, 0, &mut out);
        }
        Body::Items(parts, below) => {
            part::write(&parts, 0, false, &mut out);
            part::write_remarks(&below, 0, &mut out);
        }
        Body::Line(text) => {
            out.push_str(&text);
            out.push('\n');
        }
        Body::Empty(_) | Body::Block { .. } => {}
    }
    part::write_remarks(&arranger.comments.before(end.saturating_add(1)), 0, &mut out);
    out
}

/// Adds a blank line before and after each large section.
fn set_off(parts: &mut [Part<'_>]) {
    let mut was_tall = false;
    for (number, part) in parts.iter_mut().enumerate() {
        let is_tall = part.body.is_tall();
        if number > 0 && (is_tall || was_tall) {
            part.set_off(true);
        }
        was_tall = is_tall;
    }
}

/// The position of a value in the new and the old text.
#[derive(Debug, Clone, Copy)]
struct ValuePosition {
    /// The column for lines below the value's key, or after its dash.
    column: usize,
    /// The column where the value starts on the line of its key or dash.
    at: usize,
    /// The column of the value's key or dash in the old text.
    parent: Option<usize>,
    /// The byte offset of the next part in the old text.
    end: usize,
}

impl ValuePosition {
    /// Returns the position for the content of `node`. In flow style, the content ends at the closing
    /// bracket.
    fn within(self, node: &Node<'_>, flow: bool) -> ValuePosition {
        let end = if flow { self.end.min(node.span.range().end) } else { self.end };
        ValuePosition { end, ..self }
    }
}

struct Arranger<'a> {
    comments: Comments<'a>,
}

impl<'a> Arranger<'a> {
    /// Arranges a value and the comments inside it.
    fn body(
        &mut self,
        node: &'a Node<'a>,
        kind: Option<FieldKind>,
        spot: ValuePosition,
    ) -> Body<'a> {
        match &node.value {
            Value::Empty | Value::Alias(_) | Value::Broken => Body::Empty(Vec::new()),
            Value::Scalar(value, style) => {
                let column = spot.column.saturating_sub(STEP);
                self.comments.done = node.span.range().end;
                scalar::body(
                    value,
                    *style,
                    TextRole::of(kind),
                    ScalarPosition { column, at: spot.at },
                )
            }
            Value::Sequence { items, flow } => {
                let spot = spot.within(node, *flow);
                if *flow && let Some(line) = self.in_line(node, kind, spot) {
                    return Body::Line(line);
                }
                let parts = self.items(items, kind, spot);
                Body::Items(parts, self.below(node, *flow, spot))
            }
            Value::Mapping { entries, flow } => {
                let spot = spot.within(node, *flow);
                if *flow && let Some(line) = self.in_line(node, kind, spot) {
                    return Body::Line(line);
                }
                let parts = self.keys(entries, kind, spot);
                Body::Keys(parts, self.below(node, *flow, spot))
            }
        }
    }

    /// Returns a flow value on one line, if it fits and no comment prevents it.
    fn in_line(
        &mut self,
        node: &Node<'_>,
        kind: Option<FieldKind>,
        spot: ValuePosition,
    ) -> Option<String> {
        let end = node.span.range().end;
        let is_empty = node.entries().is_empty() && node.items().is_empty();
        if self.comments.any_before(end) && !is_empty {
            return None;
        }
        let line = flow::line(node, kind)?;
        let fits = is_empty || spot.at + line.chars().count() <= WIDTH;
        if !fits {
            return None;
        }
        if !self.comments.any_before(end) {
            self.comments.done = end;
        }
        Some(line)
    }

    /// Returns the comments after the last part that belong to the same block.
    fn below(&mut self, node: &Node<'_>, flow: bool, spot: ValuePosition) -> Vec<LineComment<'a>> {
        let range = node.span.range();
        if flow {
            let inside = self.comments.before(range.end);
            self.comments.done = range.end;
            return inside;
        }
        let column = self.comments.column(range.start);
        self.comments.below(spot.end, column.max(spot.parent.map_or(0, |parent| parent + 1)))
    }

    fn items(
        &mut self,
        items: &'a [Node<'a>],
        kind: Option<FieldKind>,
        spot: ValuePosition,
    ) -> Vec<Part<'a>> {
        let mut parts = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            let start = item.span.range().start;
            let end = items.get(number + 1).map_or(spot.end, |next| next.span.range().start);
            let mut above = self.comments.before(start);
            let blank = self.comments.is_set_off(start);
            self.comments.done = start;
            let inner = ValuePosition {
                column: spot.column + STEP,
                at: spot.column + STEP,
                parent: Some(self.comments.dash(start)),
                end,
            };
            let mut body = self.body(item, child(kind, None), inner);
            let beside_block = self.beside_block(item);
            above.extend(self.within(item));
            let aside = beside_block.or_else(|| self.comments.beside(end));
            let mut part = Part { above, blank, key: None, body: Body::Empty(Vec::new()), aside };
            if let Body::Keys(parts, _) | Body::Items(parts, _) = &mut body {
                // Write a comment on the first key after a dash above the dash.
                if let Some(first) = parts.first_mut() {
                    part.above.append(&mut first.above);
                    first.blank = false;
                }
                if let Some(aside) = part.aside.take() {
                    part.above.push(LineComment { blank: false, text: aside.text });
                }
            }
            part.body = body;
            parts.push(part);
        }
        parts
    }

    fn keys(
        &mut self,
        entries: &'a [Entry<'a>],
        kind: Option<FieldKind>,
        spot: ValuePosition,
    ) -> Vec<Part<'a>> {
        let mut parts = Vec::with_capacity(entries.len());
        for (number, entry) in entries.iter().enumerate() {
            let start = entry.key.span.range().start;
            let end = entries.get(number + 1).map_or(spot.end, |next| next.key.span.range().start);
            let above = self.comments.before(start);
            let blank = self.comments.is_set_off(start);
            let key = key_text(&entry.key).unwrap_or_default();
            self.comments.done = entry.key.span.range().end;
            let column = self.comments.column(start);
            let kind = entry.key.scalar().and_then(|key| field_of(kind, key));
            let at = spot.column + key.chars().count() + 2;
            let inner = ValuePosition { column: spot.column + STEP, at, parent: Some(column), end };
            let part =
                Part { above, blank, key: Some(key), body: Body::Empty(Vec::new()), aside: None };
            parts.push(self.value(part, &entry.value, kind, inner));
        }
        let order = ranks(entries, kind);
        let mut ranked: Vec<(usize, Part<'a>)> = order.into_iter().zip(parts).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, part)| part).collect()
    }

    /// Adds the value to a key, with the comments next to the key and the value.
    fn value(
        &mut self,
        mut part: Part<'a>,
        node: &'a Node<'a>,
        kind: Option<FieldKind>,
        spot: ValuePosition,
    ) -> Part<'a> {
        let start = node.span.range().start;
        let is_block = matches!(
            node.value,
            Value::Sequence { flow: false, .. } | Value::Mapping { flow: false, .. }
        );
        if is_block || matches!(node.value, Value::Empty) {
            part.aside = self.comments.beside(spot.end);
        } else {
            part.above.extend(self.comments.before(start));
            self.comments.done = start;
            // A comment after an opening bracket belongs to the entire value.
            if matches!(node.value, Value::Sequence { .. } | Value::Mapping { .. }) {
                part.aside = self.comments.behind_bracket(start);
            }
        }
        part.body = self.body(node, kind, spot);
        if let Body::Empty(below) = &mut part.body {
            let column = spot.parent.map_or(0, |parent| parent + 1);
            *below = self.comments.below(spot.end, column);
            return part;
        }
        if is_block {
            return part;
        }
        let beside_block = self.beside_block(node);
        part.above.extend(self.within(node));
        match beside_block.or_else(|| self.comments.beside(spot.end)) {
            Some(aside) if part.aside.is_some() => {
                part.above.push(LineComment { blank: false, text: aside.text });
            }
            Some(aside) => part.aside = Some(aside),
            None => {}
        }
        part
    }

    /// Returns the comment in the header of a block scalar. It can't have comments elsewhere.
    fn beside_block(&mut self, node: &Node<'_>) -> Option<TrailingComment<'a>> {
        let is_block =
            matches!(node.value, Value::Scalar(_, TextStyle::Literal | TextStyle::Folded));
        is_block.then(|| self.comments.aside(node.span.range().end)).flatten()
    }

    /// Returns the comments inside a value that is written on one line.
    fn within(&mut self, node: &Node<'_>) -> Vec<LineComment<'a>> {
        let end = node.span.range().end;
        let is_open = matches!(
            node.value,
            Value::Sequence { flow: false, .. } | Value::Mapping { flow: false, .. }
        );
        if is_open {
            return Vec::new();
        }
        let within = self.comments.before(end);
        self.comments.done = self.comments.done.max(end);
        within
    }
}

/// Returns the kind of a list's items, or of the value under a key that isn't a field.
pub(super) fn child(kind: Option<FieldKind>, key: Option<&str>) -> Option<FieldKind> {
    Some(match kind? {
        FieldKind::Entities(table)
        | FieldKind::OneOrMore(table)
        | FieldKind::ProseOrEntities(table) => FieldKind::Entity(table),
        FieldKind::Answer | FieldKind::Texts => FieldKind::Text,
        FieldKind::Answers if key.is_some() => FieldKind::Answer,
        FieldKind::Wording if key.is_some() => FieldKind::Text,
        FieldKind::Wordings(_) if key.is_some() => FieldKind::Wording,
        FieldKind::TextsByName if key.is_some() => FieldKind::Texts,
        FieldKind::Named(table, _) if key.is_some() => FieldKind::Entity(table),
        FieldKind::References(target) => FieldKind::Reference(target),
        FieldKind::Languages => FieldKind::Language,
        _ => return None,
    })
}

/// Returns the kind of the value under a key.
pub(super) fn field_of(kind: Option<FieldKind>, key: &str) -> Option<FieldKind> {
    match table(kind) {
        Some(table) => table.field(key).map(|(_, field): (usize, &Field)| field.kind),
        None => child(kind, Some(key)),
    }
}

/// Returns the table of fields for a mapping of this kind, if it has one.
fn table(kind: Option<FieldKind>) -> Option<&'static Table> {
    match kind? {
        FieldKind::Entity(table) | FieldKind::OneOrMore(table) => Some(table),
        _ => None,
    }
}

/// Returns the rank of each key in the canonical order. An unknown key stays after the key that
/// precedes it, and after an earlier key with the same name.
fn ranks(entries: &[Entry<'_>], kind: Option<FieldKind>) -> Vec<usize> {
    let Some(table) = table(kind) else { return vec![0; entries.len()] };
    let mut last = 0;
    let mut unknown: HashMap<Option<&str>, usize> = HashMap::new();
    let mut ranks = Vec::with_capacity(entries.len());
    for entry in entries {
        let key = entry.key.scalar();
        if let Some((number, _)) = key.and_then(|key| table.field(key)) {
            last = number;
            ranks.push(last);
        } else {
            // Without this, the first of two values for a key could become the second.
            let rank = unknown.entry(key).or_default();
            *rank = last.max(*rank);
            ranks.push(*rank);
        }
    }
    ranks
}

/// Returns the entries in canonical order.
pub(super) fn in_order<'a, 'text>(
    entries: &'a [Entry<'text>],
    kind: Option<FieldKind>,
) -> Vec<&'a Entry<'text>> {
    let mut ranked: Vec<_> = ranks(entries, kind).into_iter().zip(entries).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

/// Returns a key as written.
pub(super) fn key_text(key: &Node<'_>) -> Option<String> {
    let Value::Scalar(text, style) = &key.value else { return None };
    Some(scalar::in_line(text, *style, TextRole::Unknown, true))
}
