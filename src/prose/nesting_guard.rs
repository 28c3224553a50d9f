//! Prepares text for the parser, to limit the nesting depth and the parser's work.

use std::borrow::Cow;

/// The maximum nesting depth of quotes, lists and notes. Deeper markup is printed as text.
pub const DEPTH: usize = 32;

/// Text for the parser, with a mapping of byte offsets to the original.
#[derive(Debug, Clone)]
pub(super) struct GuardedText<'text> {
    pub(super) text: Cow<'text, str>,
    /// The number of bytes inserted before the original.
    pub(super) lead: usize,
    /// The byte offset in the original of the first container beyond [`DEPTH`], if there is one.
    pub(super) deep: Option<usize>,
    /// The byte offsets of inserted backslashes in `text`, ascending.
    inserted: Vec<usize>,
}

impl<'text> GuardedText<'text> {
    /// Prepares prose. Escapes markup in lines that open more than [`DEPTH`] containers, because
    /// the parser's work for each later line grows with the number of open containers.
    pub(super) fn prose(text: &'text str) -> GuardedText<'text> {
        let mut places = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            places.extend(too_deep(line).map(|at| start + at));
            start += line.len();
        }
        let deep = places.first().copied();
        let plain = GuardedText { text: Cow::Borrowed(text), lead: 0, deep, inserted: Vec::new() };
        plain.with_backslashes(&places)
    }

    /// Prepares a single paragraph: replaces line breaks with spaces, and adds a period and a space
    /// at the start, so that no block can start there.
    pub(super) fn paragraph(text: &str) -> GuardedText<'text> {
        let mut line = String::with_capacity(text.len() + 2);
        line.push_str(". ");
        line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        GuardedText { text: Cow::Owned(line), lead: 2, deep: None, inserted: Vec::new() }
    }

    /// Inserts a backslash at each of `places`, which are ascending byte offsets in `self.text`.
    pub(super) fn with_backslashes(self, places: &[usize]) -> GuardedText<'text> {
        if places.is_empty() {
            return self;
        }
        let mut text = String::with_capacity(self.text.len() + places.len());
        let mut inserted = Vec::with_capacity(self.inserted.len() + places.len());
        let mut old = self.inserted.iter().copied().peekable();
        let mut from = 0;
        for (count, &place) in places.iter().enumerate() {
            while let Some(earlier) = old.next_if(|&at| at < place) {
                inserted.push(earlier + count);
            }
            text.push_str(self.text.get(from..place).unwrap_or_default());
            inserted.push(text.len());
            text.push('\\');
            from = place;
        }
        inserted.extend(old.map(|at| at + places.len()));
        text.push_str(self.text.get(from..).unwrap_or_default());
        GuardedText { text: Cow::Owned(text), lead: self.lead, deep: self.deep, inserted }
    }

    /// Maps a byte offset in `self.text` to the original.
    pub(super) fn original(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|&at| at < offset);
        offset.saturating_sub(before).saturating_sub(self.lead)
    }
}

/// Returns the byte offset in the line of the first container beyond [`DEPTH`].
fn too_deep(line: &str) -> Option<usize> {
    if line.len() < 2 * DEPTH.min(16) || is_rule(line) {
        return None;
    }
    let bytes = line.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let ends_marker = |at: usize| matches!(byte(at), b' ' | b'\t' | b'\r' | b'\n');
    let (mut at, mut depth) = (0, 0);
    loop {
        while matches!(byte(at), b' ' | b'\t') {
            at += 1;
        }
        let digits = bytes.iter().skip(at).take(9).take_while(|byte| byte.is_ascii_digit()).count();
        let marker = match byte(at + digits) {
            b'>' if digits == 0 => at,
            b'-' | b'+' | b'*' if digits == 0 && ends_marker(at + 1) => at,
            b'.' | b')' if digits > 0 && ends_marker(at + digits + 1) => at + digits,
            _ => return None,
        };
        depth += 1;
        if depth > DEPTH {
            return Some(marker);
        }
        at = marker + 1;
    }
}

/// Returns `true` if a line is a thematic break: only `*`, only `-` or only `_`, with spaces.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let Some(first @ (b'-' | b'*' | b'_')) = marks.next() else { return false };
    marks.all(|byte| byte == first)
}
