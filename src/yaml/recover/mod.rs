//! Error recovery: parses the valid parts of an invalid file one by one.
//!
//! An invalid file is split into documents, a document into top-level keys, the lines of a key into
//! list items, an item into keys, and so on, until a part is valid or can't be split. An invalid
//! part that can't be split gets one diagnostic. Columns determine where a part begins. In YAML, the
//! lines of a part are indented further than its first line, except for the dashes of a list, which
//! may align with its key, so valid parts are never split.

mod part;
mod stray;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};
use crate::yaml::build::{ParseError, build};
use crate::yaml::layout::{Layout, after_dash};
use crate::yaml::line::{Line, LineKind, is_marker, lines};
use crate::yaml::syntax_error::{self, UnparsablePart};
use crate::yaml::tree::{Comment, Entry, Node, Tree, Value};

/// The maximum depth of splits. A reading of an action's metric needs nine.
const SPLITS: usize = 12;

/// The maximum number of errors per file. A 50 MB file can have millions.
const MOST: usize = 1000;

/// Parses the valid parts of an invalid file.
///
/// `stop` is the parser's error for the entire file. It is reported only if every part is valid on
/// its own.
pub(super) fn recover<'text>(
    source: &'text Source,
    stop: &ParseError,
) -> (Tree<'text>, Diagnostics) {
    let mut recovery = Recovery { source, comments: Vec::new(), found: Diagnostics::new() };
    let ranges = documents(source.text());
    let documents = ranges.into_iter().flat_map(|range| recovery.document(range)).collect();
    if recovery.found.is_empty() {
        recovery.broken(
            UnparsablePart { range: 0..source.text().len(), value: None, is_stray: false },
            stop,
        );
    }
    (Tree { documents, comments: recovery.comments }, recovery.found)
}

/// Returns the range of each document, including its directives and its `---`.
fn documents(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    let mut is_begun = false;
    for line in lines(text, 0..text.len()) {
        let said = text.get(line.start..line.end).unwrap_or_default();
        if is_marker(text, &line) {
            let is_end = said.starts_with('.');
            let cut = if is_end { line.next } else { line.start };
            if is_begun || is_end {
                all.push(start..cut);
                start = cut;
            }
            is_begun = !is_end;
        } else if line.shape != LineKind::Nothing && !said.starts_with('%') {
            is_begun = true;
        }
    }
    if is_begun || all.is_empty() {
        all.push(start..text.len());
    }
    all
}

struct Recovery<'text> {
    source: &'text Source,
    comments: Vec<Comment<'text>>,
    found: Diagnostics,
}

/// The parsed parts of a block: the items of a list or the entries of a mapping.
enum Parts<'text> {
    Items(Vec<Node<'text>>),
    Entries(Vec<Entry<'text>>),
}

impl<'text> Recovery<'text> {
    fn text(&self) -> &'text str {
        self.source.text()
    }

    fn slice(&self, range: Range<usize>) -> &'text str {
        self.text().get(range).unwrap_or_default()
    }

    fn build(&mut self, range: Range<usize>) -> Result<Vec<Node<'text>>, ParseError> {
        let comments = self.comments.len();
        let built = build(self.source, range, &mut self.comments);
        if built.is_err() {
            self.comments.truncate(comments);
        }
        built
    }

    fn document(&mut self, range: Range<usize>) -> Vec<Node<'text>> {
        let stop = match self.build(range.clone()) {
            Ok(documents) => return documents,
            Err(stop) => stop,
        };
        let marker = lines(self.text(), range.clone()).find(|line| is_marker(self.text(), line));
        let body = match marker {
            Some(line) if self.slice(line.start + 3..line.end).trim().is_empty() => line.next,
            _ => range.start,
        };
        vec![self.block(body..range.end, 0, 0, &stop)]
    }

    /// Parses an invalid block, and reports at least one error.
    fn block(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &ParseError,
    ) -> Node<'text> {
        let layout = Layout::of(self.text(), range.clone(), dashes).filter(|_| depth < SPLITS);
        let Some(layout) = layout else {
            return self.broken(UnparsablePart { range, value: None, is_stray: depth == 0 }, stop);
        };
        self.parts(layout, range, dashes, depth, stop)
    }

    fn parts(
        &mut self,
        layout: Layout,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &ParseError,
    ) -> Node<'text> {
        let told = self.found.len();
        let mut parts =
            if layout.is_list { Parts::Items(Vec::new()) } else { Parts::Entries(Vec::new()) };
        if let Some(before) = layout.before.clone() {
            self.strays(before, dashes, layout.column, depth, &mut parts);
        }
        let begin = layout.parts.first().map_or(range.start, |part| part.start);
        for part in layout.parts {
            if self.found.len() >= MOST {
                break;
            }
            // Only the first line of the block has the dashes of outer blocks.
            let dashes = if part.start == begin && layout.before.is_none() { dashes } else { 0 };
            self.part(part, dashes, depth, &mut parts);
        }
        if self.found.len() == told {
            self.broken(
                UnparsablePart { range: range.clone(), value: None, is_stray: false },
                stop,
            );
        }
        self.node(parts, &range, dashes)
    }

    fn node(&self, parts: Parts<'text>, range: &Range<usize>, dashes: usize) -> Node<'text> {
        let (first, last) = match &parts {
            Parts::Items(items) => (items.first(), items.last()),
            Parts::Entries(entries) => {
                (entries.first().map(|one| &one.key), entries.last().map(|one| &one.value))
            }
        };
        let first_line = match dashes {
            0 => lines(self.text(), range.clone()).find(|line| line.shape != LineKind::Nothing),
            _ => self.first(range, dashes),
        };
        let start = first_line.map_or(range.start, |line| line.content);
        let span = match (first, last) {
            (Some(first), Some(last)) => {
                let is_list = matches!(parts, Parts::Items(_));
                let start = if is_list { start } else { first.span.range().start };
                Span::new(self.source.id(), start..last.span.range().end.max(start))
            }
            _ => self.solid(range.clone()),
        };
        let value = match parts {
            Parts::Items(items) => Value::Sequence { items, flow: false },
            Parts::Entries(entries) => Value::Mapping { entries, flow: false },
        };
        Node { span, value, properties: None }
    }

    /// Parses an item or key, valid or not.
    fn part(&mut self, range: Range<usize>, dashes: usize, depth: usize, parts: &mut Parts<'text>) {
        let is_odd = self.first(&range, 0).is_some_and(|line| line.is_odd);
        let built = self.build(range.clone());
        match if is_odd { Err(built.err().unwrap_or(ParseError::at(range.start))) } else { built } {
            Ok(documents) => {
                if take(documents, dashes, parts).is_none() {
                    let stop = ParseError::at(range.start);
                    self.broken(UnparsablePart { range, value: None, is_stray: false }, &stop);
                }
            }
            Err(stop) => match parts {
                Parts::Items(items) => {
                    let (item, rest) = self.item(range, dashes, depth, &stop);
                    items.extend(item);
                    self.rest(rest, depth, parts);
                }
                Parts::Entries(entries) => {
                    let (entry, rest) = self.entry(range, dashes, depth, &stop);
                    entries.extend(entry);
                    self.rest(rest, depth, parts);
                }
            },
        }
    }

    fn rest(&mut self, rest: Option<RemainingLines>, depth: usize, parts: &mut Parts<'text>) {
        if let Some(RemainingLines { range, column }) = rest {
            self.strays(range, 0, column, depth, parts);
        }
    }

    /// Returns the first line of a part, without the dashes of outer blocks.
    fn first(&self, range: &Range<usize>, dashes: usize) -> Option<Line> {
        let line = lines(self.text(), range.clone()).next()?;
        Some((0..dashes).fold(line, |line, _| after_dash(self.text(), line)))
    }

    /// Reports an invalid part, and returns a broken node for it.
    fn broken(&mut self, leaf: UnparsablePart, stop: &ParseError) -> Node<'text> {
        let span = self.solid(leaf.value.unwrap_or(leaf.range.start)..leaf.range.end);
        self.tell(syntax_error::explain(self.source, &leaf, stop));
        Node { span, value: Value::Broken, properties: None }
    }

    fn tell(&mut self, error: Diagnostic) {
        if self.found.len() < MOST {
            let span = error.primary.span;
            self.found.push(error);
            if self.found.len() == MOST {
                self.found.push(syntax_error::too_many(span));
            }
        }
    }

    /// Returns the span of a range without surrounding white space.
    fn solid(&self, range: Range<usize>) -> Span {
        let text = self.slice(range.clone());
        let start = range.start + text.len() - text.trim_start().len();
        let end = range.start + text.trim_end().len();
        Span::new(self.source.id(), start..end.max(start))
    }
}

/// Returns the node inside `dashes` nested lists with one item each.
fn inner(mut documents: Vec<Node<'_>>, dashes: usize) -> Option<Node<'_>> {
    let mut node = documents.pop()?;
    if !documents.is_empty() {
        return None;
    }
    for _ in 0..dashes {
        let Value::Sequence { mut items, flow: false } = node.value else { return None };
        node = items.pop()?;
        if !items.is_empty() {
            return None;
        }
    }
    Some(node)
}

/// Adds the nodes of a parsed part to its block.
fn take<'text>(documents: Vec<Node<'text>>, dashes: usize, parts: &mut Parts<'text>) -> Option<()> {
    match (inner(documents, dashes)?.value, parts) {
        (Value::Sequence { items: more, flow: false }, Parts::Items(items)) => items.extend(more),
        (Value::Mapping { entries: more, flow: false }, Parts::Entries(entries)) => {
            entries.extend(more);
        }
        _ => return None,
    }
    Some(())
}

/// The lines after a part that don't belong to that part, and the column of the part.
struct RemainingLines {
    range: Range<usize>,
    column: usize,
}
