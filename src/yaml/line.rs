//! Classifies individual lines of a file, which need not be valid YAML.

use std::ops::Range;

/// A line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// The byte offset of the start.
    pub(super) start: usize,
    /// The byte offset after the indentation.
    pub(super) content: usize,
    /// The byte offset of the end, without the line break.
    pub(super) end: usize,
    /// The byte offset of the next line.
    pub(super) next: usize,
    /// The width of the indentation in columns. A tab counts as two.
    pub(super) column: usize,
    /// `true` if the indentation contains characters other than spaces.
    pub(super) is_odd: bool,
    /// The kind of content.
    pub(super) shape: LineKind,
}

/// The kind of content at the start of a line or after a dash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Blank, or only a comment.
    Nothing,
    /// A dash and a space.
    Item,
    /// A key and its colon.
    Key,
    /// The `:` of an explicit value after a `?`.
    Answer,
    /// Anything else.
    Other,
}

/// Iterates over the lines in `range`, which must begin at the start of a line.
pub(super) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Line> + Clone {
    let mut at = range.start;
    std::iter::from_fn(move || {
        (at < range.end).then(|| {
            let line = line(text, at, range.end);
            at = line.next;
            line
        })
    })
}

fn line(text: &str, start: usize, limit: usize) -> Line {
    let rest = text.get(start..limit).unwrap_or_default();
    let next = rest.find('\n').map_or(limit, |at| start + at + 1);
    let whole = text.get(start..next).unwrap_or_default();
    let said = whole.trim_end_matches(['\n', '\r']);
    let spaces = said.bytes().take_while(|&byte| byte == b' ').count();
    let is_plain = said.as_bytes().get(spaces).is_none_or(|&byte| byte.is_ascii() && byte != b'\t');
    let (indentation, column) = if is_plain { (spaces, spaces) } else { odd_indentation(said) };
    Line {
        start,
        content: start + indentation,
        end: start + said.len(),
        next,
        column,
        is_odd: column != spaces,
        shape: shape(said.get(indentation..).unwrap_or_default()),
    }
}

/// Returns the length in bytes and the width in columns of indentation that contains characters
/// other than spaces.
fn odd_indentation(said: &str) -> (usize, usize) {
    let len = said.len() - said.trim_start_matches(is_indentation).len();
    let before = said.get(..len).unwrap_or_default();
    (len, before.chars().map(|one| if one == '\t' { 2 } else { 1 }).sum())
}

/// Returns `true` if a character at the start of a line looks like indentation.
fn is_indentation(character: char) -> bool {
    matches!(character, ' ' | '\t') || is_pasted_space(character)
}

/// Returns `true` if a character looks like a space but is not a space in YAML.
pub(super) fn is_pasted_space(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{2000}'..='\u{200B}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Returns the kind of content that `text` begins with.
pub(super) fn shape(text: &str) -> LineKind {
    let is_over = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    if text.trim().is_empty() || text.starts_with('#') {
        LineKind::Nothing
    } else if text.strip_prefix('-').is_some_and(is_over) {
        LineKind::Item
    } else if text.strip_prefix(':').is_some_and(is_over) {
        LineKind::Answer
    } else if text.strip_prefix('?').is_some_and(is_over) || colon(text).is_some() {
        LineKind::Key
    } else {
        LineKind::Other
    }
}

/// The maximum number of words in a key. More words are probably a sentence.
const KEY_WORDS: usize = 4;

/// Returns the offset of the colon after the key that a line begins with.
pub(super) fn colon(text: &str) -> Option<usize> {
    let mut characters = text.chars();
    let first = characters.next()?;
    if first == '"' || first == '\'' {
        let close = closing_quote(text, 0)?;
        let rest = text.get(close + 1..)?;
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let at = close + 1 + blank;
        return is_colon(text, at).then_some(at);
    }
    let is_glued_dash = first == '-' && characters.next().is_some_and(char::is_alphabetic);
    if is_glued_dash || matches!(first, '[' | '{' | '|' | '>' | '%' | '@' | '`') {
        return None;
    }
    let at = colon_in_text(text)?;
    let words = text.get(..at)?.split_whitespace().count();
    (words <= KEY_WORDS).then_some(at)
}

/// Returns the offset of the first colon in unquoted text that YAML would read as the end of a key.
pub(super) fn colon_in_text(text: &str) -> Option<usize> {
    let text = text.get(..comment(text).unwrap_or(text.len()))?;
    text.match_indices(':').map(|(at, _)| at).find(|&at| is_colon(text, at))
}

fn is_colon(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.strip_prefix(':')
        .is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t', '\n', '\r']))
}

/// Returns the offset of the `#` of a comment in one line of unquoted text.
pub(super) fn comment(text: &str) -> Option<usize> {
    if text.starts_with('#') {
        return Some(0);
    }
    text.match_indices('#')
        .map(|(at, _)| at)
        .find(|&at| text.get(..at).is_some_and(|before| before.ends_with([' ', '\t'])))
}

/// Returns the offset of the quotation mark that closes the quotation mark at `open`.
pub(super) fn closing_quote(text: &str, open: usize) -> Option<usize> {
    let quote = *text.as_bytes().get(open)?;
    let mut at = open + 1;
    while let Some(&byte) = text.as_bytes().get(at) {
        let next = text.as_bytes().get(at + 1);
        match byte {
            b'\\' if quote == b'"' => at += 2,
            b'\'' if quote == b'\'' && next == Some(&b'\'') => at += 2,
            _ if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// Returns `true` if a key is spelled like a field of a plan: one lowercase word.
pub(super) fn is_field(key: &str) -> bool {
    key.starts_with(|first: char| first.is_ascii_lowercase())
        && key
            .chars()
            .all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || "_-".contains(one))
}

/// Returns `true` if only a comment, tag or anchor follows a key's colon.
pub(super) fn is_open(after: &str) -> bool {
    let mut words = after.split_whitespace();
    words.find(|word| !word.starts_with(['&', '!'])).is_none_or(|word| word.starts_with('#'))
}

/// Returns `true` if a line starts or ends a YAML document (`---` or `...`).
pub(super) fn is_marker(text: &str, line: &Line) -> bool {
    let said = text.get(line.start..line.end).unwrap_or_default();
    let rest = said.strip_prefix("---").or_else(|| said.strip_prefix("..."));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}
