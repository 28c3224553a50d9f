//! What can be read of a text that does not parse: part by part, each for itself.
//!
//! A text that fails is split into its documents, a document into its top-level keys, a key's lines
//! into list items, an item into its keys, and so on for as long as a part fails and can be split.
//! What fails and cannot be split is told once. Columns decide where a part begins: in YAML nothing
//! that belongs to a part stands as far left as the part itself, so sound parts stay whole.

use std::borrow::Cow;
use std::ops::Range;

use super::build::{Stop, build};
use super::fault::{self, Leaf};
use super::layout::{Layout, after_dash, is_field_line, was_field_line};
use super::line::{Line, Shape, colon, is_marker, lines, shape};
use super::tree::{Comment, Entry, Node, Tree, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span, Style};

/// How many times a part is split; a reading of a metric of an action takes nine.
const SPLITS: usize = 12;

/// How many faults of one text are told; nobody reads more, and a text of 50 MB may have millions.
const MOST: usize = 1000;

/// Reads what can be read of a text that does not parse as a whole.
///
/// `stop` is where it failed; nothing else is told of a text without a part that fails by itself.
pub(super) fn recover<'text>(source: &'text Source, stop: &Stop) -> (Tree<'text>, Diagnostics) {
    let mut recovery = Recovery { source, comments: Vec::new(), found: Diagnostics::new() };
    let ranges = documents(source.text());
    let documents = ranges.into_iter().flat_map(|range| recovery.document(range)).collect();
    if recovery.found.is_empty() {
        recovery.broken(Leaf { range: 0..source.text().len(), value: None, is_stray: false }, stop);
    }
    (Tree { documents, comments: recovery.comments }, recovery.found)
}

/// Where each document stands, its directives and its `---` included.
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
        } else if line.shape != Shape::Nothing && !said.starts_with('%') {
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

/// The parts of a block as they are read: a list's items or a mapping's entries.
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

    fn build(&mut self, range: Range<usize>) -> Result<Vec<Node<'text>>, Stop> {
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

    /// A block that does not parse as a whole; tells at least one fault.
    fn block(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &Stop,
    ) -> Node<'text> {
        let layout = Layout::of(self.text(), range.clone(), dashes).filter(|_| depth < SPLITS);
        let Some(layout) = layout else {
            return self.broken(Leaf { range, value: None, is_stray: depth == 0 }, stop);
        };
        self.parts(layout, range, dashes, depth, stop)
    }

    fn parts(
        &mut self,
        layout: Layout,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &Stop,
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
            // Only the line that the block begins on has dashes of the blocks around it.
            let dashes = if part.start == begin && layout.before.is_none() { dashes } else { 0 };
            self.part(part, dashes, depth, &mut parts);
        }
        if self.found.len() == told {
            self.broken(Leaf { range: range.clone(), value: None, is_stray: false }, stop);
        }
        self.node(parts, &range)
    }

    fn node(&self, parts: Parts<'text>, range: &Range<usize>) -> Node<'text> {
        let (first, last) = match &parts {
            Parts::Items(items) => (items.first(), items.last()),
            Parts::Entries(entries) => {
                (entries.first().map(|one| &one.key), entries.last().map(|one| &one.value))
            }
        };
        let start = lines(self.text(), range.clone())
            .find(|line| line.shape != Shape::Nothing)
            .map_or(range.start, |line| line.content);
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

    /// An item or a key, which may be whole.
    fn part(&mut self, range: Range<usize>, dashes: usize, depth: usize, parts: &mut Parts<'text>) {
        let is_odd = self.first(&range, 0).is_some_and(|line| line.is_odd);
        let built = self.build(range.clone());
        match if is_odd { Err(built.err().unwrap_or(Stop::at(range.start))) } else { built } {
            Ok(documents) => {
                if take(documents, dashes, parts).is_none() {
                    let stop = Stop::at(range.start);
                    self.broken(Leaf { range, value: None, is_stray: false }, &stop);
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

    fn rest(&mut self, rest: Option<Rest>, depth: usize, parts: &mut Parts<'text>) {
        if let Some(Rest { range, column }) = rest {
            self.strays(range, 0, column, depth, parts);
        }
    }

    /// An item that does not parse, and the lines below it that are not its own.
    fn item(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &Stop,
    ) -> (Option<Node<'text>>, Option<Rest>) {
        let Some(line) = self.first(&range, dashes) else { return (None, None) };
        let inside = after_dash(self.text(), line);
        if line.is_odd {
            return self.leaf(range, dashes, &line, inside.content, stop);
        }
        match inside.shape {
            Shape::Nothing => match self.body(line.next..range.end, line.column, true) {
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

    /// A key that does not parse with its value, and the lines below it that are not its own.
    fn entry(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        depth: usize,
        stop: &Stop,
    ) -> (Option<Entry<'text>>, Option<Rest>) {
        let Some(line) = self.first(&range, dashes) else { return (None, None) };
        let said = self.slice(line.content..line.end);
        let Some(at) = colon(said) else {
            self.broken(Leaf { range, value: None, is_stray: false }, stop);
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

    /// A part that holds no further parts: its own lines, then those that are not its own.
    fn leaf(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        line: &Line,
        content: usize,
        stop: &Stop,
    ) -> (Option<Node<'text>>, Option<Rest>) {
        let said = if line.is_odd { "" } else { self.slice(content..line.end) };
        let cut = lines(self.text(), line.next..range.end)
            .find(|below| is_stray(self.text(), below, line.column, said))
            .map(|below| below.start);
        let whole = Leaf { range: range.clone(), value: Some(content), is_stray: false };
        let Some(cut) = cut else { return (Some(self.broken(whole, stop)), None) };
        let head = range.start..cut;
        let is_unclosed = |end| fault::is_unclosed(self.text(), content..end);
        if is_unclosed(cut) && !is_unclosed(range.end) {
            return (Some(self.broken(whole, stop)), None);
        }
        let rest = Some(Rest { range: cut..range.end, column: line.column });
        let node = match self.build(head.clone()) {
            Ok(_) if line.is_odd => {
                let stop = Stop::at(line.start);
                Some(
                    self.broken(Leaf { range: head, value: Some(content), is_stray: false }, &stop),
                )
            }
            Ok(documents) => match inner(documents, dashes).map(|node| node.value) {
                Some(Value::Sequence { mut items, .. }) => items.pop(),
                Some(Value::Mapping { mut entries, .. }) => entries.pop().map(|one| one.value),
                _ => None,
            }
            .map(without_text),
            Err(stop) => Some(
                self.broken(Leaf { range: head, value: Some(content), is_stray: false }, &stop),
            ),
        };
        (node, rest)
    }

    /// Lines that are no part's own, in runs; each run is told once and read where it can be.
    fn strays(
        &mut self,
        range: Range<usize>,
        dashes: usize,
        column: usize,
        depth: usize,
        parts: &mut Parts<'text>,
    ) {
        let mut runs: Vec<(Line, Range<usize>)> = Vec::new();
        let first = self.first(&range, dashes);
        let below = lines(self.text(), range.clone()).skip(1);
        for line in first.into_iter().chain(below) {
            let begins = match runs.last() {
                None => line.shape != Shape::Nothing,
                Some((first, _)) => begins_run(self.text(), first, &line),
            };
            if begins && runs.len() < MOST {
                runs.push((line, line.start..line.next));
            } else if let Some((_, run)) = runs.last_mut() {
                run.end = line.next;
            }
        }
        for (line, run) in runs {
            if self.found.len() >= MOST {
                break;
            }
            let is_list = matches!(parts, Parts::Items(_));
            let is_same = line.shape == if is_list { Shape::Item } else { Shape::Key };
            if !is_same || line.is_odd || depth >= SPLITS {
                let stop = self.build(run.clone()).err().unwrap_or(Stop::at(line.content));
                let value = Some(line.content);
                self.broken(Leaf { range: run, value, is_stray: true }, &stop);
                continue;
            }
            self.tell(fault::misplaced(self.source, &line, run.clone(), column, is_list));
            let read = match self.build(run.clone()) {
                Ok(documents) => inner(documents, 0),
                Err(stop) => Some(self.block(run, 0, depth + 1, &stop)),
            };
            match (read.map(|node| node.value), &mut *parts) {
                (Some(Value::Sequence { items: more, .. }), Parts::Items(items)) => {
                    items.extend(more);
                }
                (Some(Value::Mapping { entries: more, .. }), Parts::Entries(entries)) => {
                    entries.extend(more);
                }
                _ => {}
            }
        }
    }

    /// The first line of a part, as it looks after the dashes of the blocks around it.
    fn first(&self, range: &Range<usize>, dashes: usize) -> Option<Line> {
        let line = lines(self.text(), range.clone()).next()?;
        Some((0..dashes).fold(line, |line, _| after_dash(self.text(), line)))
    }

    /// The layout of the lines below a key or a dash, where they are its own and fall into parts.
    fn body(&self, range: Range<usize>, column: usize, is_item: bool) -> Option<Layout> {
        let first = lines(self.text(), range.clone()).find(|line| line.shape != Shape::Nothing)?;
        let is_list_of_key = first.column == column && first.shape == Shape::Item && !is_item;
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
            value: Value::Scalar(Cow::Borrowed(text.trim_end()), Style::Plain),
            properties: None,
        })
    }

    /// Tells what is wrong with a part, which stands in the tree as one that could not be read.
    fn broken(&mut self, leaf: Leaf, stop: &Stop) -> Node<'text> {
        let span = self.solid(leaf.value.unwrap_or(leaf.range.start)..leaf.range.end);
        self.tell(fault::explain(self.source, &leaf, stop));
        Node { span, value: Value::Broken, properties: None }
    }

    fn tell(&mut self, fault: Diagnostic) {
        if self.found.len() < MOST {
            let span = fault.primary.span;
            self.found.push(fault);
            if self.found.len() == MOST {
                self.found.push(fault::too_many(span));
            }
        }
    }

    /// A range without the white space around it.
    fn solid(&self, range: Range<usize>) -> Span {
        let text = self.slice(range.clone());
        let start = range.start + text.len() - text.trim_start().len();
        let end = range.start + text.trim_end().len();
        Span::new(self.source.id(), start..end.max(start))
    }
}

/// Lines below a part that are not its own, and the column of the part.
struct Rest {
    range: Range<usize>,
    column: usize,
}

/// The node inside `dashes` lists of one item.
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

/// Adds what a part reads as to the block it is part of.
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

/// A block after `|` whose text is not indented is not an empty text.
fn without_text(node: Node<'_>) -> Node<'_> {
    match &node.value {
        Value::Scalar(text, Style::Literal | Style::Folded) if text.is_empty() => {
            Node { value: Value::Broken, ..node }
        }
        _ => node,
    }
}

/// Whether nothing but a comment, a tag or an anchor follows a key's colon.
fn is_open(after: &str) -> bool {
    let mut words = after.split_whitespace();
    words.find(|word| !word.starts_with(['&', '!'])).is_none_or(|word| word.starts_with('#'))
}

/// Whether a line below a part at `column`, whose own line ends in `said`, is not part of it.
fn is_stray(text: &str, line: &Line, column: usize, said: &str) -> bool {
    if line.shape == Shape::Nothing {
        return false;
    }
    if line.column <= column {
        return true;
    }
    let is_text = said.starts_with(['|', '>']) || shape(said) == Shape::Nothing;
    match line.shape {
        Shape::Item => !is_text,
        Shape::Key => !is_text && is_field_line(text, line),
        _ => false,
    }
}

/// Whether a line begins another run of lines that are no part's own.
fn begins_run(text: &str, first: &Line, line: &Line) -> bool {
    match line.shape {
        Shape::Nothing | Shape::Answer => false,
        Shape::Item | Shape::Key => {
            line.column < first.column || (line.column == first.column && line.shape != first.shape)
        }
        Shape::Other => line.column <= first.column && was_field_line(text, line),
    }
}
