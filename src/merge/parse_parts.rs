//! Splits a version of a file into parts that cover every byte.

use std::ops::Range;

use super::part::{Block, Body, Part};
use crate::yaml::{Node, Value};

/// Returns the entire text as a tree of parts. A comment belongs to the part that it is next to.
pub(super) fn parse_parts<'t>(text: &'t str, root: &'t Node<'t>) -> Part<'t> {
    let cutter = PartParser { text };
    let body = match cutter.block(root, 0..text.len(), None) {
        Some(block) => Body::Block(block),
        None => Body::Value(text, ""),
    };
    Part {
        column: 0,
        is_begun: false,
        whole: text,
        above: "",
        head: "",
        body,
        key: None,
        node: root,
    }
}

struct PartParser<'t> {
    text: &'t str,
}

/// A key or dash whose surrounding lines have not been assigned to a part yet.
struct PartStart<'t> {
    at: usize,
    after: usize,
    key: Option<&'t str>,
    node: &'t Node<'t>,
}

impl<'t> PartParser<'t> {
    /// Splits a block that covers the byte range `tile`. `begun` is the byte offset of its first
    /// part if that part doesn't start a line.
    fn block(
        &self,
        node: &'t Node<'t>,
        tile: Range<usize>,
        begun: Option<usize>,
    ) -> Option<Block<'t>> {
        let (is_list, starts) = match &node.value {
            Value::Mapping { entries, flow: false } if !entries.is_empty() => {
                let start = |entry: &'t crate::yaml::Entry<'t>| {
                    let at = entry.key.span.range();
                    let colon = self.text.get(at.end..)?.find(':')?;
                    let key = Some(entry.key.scalar()?);
                    Some(PartStart {
                        at: at.start,
                        after: at.end + colon + 1,
                        key,
                        node: &entry.value,
                    })
                };
                (false, entries.iter().map(start).collect::<Option<Vec<_>>>()?)
            }
            Value::Sequence { items, flow: false } if !items.is_empty() => {
                (true, self.dashes(node, items)?)
            }
            _ => return None,
        };
        let column = self.column(starts.first()?.at);
        let mut parts = Vec::with_capacity(starts.len());
        let mut from = tile.start;
        for (number, start) in starts.iter().enumerate() {
            let is_begun = number == 0 && begun == Some(start.at);
            let line = self.line_start(start.at);
            let before = self.text.get(line..start.at)?;
            let stands = is_begun || before.chars().all(|one| one == ' ') && before.len() == column;
            if !stands || start.at < from {
                return None;
            }
            let limit = starts.get(number + 1).map_or(tile.end, |next| self.line_start(next.at));
            let said = start.node.span.range().end.max(start.after);
            let is_over = said > start.after && self.text.get(..said)?.ends_with('\n');
            let below = if is_over { said } else { self.next_line(said) };
            let end = self.with_deeper_comments(below, limit, column)?;
            parts.push(self.part(start, column, from..end, is_begun)?);
            from = end;
        }
        Some(Block { is_list, column, parts, below: self.text.get(from..tile.end)? })
    }

    fn part(
        &self,
        start: &PartStart<'t>,
        column: usize,
        tile: Range<usize>,
        is_begun: bool,
    ) -> Option<Part<'t>> {
        let line = if is_begun { start.at } else { self.line_start(start.at) };
        let value = start.node.span.range();
        let body = self.inner(start, &tile);
        let (head_end, body) = match body {
            Some((at, block)) => (at, Body::Block(block)),
            None => {
                let at = value.start.max(start.after);
                let end = value.end.max(at);
                (at, Body::Value(self.text.get(at..end)?, self.text.get(end..tile.end)?))
            }
        };
        Some(Part {
            column,
            is_begun,
            whole: self.text.get(tile.clone())?,
            above: self.text.get(tile.start..line)?,
            head: self.text.get(start.at..head_end)?,
            body,
            key: start.key,
            node: start.node,
        })
    }

    /// Returns the block inside a part, with its byte offset.
    fn inner(&self, start: &PartStart<'t>, tile: &Range<usize>) -> Option<(usize, Block<'t>)> {
        let at = start.node.span.range().start;
        let line = self.line_start(at);
        if line > start.at {
            let first = self.next_line(start.after);
            // After the key, the line may contain a comment, which is fine, or a YAML property,
            // which plans must not contain.
            let rest = self.text.get(start.after..first)?.trim();
            let is_plain = rest.is_empty() || rest.starts_with('#');
            let block = self.block(start.node, first..tile.end, None)?;
            return is_plain.then_some((first, block));
        }
        let gap = self.text.get(start.after..at)?;
        (start.key.is_none() && gap.chars().all(|one| one == ' '))
            .then(|| self.block(start.node, at..tile.end, Some(at)))?
            .map(|block| (at, block))
    }

    /// Finds the dashes of a list's items.
    fn dashes(&self, node: &Node<'_>, items: &'t [Node<'t>]) -> Option<Vec<PartStart<'t>>> {
        let first = node.span.range().start;
        let column = self.column(first);
        let mut at = first;
        let mut starts = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                at = self.dash(at, item.span.range().start, column)?;
            }
            if !self.text.get(at..)?.starts_with('-') {
                return None;
            }
            starts.push(PartStart { at, after: at + 1, key: None, node: item });
            at = item.span.range().end.max(at + 1);
        }
        Some(starts)
    }

    /// Finds the first line after `from` that has a dash at `column`.
    fn dash(&self, from: usize, until: usize, column: usize) -> Option<usize> {
        let mut line = self.next_line(from);
        while line <= until && line < self.text.len() {
            let at = line + column;
            let indent = self.text.get(line..at)?;
            if indent.chars().all(|one| one == ' ') && self.text.get(at..)?.starts_with('-') {
                return Some(at);
            }
            line = self.next_line(line);
        }
        None
    }

    /// Returns the end of a part, including the comments below it that are indented deeper than the
    /// part.
    fn with_deeper_comments(&self, end: usize, limit: usize, column: usize) -> Option<usize> {
        if end > limit {
            return None;
        }
        let (mut done, mut at) = (end, end);
        while at < limit {
            let next = self.next_line(at);
            let line = self.text.get(at..next)?;
            let inner = line.trim_start_matches(' ');
            if inner.starts_with('#') && line.len() - inner.len() > column {
                done = next;
            } else if !line.trim().is_empty() {
                break;
            }
            at = next;
        }
        Some(done)
    }

    fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.rfind('\n').map_or(0, |end| end + 1)
    }

    /// Returns the start of the next line.
    fn next_line(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }
}
