//! Escapes text for Markdown.

/// An empty comment, which separates the text before and after it. GitHub looks for mentions, issue
/// numbers and emoji after it has resolved backslashes and entities, so only a comment prevents
/// them.
pub(super) const APART: &str = "<!-- -->";

/// The context of a piece of text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct EscapeContext {
    /// `true` if the text starts a line.
    pub(super) line_start: bool,
    /// `true` if the parser must see the first character as punctuation.
    pub(super) guard_first: bool,
    /// `true` if the parser must see the last character as punctuation.
    pub(super) guard_last: bool,
}

/// Appends the escaped `text`.
pub(super) fn escape(text: &str, around: EscapeContext, out: &mut String) {
    let mut last = None;
    let mut chars = text.char_indices().peekable();
    let mut numbers_so_far = around.line_start;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let first = at == 0;
        let line_start = around.line_start && first;
        let guarded = first && around.guard_first || next.is_none() && around.guard_last;
        if guarded && !c.is_ascii_punctuation() && !c.is_whitespace() {
            entity(c, out);
        } else {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + c.len_utf8()..).unwrap_or_default();
            match c {
                '`' if last.is_none() || next.is_none() => entity(c, out),
                '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => backslash(c, out),
                '_' if last.is_some_and(is_letter) && next.is_some_and(is_letter) => out.push(c),
                '_' => backslash(c, out),
                '&' if next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#') => {
                    out.push_str("&amp;");
                }
                '!' if next.is_none() => backslash(c, out),
                '^' | '(' if first => backslash(c, out),
                '-' | '=' | '>' if line_start => backslash(c, out),
                '+' if line_start && next.is_none_or(char::is_whitespace) => backslash(c, out),
                '$' if last.is_some_and(|last| !last.is_whitespace()) => backslash(c, out),
                '#' => {
                    if line_start || !next.is_some_and(char::is_alphanumeric) {
                        backslash(c, out);
                    } else {
                        out.push(c);
                    }
                    if next.is_some_and(|next| next.is_ascii_digit()) {
                        out.push_str(APART);
                    }
                }
                '@' => {
                    out.push(c);
                    // After an ASCII letter or digit, GitHub reads `@` as part of an email address,
                    // not as a mention.
                    if next.is_some_and(char::is_alphanumeric)
                        && !last.is_some_and(|last| last.is_ascii_alphanumeric())
                    {
                        out.push_str(APART);
                    }
                }
                ':' => {
                    if first || is_address(before) {
                        backslash(c, out);
                    } else {
                        out.push(c);
                    }
                    if is_shortcode(after) {
                        out.push_str(APART);
                    }
                }
                '-' if ends_with(before, "GH")
                    && next.is_some_and(|next| next.is_ascii_digit()) =>
                {
                    out.push(c);
                    out.push_str(APART);
                }
                '.' if ends_with(before, "www") => backslash(c, out),
                '.' | ')' if numbers_so_far && !first && next.is_none_or(char::is_whitespace) => {
                    backslash(c, out);
                }
                c => out.push(c),
            }
        }
        numbers_so_far &= c.is_ascii_digit();
        last = Some(c);
    }
}

/// Returns `true` if the parser certainly treats the character as part of a word.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c.is_alphabetic()
            && matches!(c, '\u{c0}'..='\u{1fff}' | '\u{3041}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn backslash(c: char, out: &mut String) {
    out.push('\\');
    out.push(c);
}

fn entity(c: char, out: &mut String) {
    out.push_str(&format!("&#{};", u32::from(c)));
}

fn ends_with(text: &str, word: &str) -> bool {
    text.len()
        .checked_sub(word.len())
        .and_then(|at| text.get(at..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Returns `true` if `before`, followed by a colon, starts a URL that GitHub would link.
fn is_address(before: &str) -> bool {
    ["http", "https", "ftp", "mailto", "xmpp"].iter().any(|scheme| ends_with(before, scheme))
}

/// Returns `true` if the text `after` a colon completes an emoji shortcode.
fn is_shortcode(after: &str) -> bool {
    let name = after
        .bytes()
        .take(64)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-'));
    let length = name.count();
    length > 0 && after.as_bytes().get(length) == Some(&b':')
}
