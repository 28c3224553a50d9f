//! Assigns comments to the parts of a text.

use super::part::{LineComment, TrailingComment};
use crate::source::Source;
use crate::yaml::Comment;

/// The comments of a text, which the formatter consumes in order.
pub(super) struct Comments<'a> {
    source: &'a Source,
    left: std::slice::Iter<'a, Comment<'a>>,
    /// The byte offset of the end of the last consumed comment or written value.
    pub(super) done: usize,
}

impl<'a> Comments<'a> {
    pub(super) fn new(source: &'a Source, comments: &'a [Comment<'a>]) -> Comments<'a> {
        Comments { source, left: comments.iter(), done: 0 }
    }

    /// Returns the byte offset of the next comment.
    pub(super) fn next_at(&self) -> Option<usize> {
        self.left.as_slice().first().map(|comment| comment.span.range().start)
    }

    /// Returns `true` if there is a comment before `end`.
    pub(super) fn any_before(&self, end: usize) -> bool {
        self.next_at().is_some_and(|at| at < end)
    }

    /// Consumes and returns all comments before `end`.
    pub(super) fn before(&mut self, end: usize) -> Vec<LineComment<'a>> {
        let mut all = Vec::new();
        while self.any_before(end) {
            all.extend(self.take());
        }
        all
    }

    /// Consumes and returns the comments before `end` that are on separate lines, at `column` or
    /// further right.
    pub(super) fn below(&mut self, end: usize, column: usize) -> Vec<LineComment<'a>> {
        let mut all = Vec::new();
        while let Some(at) = self.next_at().filter(|&at| at < end) {
            if self.column(at) < column || self.gap_is_in_line(at) {
                break;
            }
            all.extend(self.take());
        }
        all
    }

    /// Consumes and returns the comment on the line of the last written value.
    pub(super) fn beside(&mut self, end: usize) -> Option<TrailingComment<'a>> {
        let at = self.next_at()?;
        self.gap_is_in_line(at).then(|| self.aside(end)).flatten()
    }

    /// Consumes and returns the comment directly after the bracket at `start`, on the same line.
    pub(super) fn behind_bracket(&mut self, start: usize) -> Option<TrailingComment<'a>> {
        let at = self.next_at()?;
        let gap = self.source.text().get(start.saturating_add(1)..at)?;
        gap.chars().all(|one| one == ' ' || one == '\t').then(|| self.aside(at + 1)).flatten()
    }

    /// Consumes and returns the next comment if it starts before `end`, with the number of spaces
    /// before it.
    pub(super) fn aside(&mut self, end: usize) -> Option<TrailingComment<'a>> {
        let at = self.next_at().filter(|&at| at < end)?;
        let before = self.source.text().get(..at).unwrap_or_default();
        // A tab before the comment becomes two spaces.
        let gap = match before.ends_with('\t') {
            true => 2,
            false => before.len() - before.trim_end_matches(' ').len(),
        };
        let remark = self.take()?;
        Some(TrailingComment { gap, text: remark.text })
    }

    /// Returns `true` if there is a blank line before `start`, after the last written value.
    pub(super) fn is_set_off(&self, start: usize) -> bool {
        let gap = self.source.text().get(self.done..start).unwrap_or_default();
        let mut lines = gap.split('\n').skip(1).peekable();
        while let Some(line) = lines.next() {
            if lines.peek().is_some() && line.trim().is_empty() {
                return true;
            }
        }
        false
    }

    fn take(&mut self) -> Option<LineComment<'a>> {
        let comment = self.left.next()?;
        let range = comment.span.range();
        let blank = self.is_set_off(range.start);
        let text = self.source.text().get(range.clone()).unwrap_or_default().trim_end();
        self.done = range.end;
        Some(LineComment { blank, text })
    }

    fn gap_is_in_line(&self, at: usize) -> bool {
        self.done > 0
            && !self.source.text().get(self.done..at).unwrap_or_default().contains(['\n', '\r'])
    }

    /// Returns the column of the dash before `at`; in a flow sequence, the column of `at`.
    ///
    /// The indentation of a list doesn't show where it ends, since it may be the same as that of
    /// its key.
    pub(super) fn dash(&self, at: usize) -> usize {
        let before = self.source.text().get(..at).unwrap_or_default();
        let dash = before.trim_end_matches([' ', '\t']).strip_suffix('-');
        self.column(dash.map_or(at, str::len))
    }

    /// Returns the number of characters before `at` on its line.
    pub(super) fn column(&self, at: usize) -> usize {
        let before = self.source.text().get(..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        before.get(line..).unwrap_or_default().trim_start_matches('\u{feff}').chars().count()
    }
}
