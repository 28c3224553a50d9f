//! What is done to a text before it is parsed, so that the parser does no more than we want.

use std::borrow::Cow;

/// How deep quotes, lists and notes may nest; what is deeper is kept as text.
pub const DEPTH: usize = 32;

/// A text for the parser, and the way from its bytes back to those of the original.
#[derive(Debug, Clone)]
pub(super) struct Guarded<'text> {
    pub(super) text: Cow<'text, str>,
    /// How many bytes were put before the original.
    pub(super) lead: usize,
    /// Where a line first opens one container too many, as an offset in the original.
    pub(super) deep: Option<usize>,
    /// Where backslashes were put, as offsets in `text`, ascending.
    inserted: Vec<usize>,
}

impl<'text> Guarded<'text> {
    /// Prose; only lines that open more containers than [`DEPTH`] are changed: a parser's work on
    /// each later line grows with the containers that are open.
    pub(super) fn prose(text: &'text str) -> Guarded<'text> {
        let mut places = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            places.extend(too_deep(line).map(|at| start + at));
            start += line.len();
        }
        let deep = places.first().copied();
        let plain = Guarded { text: Cow::Borrowed(text), lead: 0, deep, inserted: Vec::new() };
        plain.with_backslashes(&places)
    }

    /// One paragraph, whatever it begins with: line breaks are spaces, and a full stop and a space
    /// stand before it, after which nothing can open a block.
    pub(super) fn paragraph(text: &str) -> Guarded<'text> {
        let mut line = String::with_capacity(text.len() + 2);
        line.push_str(". ");
        line.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        Guarded { text: Cow::Owned(line), lead: 2, deep: None, inserted: Vec::new() }
    }

    /// The same with a backslash before each of `places`, ascending offsets in `self.text`.
    pub(super) fn with_backslashes(self, places: &[usize]) -> Guarded<'text> {
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
        Guarded { text: Cow::Owned(text), lead: self.lead, deep: self.deep, inserted }
    }

    /// The original's offset of one in `self.text`.
    pub(super) fn original(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|&at| at < offset);
        offset.saturating_sub(before).saturating_sub(self.lead)
    }
}

/// Where a line opens one container too many.
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

/// Whether a line is nothing but one of the marks that draw a rule.
fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let Some(first @ (b'-' | b'*' | b'_')) = marks.next() else { return false };
    marks.all(|byte| byte == first)
}
