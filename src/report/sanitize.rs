//! Replaces control characters, so untrusted text cannot control a terminal.

use std::borrow::Cow;

/// Replaces each control and bidirectional character with a control picture such as `␛`, or with `�`. The number of
/// characters stays the same, so columns stay correct. Line breaks and tabs are kept; a carriage return that does not
/// end a line is replaced, since a terminal would overwrite the line.
#[must_use]
pub fn sanitize(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) && !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_lone_return = c == '\r' && rest.peek() != Some(&'\n');
        shown.push(if is_obeyed(c) || is_lone_return { picture(c) } else { c });
    }
    Cow::Owned(shown)
}

/// Like [`sanitize`], for text that must stay on one line, such as a file name: replaces line breaks and tabs
/// too.
#[must_use]
pub fn sanitize_line(text: &str) -> Cow<'_, str> {
    let shown = sanitize(text);
    if !shown.contains(['\n', '\r', '\t']) {
        return shown;
    }
    let one = |c| if matches!(c, '\n' | '\r' | '\t') { picture(c) } else { c };
    Cow::Owned(shown.chars().map(one).collect())
}

fn is_obeyed(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn picture(c: char) -> char {
    match u32::from(c) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or('\u{FFFD}'),
        0x7F => '\u{2421}',
        _ => '\u{FFFD}',
    }
}
