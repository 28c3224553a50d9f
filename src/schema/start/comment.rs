//! Comments in new plans.

use std::fmt::Write;

/// The maximum width of the text in a comment.
const WIDTH: usize = 96;

/// Writes `text` as wrapped comment lines, each after `margin`. Keeps the line breaks.
pub(super) fn comment(out: &mut String, margin: &str, text: &str) {
    for line in text.lines() {
        let mut said = String::new();
        let mut width = 0;
        for word in line.split_whitespace() {
            let word: String = word.chars().filter(|one| !is_hidden(*one)).collect();
            let length = word.chars().count();
            if width > 0 && width + 1 + length > WIDTH {
                let _ = writeln!(out, "{margin}# {said}");
                said.clear();
                width = 0;
            }
            if width > 0 {
                said.push(' ');
                width += 1;
            }
            said.push_str(&word);
            width += length;
        }
        if said.is_empty() {
            let _ = writeln!(out, "{margin}#");
        } else {
            let _ = writeln!(out, "{margin}# {said}");
        }
    }
}

/// Shortens `text` to one line of at most 70 characters.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 70;
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let mut short: String = line.chars().take(MOST - 1).collect();
    short.push('…');
    short
}

/// Returns `true` if a character would end a comment or change its appearance.
fn is_hidden(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{61C}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}')
}
