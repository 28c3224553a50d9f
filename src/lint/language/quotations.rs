//! Finds quotations in quotation marks of any style.

use std::ops::Range;

/// Opening quotation marks, each with the marks that may close it.
const PAIRS: &[(char, &[char])] = &[
    ('\u{201c}', &['\u{201d}', '"']),
    ('\u{201e}', &['\u{201c}', '\u{201d}', '"']),
    ('\u{201f}', &['\u{201d}', '"']),
    ('\u{ab}', &['\u{bb}']),
    ('\u{bb}', &['\u{ab}']),
    ('\u{2039}', &['\u{203a}']),
    ('\u{300c}', &['\u{300d}']),
    ('\u{300e}', &['\u{300f}']),
    ('"', &['"', '\u{201d}']),
    ('`', &['`', '\'']),
];

/// Returns the byte ranges of all quotations, including their quotation marks.
///
/// An unclosed quotation ends with the paragraph. A straight single mark may also be an apostrophe, so it opens a
/// quotation only before a word and only if a closing mark follows. A quotation in single marks extends to the last
/// possible closing mark. In doubtful cases, text counts as quoted, because other people's words should not change.
pub(in crate::lint) fn quotations(paragraph: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let last = last_single(paragraph);
    let mut chars = paragraph.char_indices();
    let mut before = ' ';
    while let Some((start, c)) = chars.next() {
        let rest = paragraph.get(start + c.len_utf8()..).unwrap_or_default();
        let length = match c {
            '\'' | '\u{2018}' | '\u{201a}' | '\u{201b}' => single(before, rest, last, c != '\''),
            _ => PAIRS.iter().find(|(open, _)| *open == c).map(|(_, close)| {
                let end = rest.char_indices().find(|(_, c)| close.contains(c));
                end.map_or(rest.len(), |(at, c)| at + c.len_utf8())
            }),
        };
        before = c;
        if let Some(length) = length {
            let end = start + c.len_utf8() + length;
            found.push(start..end);
            while chars.offset() < end && chars.next().is_some() {}
        }
    }
    found
}

/// Returns the number of bytes after the last mark in the paragraph that can close a quotation in single marks.
fn last_single(paragraph: &str) -> Option<usize> {
    let closes = |(at, mark): &(usize, &str)| {
        let next = paragraph.get(at + mark.len()..).unwrap_or_default();
        let last = paragraph.get(..*at).and_then(|text| text.chars().next_back());
        !next.starts_with(char::is_alphanumeric) && last.is_some_and(|c| !c.is_whitespace())
    };
    let marks = paragraph.rmatch_indices(['\'', '\u{2019}', '\u{2018}']);
    let (at, mark) = marks.into_iter().find(closes)?;
    Some(paragraph.len() - at - mark.len())
}

/// Returns the length in bytes of a quotation in single marks, including the closing mark. `rest` is the paragraph
/// after the opening mark, and `after` is the result of `last_single`.
fn single(before: char, rest: &str, after: Option<usize>, is_surely_open: bool) -> Option<usize> {
    if before.is_alphanumeric() || !rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let closed = after.and_then(|after| rest.len().checked_sub(after)).filter(|length| *length > 0);
    closed.or_else(|| is_surely_open.then_some(rest.len()))
}
