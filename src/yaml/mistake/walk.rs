//! Walks the lines of a file, compares them with the tables of fields, and finds common mistakes.

use std::collections::HashSet;

use super::Mistake;
use super::brace;
use super::colon::{self, UnmarkedKey};
use super::continuation::{TextAbove, begins_with_function_word};
use super::fence::{Fences, is_fence};
use super::frame::{Block, BlockContent, Pending, key, root};
use super::marker::{self, begins_list};
use super::value::OpenValue;
use crate::model::{FieldKind, Table};
use crate::source::Source;
use crate::yaml::layout::was_field_line;
use crate::yaml::line::{Line, LineKind, colon as colon_of, is_marker, is_open, lines, shape};
use crate::yaml::syntax_error::glued;

/// The keys with a colon, each with the number of its block.
type PresentKeys = HashSet<(usize, &'static str)>;

/// Returns the common mistakes in a file.
pub(super) fn mistakes(source: &Source) -> Vec<Mistake> {
    let table = root(source.text());
    // The first walk collects keys, because a word is unlikely to be a key if the same key exists
    // elsewhere in the block.
    let present = Walk::new(source, table, PresentKeys::new()).run().found;
    let walk = Walk::new(source, table, present).run();
    let mut mistakes = walk.mistakes;
    mistakes.extend(walk.fences.mistakes(source));
    mistakes.sort_by_key(|mistake| mistake.finding.primary.span);
    mistakes
}

struct Walk<'a> {
    source: &'a Source,
    table: &'static Table,
    frames: Vec<Block>,
    pending: Pending,
    text: OpenValue,
    /// The number of blocks so far.
    count: usize,
    present: PresentKeys,
    found: PresentKeys,
    fences: Fences,
    mistakes: Vec<Mistake>,
    /// The index of the mistake for text with too little indentation, as long as the text
    /// continues.
    wrapped: Option<usize>,
}

impl<'a> Walk<'a> {
    fn new(source: &'a Source, table: &'static Table, present: PresentKeys) -> Walk<'a> {
        Walk {
            source,
            table,
            frames: Vec::new(),
            pending: Pending::Nothing,
            text: OpenValue::Nothing,
            count: 0,
            present,
            found: PresentKeys::new(),
            fences: Fences::default(),
            mistakes: Vec::new(),
            wrapped: None,
        }
    }

    fn run(mut self) -> Walk<'a> {
        let text = self.source.text();
        let mut rows = lines(text, 0..text.len());
        while let Some(line) = rows.next() {
            let Some(above) = self.text.ends_at(text, &line) else { continue };
            if line.shape == LineKind::Nothing && !self.is_numbered_comment(&line, rows.clone()) {
                continue;
            }
            let mut below = rows.clone();
            let below = below.find(|row| row.shape != LineKind::Nothing);
            self.row(line, above, below);
        }
        self
    }

    /// Returns `true` for a comment that is the first line of a numbered entry: `#1 id: reading`.
    fn is_numbered_comment(&self, line: &Line, below: impl Iterator<Item = Line>) -> bool {
        let said = self.said(line);
        let Some(length) = marker::length(said).filter(|_| said.starts_with('#')) else {
            return false;
        };
        let holds = match self.pending {
            Pending::Value(column, Some(kind)) if line.column > column => {
                BlockContent::below(kind, true)
            }
            _ => self
                .frames
                .iter()
                .find(|frame| frame.column == line.column)
                .map(|frame| frame.holds),
        };
        let Some(BlockContent::Items(Some(table))) = holds else { return false };
        let is_key = |at: usize, end: usize| {
            let said = self.source.text().get(at..end).unwrap_or_default();
            said.split_once(':').is_some_and(|(word, _)| table.field(word.trim_end()).is_some())
        };
        // A real comment can have this form too, but not between a list and keys without a dash.
        is_key(line.content + length, line.end)
            && below.filter(|row| row.shape != LineKind::Nothing).take(1).any(|row| {
                row.column > line.column
                    && row.shape == LineKind::Key
                    && is_key(row.content, row.end)
            })
    }

    fn said(&self, line: &Line) -> &'a str {
        self.source.text().get(line.content..line.end).unwrap_or_default()
    }

    fn row(&mut self, line: Line, above: Option<TextAbove>, below: Option<Line>) {
        let said = self.said(&line);
        if is_marker(self.source.text(), &line) {
            self.frames.clear();
            self.pending = Pending::Nothing;
            return;
        }
        if is_fence(said) {
            self.fences.fence(line);
            self.wrapped = None;
            return;
        }
        let opened = self.open(&line);
        let frame = self.frames.last().copied().filter(|frame| frame.column == line.column);
        let holds = frame.map_or(BlockContent::Unknown, |frame| frame.holds);
        if let BlockContent::Items(table) = holds
            && line.shape != LineKind::Item
            && let Some(length) = marker::length(said)
            && (table.is_some() || !opened)
        {
            return self.marked(&line, length, table);
        }
        match line.shape {
            LineKind::Item => self.item(&line, holds),
            LineKind::Key => self.key(&line, &line, holds, frame.map_or(0, |frame| frame.number)),
            LineKind::Other => self.other(&line, frame, above, below),
            LineKind::Answer | LineKind::Nothing => {}
        }
    }

    /// Closes the blocks that a line ends, and opens the block that it begins. Returns `true` if a
    /// block was opened.
    fn open(&mut self, line: &Line) -> bool {
        while self.frames.last().is_some_and(|frame| frame.column > line.column) {
            self.frames.pop();
        }
        self.leave_list(line);
        let holds = match std::mem::replace(&mut self.pending, Pending::Nothing) {
            Pending::Value(column, kind) if self.is_below(line, column, kind) => {
                let is_item = begins_list(self.said(line), line.shape, kind);
                let holds = kind.and_then(|kind| BlockContent::below(kind, is_item));
                // Text that begins on the line below its key.
                if holds.is_none() && line.shape == LineKind::Other {
                    self.text =
                        OpenValue::Open(TextAbove { column, indent: line.column, line: *line });
                }
                holds.unwrap_or(BlockContent::Unknown)
            }
            Pending::Item(column, table) if line.column > column => {
                table.map_or(BlockContent::Unknown, BlockContent::Keys)
            }
            _ if self.frames.is_empty() => BlockContent::Keys(self.table),
            _ => return false,
        };
        self.push(line.column, holds);
        true
    }

    /// Closes a list in the column of its key, if the line is not one of its items.
    fn leave_list(&mut self, line: &Line) {
        if let [.., above, list] = self.frames.as_slice()
            && above.column == list.column
            && list.column == line.column
            && line.shape != LineKind::Item
            && marker::length(self.said(line)).is_none()
        {
            self.frames.pop();
        }
    }

    /// Returns `true` if a line is part of the value of a key at `column`.
    fn is_below(&self, line: &Line, column: usize, kind: Option<&FieldKind>) -> bool {
        line.column > column
            || line.column == column && begins_list(self.said(line), line.shape, kind)
    }

    fn push(&mut self, column: usize, holds: BlockContent) {
        self.count += 1;
        self.frames.push(Block { column, holds, number: self.count });
    }

    fn marked(&mut self, line: &Line, length: usize, table: Option<&'static Table>) {
        let marker = marker::marker(self.source, line, length);
        self.mistakes.push(Mistake { finding: marker.finding, edits: marker.edits });
        self.wrapped = None;
        let content = line.content + length;
        let said = self.source.text().get(content..line.end).unwrap_or_default();
        let inner = Line { content, column: marker.column, shape: shape(said), ..*line };
        self.content(line, &inner, table);
    }

    fn item(&mut self, line: &Line, holds: BlockContent) {
        self.wrapped = None;
        // After keys, a dash in the same column does not belong to the keys.
        let table = match holds {
            BlockContent::Items(table) => table,
            _ => None,
        };
        let inner = crate::yaml::layout::after_dash(self.source.text(), *line);
        self.content(line, &inner, table);
    }

    /// Handles the content after a dash.
    fn content(&mut self, line: &Line, inner: &Line, table: Option<&'static Table>) {
        match inner.shape {
            LineKind::Nothing => self.pending = Pending::Item(line.column, table),
            LineKind::Key => {
                let holds = table.map_or(BlockContent::Unknown, BlockContent::Keys);
                self.push(inner.column, holds);
                let number = self.count;
                self.key(line, inner, holds, number);
            }
            LineKind::Item => self.push(inner.column, BlockContent::Unknown),
            LineKind::Other if self.begins_entry(inner, table) => {
                self.push(inner.column, table.map_or(BlockContent::Unknown, BlockContent::Keys));
                let frame = self.frames.last().copied();
                self.other(inner, frame, None, None);
                if matches!(self.text, OpenValue::Nothing) {
                    self.value(inner, inner.content, inner.column);
                }
            }
            LineKind::Other | LineKind::Answer => self.value(inner, inner.content, line.column),
        }
    }

    /// Returns `true` if a line without a key after a dash begins an entry: the next line begins
    /// with a key.
    fn begins_entry(&self, inner: &Line, table: Option<&'static Table>) -> bool {
        let text = self.source.text();
        let below = lines(text, inner.next..text.len()).find(|row| row.shape != LineKind::Nothing);
        let Some((table, below)) = table.zip(below) else { return false };
        let word = self.said(&below).split([' ', ':']).next().unwrap_or_default();
        below.column == inner.column && table.field(word).is_some()
    }

    /// Handles a line that begins with a key, at `inner` of `line`.
    fn key(&mut self, line: &Line, inner: &Line, holds: BlockContent, number: usize) {
        let text = self.source.text();
        let name = key(text, inner).unwrap_or_default();
        let field = holds.field(name);
        if field.is_none()
            && let Some(word) = colon::enclosed(self.said(inner), |key| holds.field(key))
            && !self.present.contains(&(number, word.field.key))
            && self.colon(inner, Block { column: inner.column, holds, number }, &word, None, None)
        {
            return;
        }
        if field.is_none() && matches!(holds, BlockContent::Keys(_)) && self.brace(inner, holds) {
            return;
        }
        match field {
            Some(field) => {
                self.fences.key();
                self.wrapped = None;
                self.found.insert((number, field.key));
            }
            None if self.frames.len() <= 1 && self.fences.takes(*line) => return,
            None => self.wrapped = None,
        }
        let said = self.said(inner);
        let after = colon_of(said).map_or(inner.end, |at| inner.content + at + 1);
        let kind = match holds {
            BlockContent::Names(table) => return self.named(inner, after, table),
            _ => field.map(|field| &field.kind),
        };
        if is_open(text.get(after..inner.end).unwrap_or_default()) {
            self.pending = Pending::Value(inner.column, kind);
        } else {
            self.value(inner, after, inner.column);
        }
    }

    /// Handles a key before braces. Returns `true` if it handled the line.
    fn brace(&mut self, inner: &Line, holds: BlockContent) -> bool {
        let Some(brace) = brace::brace(self.said(inner)) else { return false };
        let field = holds.field(brace.word);
        self.mistakes.push(brace::mistake(self.source, inner, &brace, field.is_some()));
        self.wrapped = None;
        self.fences.key();
        self.value(inner, inner.content + brace.open, inner.column);
        true
    }

    fn named(&mut self, inner: &Line, after: usize, table: &'static Table) {
        if is_open(self.source.text().get(after..inner.end).unwrap_or_default()) {
            self.pending = Pending::Item(inner.column, Some(table));
        } else {
            self.value(inner, after, inner.column);
        }
    }

    /// Starts a value at `at`. The next lines of the value must be indented further than `column`.
    fn value(&mut self, line: &Line, at: usize, column: usize) {
        let value = self.source.text().get(at..line.end).unwrap_or_default().trim();
        self.text = OpenValue::of(value, TextAbove { column, indent: column + 2, line: *line });
    }

    /// Handles a line that is neither a key nor an item, nor indented further than the text above.
    fn other(
        &mut self,
        line: &Line,
        frame: Option<Block>,
        above: Option<TextAbove>,
        below: Option<Line>,
    ) {
        if !matches!(self.text, OpenValue::Nothing) {
            return;
        }
        let holds = frame.map_or(BlockContent::Unknown, |frame| frame.holds);
        let word = colon::word(self.said(line), |key| holds.field(key));
        if let (Some(frame), Some(word)) = (frame, &word)
            && self.colon(line, frame, word, above, below)
        {
            return;
        }
        if self.fences.takes(*line) {
            return;
        }
        // A line below text may be an unknown key without a colon.
        let is_field_like = above.is_some_and(|above| above.column == line.column)
            && word.is_none()
            && !begins_with_function_word(self.said(line))
            && was_field_line(self.source.text(), line)
            || glued(self.said(line)).is_some();
        let Some(above) = above.filter(|_| !is_field_like || self.wrapped.is_some()) else {
            return;
        };
        let above = if above.indent == usize::MAX {
            TextAbove { indent: above.column + 2, ..above }
        } else {
            above
        };
        match self.wrapped.and_then(|number| self.mistakes.get_mut(number)) {
            Some(mistake) => {
                mistake.and(above.moved(self.source, line), above.applicability(self.source, line));
            }
            None => {
                self.wrapped = Some(self.mistakes.len());
                self.mistakes.push(above.mistake(self.source, line));
            }
        }
        self.text = OpenValue::Open(above);
    }

    /// Handles a line whose first word names a key of its block, if the word is probably meant as
    /// the key. Returns `true` if it handled the line.
    fn colon(
        &mut self,
        line: &Line,
        frame: Block,
        word: &UnmarkedKey<'_>,
        above: Option<TextAbove>,
        below: Option<Line>,
    ) -> bool {
        let has_lines = word.rest.is_empty()
            && below.is_some_and(|below| {
                below.column > line.column
                    || (below.column == line.column && below.shape == LineKind::Item)
            });
        let is_twice = self.present.contains(&(frame.number, word.field.key));
        let is_sentence = above.is_some_and(|above| {
            word.begins_phrase() && self.said(&above.line).split_whitespace().count() > 2
        });
        let is_likely = has_lines || !is_sentence && colon::fits(&word.field.kind, word.rest);
        if is_twice && above.is_some() || !is_likely {
            return false;
        }
        self.mistakes.push(colon::mistake(self.source, line, word, has_lines, above.is_some()));
        self.wrapped = None;
        self.fences.key();
        if word.rest.is_empty() {
            self.pending = Pending::Value(line.column, Some(&word.field.kind));
        } else {
            let at = line.content + word.length;
            self.value(line, at, line.column);
        }
        true
    }
}
