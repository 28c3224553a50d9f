//! Excerpts of a source for a terminal.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{sanitize, sanitize_line};
use crate::diagnostic::Label;
use crate::source::{Source, Sources, Span, work};

/// The width of line numbers and bars, in columns.
const MARGIN: usize = 8;

/// The width of the marks for trimmed text, in columns.
const ROOM: usize = 14;

/// The maximum number of lines shown for a span.
const MOST: usize = 6;

/// The maximum length of a line that is copied as a whole, in bytes. Of a longer line, only the part around its span is
/// copied, since one line can have megabytes and thousands of findings.
const LONG: usize = 2_000;

/// Some lines of a source, with control characters replaced.
pub(super) struct Excerpt {
    /// The number of the first line, from 1.
    pub(super) first: usize,
    /// The name of the source in messages.
    pub(super) name: String,
    /// The lines as shown.
    pub(super) shown: String,
    raw: String,
    start: usize,
    /// Only a part of a long line is shown.
    pub(super) is_part: bool,
    /// The spans, each with its number of hidden lines.
    places: Vec<(Span, usize)>,
}

/// Returns the first and last shown line of a span, and the number of hidden lines after them.
fn shown_lines(source: &Source, span: Span) -> (usize, usize, usize) {
    let range = span.range();
    let first = source.position(range.start).line;
    let end = source.position(range.end);
    // A span that ends at the start of a line does not include that line.
    let last = if end.column == 1 { end.line.saturating_sub(1).max(first) } else { end.line };
    let shown = last.min(first + MOST - 1);
    (first, shown, last - shown)
}

/// Returns `true` if a span is shown with a single line.
pub(super) fn is_on_one_line(source: &Source, span: Span) -> bool {
    let (first, last, _) = shown_lines(source, span);
    first == last
}

/// Returns the number of bytes of the shown lines of a span.
pub(super) fn bytes(source: &Source, span: Span) -> usize {
    let (first, last, _) = shown_lines(source, span);
    source.line_range(last).end.saturating_sub(source.line_range(first).start)
}

/// Returns `true` if all spans are in the same source, within `most` lines, and on lines that fit into
/// `width` columns.
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
            let range = source.line_range(line);
            // Check the length in bytes first: measuring a line of several megabytes would be too slow.
            let may_fit = range.len() <= 16 * width;
            let text = source.text().get(range).unwrap_or_default();
            may_fit && text.width() + MARGIN <= width
        };
        if other.id() != source.id() || !(first..=last).all(is_short) {
            return false;
        }
        of = Some((source, from.min(first), to.max(last)));
    }
    of.is_some_and(|(_, first, last)| last - first < most)
}

/// Returns `true` if a label fits next to its underline without trimming the line.
pub(super) fn fits_beside(label: &Label, sources: &Sources, width: usize) -> bool {
    let Some(source) = sources.get(label.span.source) else { return false };
    let end = source.position(label.span.end as usize);
    if end.column > 16 * width {
        return false;
    }
    let line = source.text().get(source.line_range(end.line)).unwrap_or_default();
    let before: String = line.chars().take(end.column.saturating_sub(1)).collect();
    before.width() + MARGIN + 1 + label.text.width() <= width
}

impl Excerpt {
    /// Returns the lines around some spans of one source; `None` if there are no spans. A line that is too long is cut
    /// to the part that a terminal of `width` columns could show.
    pub(super) fn around(
        spans: impl Iterator<Item = Span>,
        sources: &Sources,
        width: usize,
    ) -> Option<Excerpt> {
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
        let (mut start, mut end) = (source.line_range(first).start, source.line_range(last).end);
        let is_part = first == last && end - start > LONG.max(16 * width);
        if let ([(span, _)], true) = (places.as_slice(), is_part) {
            let (text, range) = (source.text(), span.range());
            // A character takes at most four bytes.
            let from = range.start.saturating_sub(4 * width);
            let to = range.end.min(range.start.saturating_add(4 * width)).saturating_add(4 * width);
            start = start.max(text.floor_char_boundary(from));
            end = end.min(text.floor_char_boundary(to)).max(start);
        }
        let raw = source.text().get(start..end)?.to_owned();
        work::count(raw.len());
        let shown = sanitize(&raw).into_owned();
        let name = sanitize_line(source.name()).into_owned();
        Some(Excerpt { first, name, shown, raw, start, is_part, places })
    }

    /// Returns `true` if no character had to be replaced.
    pub(super) fn is_plain(&self) -> bool {
        self.raw == self.shown
    }

    /// Returns the range of a span in the shown lines, and its number of hidden lines.
    pub(super) fn place(&self, span: Span) -> (Range<usize>, usize) {
        let shown = |at: usize| {
            let at = at.saturating_sub(self.start).min(self.raw.len());
            let at = self.raw.floor_char_boundary(at);
            // A replacement may have more bytes than the original, but always one character.
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

    /// Shortens a range on a single line to fit its underline and the marks for trimmed text into `width` columns.
    pub(super) fn clipped(&self, at: Range<usize>, width: usize) -> Range<usize> {
        let most = width.saturating_sub(MARGIN + ROOM);
        let text = self.shown.get(at.clone()).unwrap_or_default();
        if text.contains('\n') || text.width() <= most {
            return at;
        }
        let mut used = 0;
        let end = text.char_indices().find_map(|(offset, c)| {
            used += c.width().unwrap_or(0);
            (used > most).then_some(at.start + offset)
        });
        at.start..end.unwrap_or(at.end)
    }
}
