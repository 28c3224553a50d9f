//! Splits lines into list items or keys, based only on their columns.

use std::ops::Range;

use super::line::{Line, LineKind, colon, is_field, lines, shape};
use super::syntax_error::glued;

/// A block of list items or keys, with the range of each item or key.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// `true` for list items, `false` for keys.
    pub(super) is_list: bool,
    /// The column of the dashes or keys.
    pub(super) column: usize,
    /// Lines before the first part.
    pub(super) before: Option<Range<usize>>,
    /// The range of each item or key, including the lines below it.
    pub(super) parts: Vec<Range<usize>>,
}

impl Layout {
    /// Finds the layout of the lines in `range`. The first `dashes` dashes on the first line belong
    /// to outer blocks.
    pub(super) fn of(text: &str, range: Range<usize>, dashes: usize) -> Option<Layout> {
        let mut rows = rows(text, &range, dashes);
        let first = rows.next()?;
        let (is_list, column) = match first.shape {
            LineKind::Item => (true, column(text, &range, dashes, &first)),
            LineKind::Key => (false, column(text, &range, dashes, &first)),
            _ => later(text, &range, dashes, &first)?,
        };
        let mut layout = Layout { is_list, column, before: None, parts: Vec::new() };
        for row in self::rows(text, &range, dashes) {
            if row.column == column && row.shape == wanted(is_list) {
                layout.end(row.start);
                layout.parts.push(row.start..range.end);
            } else if layout.parts.is_empty() && layout.before.is_none() {
                layout.before = Some(row.start..range.end);
            }
        }
        let is_text = !is_list && column > 0 && !reads_as_keys(text, &range, dashes, &first);
        (!layout.parts.is_empty() && !is_text).then_some(layout)
    }

    fn end(&mut self, at: usize) {
        match self.parts.last_mut() {
            Some(last) => last.end = at,
            None => {
                if let Some(before) = &mut self.before {
                    before.end = at;
                }
            }
        }
    }
}

fn wanted(is_list: bool) -> LineKind {
    if is_list { LineKind::Item } else { LineKind::Key }
}

/// Iterates over the lines with content. Skips the first `dashes` dashes on the first line.
fn rows(text: &str, range: &Range<usize>, dashes: usize) -> impl Iterator<Item = Line> {
    let mut lines = lines(text, range.clone());
    let first = lines.next().map(|line| (0..dashes).fold(line, |line, _| after_dash(text, line)));
    first.into_iter().chain(lines).filter(|line| line.shape != LineKind::Nothing)
}

/// Treats the dash of a line as part of its indentation.
pub(super) fn after_dash(text: &str, line: Line) -> Line {
    let rest = text.get(line.content + 1..line.end).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let content = (line.content + 1 + blank).min(line.end);
    let column = line.column + content - line.content;
    let rest = text.get(content..line.end).unwrap_or_default();
    Line { content, column, shape: shape(rest), ..line }
}

/// Returns the column of the first sibling, or the leftmost column if the first sibling is further
/// to the right than most.
fn column(text: &str, range: &Range<usize>, dashes: usize, first: &Line) -> usize {
    let same = || rows(text, range, dashes).filter(|row| row.shape == first.shape);
    let Some(least) = same().map(|row| row.column).min().filter(|&least| least < first.column)
    else {
        return first.column;
    };
    let count = same().filter(|row| row.column == least).count();
    // A line that starts at least two columns further to the right may be nested.
    let may_nest = first.column >= least + 2;
    let others = same()
        .take_while(|row| !may_nest || row.column != least)
        .filter(|row| row.column == first.column)
        .count();
    if count >= 2 && count > others { least } else { first.column }
}

/// Returns `true` if lines that look like keys are probably keys, not text with a colon.
fn reads_as_keys(text: &str, range: &Range<usize>, dashes: usize, first: &Line) -> bool {
    let siblings = rows(text, range, dashes).filter(|row| row.column == first.column);
    let (keys, others): (Vec<_>, Vec<_>) =
        siblings.partition(|row| row.shape != LineKind::Other || was_field_line(text, row));
    is_field_line(text, first) || keys.len() > others.len()
}

/// Returns `true` if a line begins with a key that is spelled like a field of a plan.
pub(super) fn is_field_line(text: &str, line: &Line) -> bool {
    let said = text.get(line.content..line.end).unwrap_or_default();
    colon(said).and_then(|at| said.get(..at)).is_some_and(|key| is_field(key.trim_end()))
}

/// Returns `true` if a line looks like a field without a colon, or without a space after the colon.
pub(super) fn was_field_line(text: &str, line: &Line) -> bool {
    const WORDS: usize = 3;
    let said = text.get(line.content..line.end).unwrap_or_default();
    let mut words = said.split_whitespace();
    let is_sentence = said.ends_with(['.', '!', '?']);
    let is_short = !is_sentence && words.next().is_some_and(is_field) && words.count() <= WORDS;
    line.shape == LineKind::Other && (is_short || glued(said).is_some())
}

/// Finds a block below a first line that is not part of any block. Returns its kind and column.
fn later(text: &str, range: &Range<usize>, dashes: usize, first: &Line) -> Option<(bool, usize)> {
    let said = text.get(first.content..first.end).unwrap_or_default();
    let word = said.split([' ', ':']).next().unwrap_or_default();
    // After a dash, only a key without its colon can precede keys. Any other line begins text.
    if dashes > 0 && !is_field(word) {
        return None;
    }
    let rows = || rows(text, range, dashes).skip(1).filter(|row| row.column <= first.column);
    let is_key = |row: &Line| is_field_line(text, row);
    let key = rows().find(|row| row.shape == LineKind::Item || is_key(row))?;
    if key.shape == LineKind::Item {
        return (dashes == 0).then_some((true, key.column));
    }
    let siblings = rows().filter(|row| row.column == key.column);
    let (keys, others): (Vec<_>, Vec<_>) = siblings
        .partition(|row| is_key(row) || row.shape == LineKind::Item || was_field_line(text, row));
    (keys.len() > others.len()).then_some((false, key.column))
}
