//! Quotes text so that every YAML parser reads the same characters back.

use super::line::{colon_in_text, comment};

/// Formats `text` as a value after `key: ` or `- `, in quotes if necessary.
#[must_use]
pub fn quote(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { in_quotes(text) }
}

/// Formats `text` as a value inside brackets or braces, in quotes if necessary.
#[must_use]
pub fn quote_in_brackets(text: &str) -> String {
    let is_divided = text.contains([',', '[', ']', '{', '}', ':', '?']);
    if is_plain(text) && !is_divided { text.to_owned() } else { in_quotes(text) }
}

/// Puts `text` in double quotes, with escapes for special and invisible characters.
#[must_use]
pub(super) fn in_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            one if is_hidden(one) => out.push_str(&escape(one)),
            one => out.push(one),
        }
    }
    out.push('"');
    out
}

fn escape(character: char) -> String {
    let code = u32::from(character);
    if code > 0xFFFF { format!("\\U{code:08X}") } else { format!("\\u{code:04X}") }
}

/// Returns `true` if YAML would drop or reject a character, or read it as a line break.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Returns `true` if YAML 1.1 and 1.2 parsers parse the unquoted text as the same string.
fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && !text.chars().any(is_hidden)
        && !text.starts_with([
            '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%',
            '@', '`', '=', '<', '~',
        ])
        && !text.starts_with("...")
        && colon_in_text(text).is_none()
        && comment(text).is_none()
        && !is_word(text)
        && !is_number(text)
}

/// Returns `true` if some YAML parsers parse the text as a Boolean or null.
fn is_word(text: &str) -> bool {
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// Returns `true` if some YAML parsers parse the text as a number, time or date.
fn is_number(text: &str) -> bool {
    let is_special = |word: &str| [".inf", ".nan"].contains(&word.to_ascii_lowercase().as_str());
    let is_figure = |one: char| one.is_ascii_hexdigit() || "._:+-xXoOtTzZ ".contains(one);
    let body = text.strip_prefix('+').unwrap_or(text);
    is_special(body)
        || (body.starts_with(|one: char| one.is_ascii_digit() || one == '.')
            && body.chars().all(is_figure))
}
