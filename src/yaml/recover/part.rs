//! Recovery of an invalid item or key.

use std::borrow::Cow;
use std::ops::Range;

use super::{Recovery, RemainingLines, SPLITS, inner};
use crate::source::{Span, TextStyle};
use crate::yaml::build::ParseError;
use crate::yaml::layout::{Layout, after_dash, is_field_line};
use crate::yaml::line::{Line, LineKind, colon, is_open, lines, shape};
use crate::yaml::syntax_error::{self, UnparsablePart};
use crate::yaml::tree::{Entry, Node, Value};

impl<'text> Recovery<'text> {
    /// Parses an invalid item. Also returns the lines after the item that don't belong to it.
    pub(super) fn item(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &ParseError,
    ) -> (Option<Node<'text>>, Option<RemainingLines>) {
        let Some(line) = self.first(&range, dashes) else { return (None, None) };
        let inside = after_dash(self.text(), line);
        if line.is_odd {
            return self.leaf(range, dashes, &line, inside.content, stop);
        }
        match inside.shape {
            LineKind::Nothing => match self.body(line.next..range.end, line.column, true) {
                Some(layout) if depth < SPLITS => {
                    (Some(self.parts(layout, line.next..range.end, 0, depth + 1, stop)), None)
                }
                _ => self.leaf(range, dashes, &line, inside.content, stop),
            },
            _ => {
                let layout = Layout::of(self.text(), range.clone(), dashes + 1);
                match layout.filter(|_| depth < SPLITS) {
                    Some(layout) => {
                        (Some(self.parts(layout, range, dashes + 1, depth + 1, stop)), None)
                    }
                    None => self.leaf(range, dashes, &line, inside.content, stop),
                }
            }
        }
    }

    /// Parses an invalid key with its value. Also returns the lines after the value that don't
    /// belong to it.
    pub(super) fn entry(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &ParseError,
    ) -> (Option<Entry<'text>>, Option<RemainingLines>) {
        let Some(line) = self.first(&range, dashes) else { return (None, None) };
        let said = self.slice(line.content..line.end);
        let Some(at) = colon(said) else {
            self.broken(UnparsablePart { range, value: None, is_stray: false }, stop);
            return (None, None);
        };
        let key = self.key(line.content..line.content + at);
        let after = said.get(at + 1..).unwrap_or_default();
        let blank = after.len() - after.trim_start_matches([' ', '\t']).len();
        let content = line.content + at + 1 + blank;
        let is_open = is_open(after);
        if line.is_odd {
            let (value, rest) = self.leaf(range, dashes, &line, content, stop);
            return (value.map(|value| Entry { key, value }), rest);
        }
        let body = line.next..range.end;
        if is_open
            && depth < SPLITS
            && let Some(layout) = self.body(body.clone(), line.column, false)
        {
            let value = self.parts(layout, body, 0, depth + 1, stop);
            return (Some(Entry { key, value }), None);
        }
        let (value, rest) = self.leaf(range, dashes, &line, content, stop);
        (value.map(|value| Entry { key, value }), rest)
    }

    /// Parses a part that can't be split. Also returns the lines after the part that don't belong
    /// to it.
    pub(super) fn leaf(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        line: &Line,
        content: usize,
        stop: &ParseError,
    ) -> (Option<Node<'text>>, Option<RemainingLines>) {
        let said = if line.is_odd { "" } else { self.slice(content..line.end) };
        let cut = lines(self.text(), line.next..range.end)
            .find(|below| is_stray(self.text(), below, line.column, said))
            .map(|below| below.start);
        let whole = UnparsablePart { range: range.clone(), value: Some(content), is_stray: false };
        let Some(cut) = cut else { return (Some(self.broken(whole, stop)), None) };
        let head = range.start..cut;
        let is_unclosed = |end| syntax_error::is_unclosed(self.text(), content..end);
        if is_unclosed(cut) && !is_unclosed(range.end) {
            return (Some(self.broken(whole, stop)), None);
        }
        let rest = Some(RemainingLines { range: cut..range.end, column: line.column });
        let node = match self.build(head.clone()) {
            Ok(_) if line.is_odd => {
                let stop = ParseError::at(line.start);
                Some(self.broken(
                    UnparsablePart { range: head, value: Some(content), is_stray: false },
                    &stop,
                ))
            }
            Ok(documents) => match inner(documents, dashes).map(|node| node.value) {
                Some(Value::Sequence { mut items, .. }) => items.pop(),
                Some(Value::Mapping { mut entries, .. }) => entries.pop().map(|one| one.value),
                _ => None,
            }
            .map(without_text),
            Err(stop) => Some(self.broken(
                UnparsablePart { range: head, value: Some(content), is_stray: false },
                &stop,
            )),
        };
        (node, rest)
    }

    /// Returns the layout of the lines below a key or dash, if they belong to it and can be split.
    fn body(&self, range: Range<usize>, column: usize, is_item: bool) -> Option<Layout> {
        let first =
            lines(self.text(), range.clone()).find(|line| line.shape != LineKind::Nothing)?;
        let is_list_of_key = first.column == column && first.shape == LineKind::Item && !is_item;
        if first.column <= column && !is_list_of_key {
            return None;
        }
        Layout::of(self.text(), range, 0)
    }

    fn key(&mut self, range: Range<usize>) -> Node<'text> {
        let text = self.slice(range.clone());
        let range = range.start..range.start + text.trim_end().len();
        let read = self.build(range.clone()).ok().and_then(|documents| inner(documents, 0));
        read.unwrap_or_else(|| Node {
            span: Span::new(self.source.id(), range.clone()),
            value: Value::Scalar(Cow::Borrowed(text.trim_end()), TextStyle::Plain),
            properties: None,
        })
    }
}

/// Marks an empty block scalar as broken, since the text below it lacks indentation.
fn without_text(node: Node<'_>) -> Node<'_> {
    match &node.value {
        Value::Scalar(text, TextStyle::Literal | TextStyle::Folded) if text.is_empty() => {
            Node { value: Value::Broken, ..node }
        }
        _ => node,
    }
}

/// Returns `true` if a line below a part at `column` doesn't belong to that part. `said` is the
/// rest of the part's first line.
fn is_stray(text: &str, line: &Line, column: usize, said: &str) -> bool {
    if line.shape == LineKind::Nothing {
        return false;
    }
    if line.column <= column {
        return true;
    }
    let is_text = said.starts_with(['|', '>']) || shape(said) == LineKind::Nothing;
    match line.shape {
        LineKind::Item => !is_text,
        LineKind::Key => !is_text && is_field_line(text, line),
        _ => false,
    }
}
