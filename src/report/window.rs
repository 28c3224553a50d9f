//! A few lines of a source, as a terminal shows them.

use std::ops::Range;

use super::{safe, safe_line};
use crate::source::{Source, Sources, Span};

/// Columns that line numbers and bars take.
const MARGIN: usize = 8;

/// Lines of one place that are shown at most.
const MOST: usize = 6;

/// Some lines of one source, with pictures in place of what a terminal would obey.
pub(super) struct Window {
    /// The number of the first line, from 1.
    pub(super) first: usize,
    /// What messages call the source.
    pub(super) name: String,
    /// The lines as they are shown.
    pub(super) shown: String,
    raw: String,
    start: usize,
    /// For each place that goes on below, the lines of it that are not shown.
    places: Vec<(Span, usize)>,
}

/// The first and the last line of a place that are shown, and how many follow them.
fn shown_lines(source: &Source, span: Span) -> (usize, usize, usize) {
    let range = span.range();
    let first = source.position(range.start).line;
    let end = source.position(range.end);
    // A place that ends at the beginning of a line does not stand on it.
    let last = if end.column == 1 { end.line.saturating_sub(1).max(first) } else { end.line };
    let shown = last.min(first + MOST - 1);
    (first, shown, last - shown)
}

/// Whether places are of one source, within `most` lines, and on lines that `width` columns hold.
pub(super) fn fits(
    spans: impl Iterator<Item = Span>,
    sources: &Sources,
    most: usize,
    width: usize,
) -> bool {
    let mut of: Option<(&Source, usize, usize)> = None;
    for span in spans {
        let Some(source) = sources.get(span.source) else { return false };
        let (first, last, _) = shown_lines(source, span);
        let (other, from, to) = of.unwrap_or((source, first, last));
        let is_short = |line| {
            let text = source.text().get(source.line_range(line)).unwrap_or_default();
            unicode_width::UnicodeWidthStr::width(text) + MARGIN <= width
        };
        if other.id() != source.id() || !(first..=last).all(is_short) {
            return false;
        }
        of = Some((source, from.min(first), to.max(last)));
    }
    of.is_some_and(|(_, first, last)| last - first < most)
}

impl Window {
    /// The lines around places of one source; `None` where there is none.
    pub(super) fn around(spans: impl Iterator<Item = Span>, sources: &Sources) -> Option<Window> {
        let mut lines: Option<(usize, usize)> = None;
        let mut places = Vec::new();
        let mut of = None;
        for span in spans {
            let source = of.get_or_insert(sources.get(span.source)?);
            let (first, last, hidden) = shown_lines(source, span);
            let (from, to) = lines.unwrap_or((first, last));
            lines = Some((from.min(first), to.max(last)));
            places.push((span, hidden));
        }
        let (source, (first, last)) = (of?, lines?);
        let (start, end) = (source.line_range(first).start, source.line_range(last).end);
        let raw = source.text().get(start..end)?.to_owned();
        let shown = safe(&raw).into_owned();
        let name = safe_line(source.name()).into_owned();
        Some(Window { first, name, shown, raw, start, places })
    }

    /// Whether the lines are shown as they are.
    pub(super) fn is_plain(&self) -> bool {
        self.raw == self.shown
    }

    /// Where a place stands in the lines as shown, and how many of its lines are not.
    pub(super) fn place(&self, span: Span) -> (Range<usize>, usize) {
        let shown = |at: usize| {
            let at = at.saturating_sub(self.start).min(self.raw.len());
            let at = self.raw.floor_char_boundary(at);
            // A picture may be longer than what it stands for, and is one character all the same.
            let before = self.raw.get(..at).unwrap_or_default().chars().count();
            self.shown.char_indices().nth(before).map_or(self.shown.len(), |(at, _)| at)
        };
        let range = span.range();
        let from = shown(range.start);
        let mut to = shown(range.end).max(from);
        let hidden =
            self.places.iter().find(|(of, _)| *of == span).map_or(0, |(_, hidden)| *hidden);
        if hidden > 0 {
            let rest = self.shown.get(from..).unwrap_or_default();
            let end = rest.match_indices('\n').nth(MOST - 1).map_or(rest.len(), |(at, _)| at);
            to = to.min(from + end);
        }
        (from..to, hidden)
    }
}
