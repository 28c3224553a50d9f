//! Maps raw bytes to decoded characters for each YAML style.

use crate::source::TextStyle;

/// A range of decoded text, and the range of raw bytes that it comes from.
///
/// If both ranges have the same length, they contain the same bytes (or one escaped character).
/// Otherwise, the mapping applies only to the entire range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MappedRange {
    /// The offset in the decoded text.
    pub(super) decoded: usize,
    /// The length in decoded bytes.
    pub(super) decoded_len: usize,
    /// The offset in the raw text.
    pub(super) raw: usize,
    /// The length in raw bytes.
    pub(super) raw_len: usize,
}

/// Splits `raw` into pieces, in order. `value` is the decoded text, which determines the
/// indentation of block scalars.
pub(super) fn decoded_map(raw: &str, value: &str, style: TextStyle) -> Vec<MappedRange> {
    let mut pieces = MappedRanges::default();
    match style {
        TextStyle::Plain => flow(raw, 0, &mut pieces, |_, _| None),
        TextStyle::SingleQuoted => {
            let inner = raw.strip_prefix('\'').unwrap_or(raw);
            flow(inner.strip_suffix('\'').unwrap_or(inner), 1, &mut pieces, single_quoted);
        }
        TextStyle::DoubleQuoted => {
            let inner = raw.strip_prefix('"').unwrap_or(raw);
            flow(inner.strip_suffix('"').unwrap_or(inner), 1, &mut pieces, double_quoted);
        }
        TextStyle::Literal => block(raw, value, false, &mut pieces),
        TextStyle::Folded => block(raw, value, true, &mut pieces),
    }
    pieces.list
}

#[derive(Default)]
struct MappedRanges {
    list: Vec<MappedRange>,
    decoded: usize,
}

impl MappedRanges {
    /// Adds bytes that decode to themselves.
    fn verbatim(&mut self, raw: usize, len: usize) {
        if len == 0 {
            return;
        }
        if let Some(last) = self.list.last_mut()
            && last.decoded_len == last.raw_len
            && last.raw + last.raw_len == raw
        {
            last.raw_len += len;
            last.decoded_len += len;
            self.decoded += len;
            return;
        }
        self.said(raw, len, len);
    }

    /// Adds raw bytes that decode to `decoded_len` bytes.
    fn said(&mut self, raw: usize, raw_len: usize, decoded_len: usize) {
        let decoded = self.decoded;
        self.decoded += decoded_len;
        self.list.push(MappedRange { decoded, decoded_len, raw, raw_len });
    }
}

/// Returns the length of the line break at the start of `text`, or 0.
fn line_break(text: &str) -> usize {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// The raw length of an escape and its decoded length.
type Escape = (usize, usize);

/// Decodes plain and quoted text: line breaks become spaces, and empty lines become line breaks.
fn flow(
    text: &str,
    base: usize,
    pieces: &mut MappedRanges,
    escape: fn(&str, usize) -> Option<Escape>,
) {
    let mut at = 0;
    // White space before a line break is dropped, so the next character decides what happens to it.
    let mut blanks = 0..0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some((raw_len, decoded_len)) = escape(text, at) {
            pieces.verbatim(base + blanks.start, blanks.len());
            if decoded_len > 0 {
                pieces.said(base + at, raw_len, decoded_len);
                at += raw_len;
            } else {
                // A backslash before a line break removes the break; the empty lines after it stay.
                at = empty_lines(text, at + raw_len, base, pieces);
            }
            blanks = at..at;
        } else if first == ' ' || first == '\t' {
            at += 1;
            blanks.end = at;
        } else if first == '\n' || first == '\r' {
            at = folded_break(text, blanks.start, at, base, pieces);
            blanks = at..at;
        } else {
            pieces.verbatim(base + blanks.start, blanks.len());
            pieces.verbatim(base + at, first.len_utf8());
            at += first.len_utf8();
            blanks = at..at;
        }
    }
    pieces.verbatim(base + blanks.start, blanks.len());
}

/// Decodes a line break in flow text, from the white space before it to the next line's first
/// character.
fn folded_break(
    text: &str,
    from: usize,
    mut at: usize,
    base: usize,
    pieces: &mut MappedRanges,
) -> usize {
    at += line_break(text.get(at..).unwrap_or_default());
    let end = skip_blank(text, at);
    if line_break(text.get(end..).unwrap_or_default()) == 0 {
        pieces.said(base + from, end - from, 1);
        return end;
    }
    empty_lines(text, at, base, pieces)
}

/// Adds a line break for each empty line from `at` on. Returns the offset of the next line's first
/// character.
fn empty_lines(text: &str, mut at: usize, base: usize, pieces: &mut MappedRanges) -> usize {
    loop {
        let end = skip_blank(text, at);
        let len = line_break(text.get(end..).unwrap_or_default());
        if len == 0 {
            return end;
        }
        pieces.said(base + at, end + len - at, 1);
        at = end + len;
    }
}

fn skip_blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
}

fn single_quoted(text: &str, at: usize) -> Option<Escape> {
    text.get(at..)?.starts_with("''").then_some((2, 1))
}

fn double_quoted(text: &str, at: usize) -> Option<Escape> {
    let rest = text.get(at..)?.strip_prefix('\\')?;
    let hexadecimal = |digits: usize| {
        let code = u32::from_str_radix(rest.get(1..=digits)?, 16).ok()?;
        Some((code, 2 + digits))
    };
    let wide = |digits| {
        let (code, raw_len) = hexadecimal(digits)?;
        // A surrogate pair: two escapes of four digits for one character, as in JSON.
        if (0xD800..0xDC00).contains(&code) {
            return Some((12, 4));
        }
        Some((raw_len, char::from_u32(code)?.len_utf8()))
    };
    match rest.chars().next()? {
        '\n' | '\r' => Some((1 + line_break(rest), 0)),
        'x' => wide(2),
        'u' => wide(4),
        'U' => wide(8),
        'N' | '_' => Some((2, 2)),
        'L' | 'P' => Some((2, 3)),
        other => Some((1 + other.len_utf8(), other.len_utf8())),
    }
}

/// Decodes a literal block scalar, or a folded one if `folded` is `true`.
fn block(raw: &str, value: &str, folded: bool, pieces: &mut MappedRanges) {
    let header = raw.find(['\n', '\r']).unwrap_or(raw.len());
    let mut at = header + line_break(raw.get(header..).unwrap_or_default());
    let indent = indentation(raw.get(at..).unwrap_or_default(), value);
    // The raw ranges of line breaks since the last line with content.
    let mut breaks: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<bool> = None;
    while at < raw.len() {
        let rest = raw.get(at..).unwrap_or_default();
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        let ending = line_break(rest.get(len..).unwrap_or_default());
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let from = at + spaces.min(indent);
        let content = at + len - from;
        if content > 0 {
            let first = raw.as_bytes().get(from).copied().unwrap_or_default();
            let more = first == b' ' || first == b'\t';
            let keep = !folded || more || before != Some(false);
            say_breaks(&breaks, keep, pieces);
            breaks.clear();
            pieces.verbatim(from, content);
            before = Some(more);
        }
        breaks.push((at + len, ending));
        at += len + ending;
    }
    for (raw, len) in breaks {
        pieces.said(raw, len, 1);
    }
}

/// Adds the line breaks between two lines: keeps all, or folds a single one into a space.
fn say_breaks(breaks: &[(usize, usize)], keep: bool, pieces: &mut MappedRanges) {
    match breaks {
        [(raw, len)] if !keep => pieces.said(*raw, *len, 1),
        [_, rest @ ..] if !keep => rest.iter().for_each(|&(raw, len)| pieces.said(raw, len, 1)),
        all => all.iter().for_each(|&(raw, len)| pieces.said(raw, len, 1)),
    }
}

/// Returns the indentation of a block: the raw minus the decoded leading spaces of its first line.
fn indentation(raw: &str, value: &str) -> usize {
    let is_solid = |line: &&str| !line.trim_matches([' ', '\t']).is_empty();
    let leading = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let written = raw.split(['\n', '\r']).find(is_solid).map_or(0, leading);
    let decoded = value.split('\n').find(is_solid).map_or(0, leading);
    written.saturating_sub(decoded)
}
