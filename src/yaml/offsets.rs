//! Maps the characters of a parsed text back to the bytes in the source.

use std::ops::Range;

use super::decoded_map::{MappedRange, decoded_map};
use crate::source::{Source, SourceId, Span, Text, TextStyle, work};

/// Returns the span in `source` of the bytes `range` of `text.value`.
///
/// Offsets past the end are clamped. A range that begins or ends inside a character or escape is
/// extended to include all of it. For many lookups, create [`Offsets`] once.
#[must_use]
pub fn locate(text: &Text, range: Range<usize>, source: &Source) -> Span {
    Offsets::of(text, source).locate(range)
}

/// The source location of each character of a scalar.
#[derive(Debug, Clone)]
pub struct Offsets<'source> {
    map: OffsetMap,
    file: &'source str,
}

/// [`Offsets`] without a reference to the source.
#[derive(Debug, Clone)]
pub struct OffsetMap {
    source: SourceId,
    start: usize,
    end: usize,
    /// `None` if the raw text at `start` equals the value.
    pieces: Option<Vec<MappedRange>>,
}

impl<'source> Offsets<'source> {
    /// Creates the map for a text.
    #[must_use]
    pub fn of(text: &Text, source: &'source Source) -> Offsets<'source> {
        Offsets::new(&text.value, text.span, text.style, source)
    }

    /// Creates the map for `value`, which is written at `span` of `source` in `style`.
    #[must_use]
    pub fn new(
        value: &str,
        span: Span,
        style: TextStyle,
        source: &'source Source,
    ) -> Offsets<'source> {
        let raw = source.slice(span);
        work::count(raw.len());
        let range = span.range();
        let is_plain = style == TextStyle::Plain && raw.len() == value.len();
        let is_quoted = matches!(style, TextStyle::SingleQuoted | TextStyle::DoubleQuoted)
            && raw.len() == value.len() + 2
            && raw.get(1..raw.len() - 1) == Some(value);
        let (start, end, pieces) = if is_plain {
            (range.start, range.end, None)
        } else if is_quoted {
            (range.start + 1, range.end - 1, None)
        } else {
            (range.start, range.start + raw.len(), Some(decoded_map(raw, value, style)))
        };
        let map = OffsetMap { source: span.source, start, end, pieces };
        Offsets { map, file: source.text() }
    }

    /// Returns the span of the bytes `range` of the text.
    #[must_use]
    pub fn locate(&self, range: Range<usize>) -> Span {
        self.map.locate(range, self.file)
    }

    /// Drops the reference to the source.
    #[must_use]
    pub fn into_map(self) -> OffsetMap {
        self.map
    }
}

impl OffsetMap {
    /// Returns the span of the bytes `range` of the text. `file` is the text of the source.
    #[must_use]
    pub fn locate(&self, range: Range<usize>, file: &str) -> Span {
        let start = self.first(range.start);
        let end = if range.end <= range.start { start } else { self.last(range.end).max(start) };
        let start = file.floor_char_boundary(start);
        Span::new(self.source, start..file.ceil_char_boundary(end))
    }

    /// Returns the source offset of the character at `offset`.
    fn first(&self, offset: usize) -> usize {
        let Some(pieces) = &self.pieces else {
            return self.start.saturating_add(offset).min(self.end);
        };
        let at = match piece(pieces, offset) {
            Some(piece) if piece.decoded_len == piece.raw_len => piece.raw + offset - piece.decoded,
            Some(piece) => piece.raw,
            None => pieces.last().map_or(self.end, |last| last.raw + last.raw_len),
        };
        self.start.saturating_add(at).min(self.end)
    }

    /// Returns the source offset after the last character before `offset`.
    fn last(&self, offset: usize) -> usize {
        let pieces = self.pieces.as_deref().unwrap_or_default();
        let Some(piece) = piece(pieces, offset.saturating_sub(1)) else {
            return self.first(offset);
        };
        let within =
            if piece.decoded_len == piece.raw_len { offset - piece.decoded } else { piece.raw_len };
        (self.start + piece.raw + within).min(self.end)
    }
}

/// Returns the piece that contains the byte at `offset`.
fn piece(pieces: &[MappedRange], offset: usize) -> Option<&MappedRange> {
    let after = pieces.partition_point(|piece| piece.decoded <= offset);
    let piece = pieces.get(after.checked_sub(1)?)?;
    (offset < piece.decoded + piece.decoded_len).then_some(piece)
}
