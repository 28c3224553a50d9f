//! Normalizes inlines: no empty nodes, single spaces, no white space at the edges.

use std::mem;

use super::ast::Inline;

/// Converts white space to spaces. Replaces control characters, and characters that reorder the text around
/// them, with U+FFFD. Prose can contain such characters as entities (`&#x202E;`).
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' | '\u{c}' | '\u{85}' => ' ',
            c if c.is_control() || turns_text_around(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

/// Returns `true` if `text` needs no cleaning except at its edges. This fast check also returns `false` for
/// some non-ASCII text that needs no cleaning.
pub(super) fn is_tidy(text: &str) -> bool {
    // The first byte of C1 control characters in UTF-8.
    const CONTROL: u8 = 0xc2;
    !text.bytes().any(|byte| byte.is_ascii_control() || byte == CONTROL)
        && !text.contains("  ")
        && (text.is_ascii() || !text.contains(turns_text_around))
}

/// Returns `true` if a character overrides or embeds the direction of the text after it, so that
/// `$1,000` can look like a different amount. Returns `false` for isolates and direction marks,
/// which Arabic and Hebrew need.
pub fn turns_text_around(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}')
}

/// Normalizes the text of one block.
pub(super) fn tidy(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut flow = flow(inlines);
    let edge = |inline: &Inline| matches!(inline, Inline::Break);
    loop {
        let before = flow.len();
        if let Some(Inline::Text { text }) = flow.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some(Inline::Text { text }) = flow.last_mut() {
            *text = text.trim_end().to_owned();
        }
        flow.pop_if(|last| edge(last) || is_empty(last));
        if flow.first().is_some_and(|first| edge(first) || is_empty(first)) {
            flow.remove(0);
        }
        if flow.len() == before {
            return flow;
        }
    }
}

/// Replaces line breaks with spaces.
pub(super) fn unbroken(inlines: Vec<Inline>) -> Vec<Inline> {
    fn walk(inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Break => *inline = Inline::Text { text: " ".into() },
                Inline::Emphasis { inlines }
                | Inline::Strong { inlines }
                | Inline::Strike { inlines }
                | Inline::Link { inlines, .. } => walk(inlines),
                Inline::Text { .. } | Inline::Code { .. } | Inline::Note { .. } => {}
            }
        }
    }
    let mut inlines = inlines;
    walk(&mut inlines);
    tidy(inlines)
}

fn is_empty(inline: &Inline) -> bool {
    matches!(inline, Inline::Text { text } | Inline::Code { text } if text.is_empty())
}

fn is_space(inline: &Inline) -> bool {
    match inline {
        Inline::Break => true,
        Inline::Text { text } => text.chars().all(char::is_whitespace),
        _ => false,
    }
}

/// Normalizes inlines except for white space at the start and end.
fn flow(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        let (before, inline, after) = lift(inline);
        for inline in before.into_iter().chain(inline).chain(after) {
            join(&mut out, inline);
        }
    }
    for inline in &mut out {
        if let Inline::Text { text } = inline {
            *text = single_spaces(text);
        }
    }
    around_breaks(out)
}

/// Moves white space at the edges of emphasis or a link to the outside.
fn lift(inline: Inline) -> (Vec<Inline>, Option<Inline>, Vec<Inline>) {
    let mut inline = inline;
    let (Inline::Emphasis { inlines }
    | Inline::Strong { inlines }
    | Inline::Strike { inlines }
    | Inline::Link { inlines, .. }) = &mut inline
    else {
        return (Vec::new(), Some(inline), Vec::new());
    };
    *inlines = flow(mem::take(inlines));
    let (before, after) = edges(inlines);
    let is_empty = inlines.is_empty();
    if is_empty && let Inline::Link { href, inlines } = &mut inline {
        inlines.push(Inline::Text { text: href.clone() });
        return (before, Some(inline), after);
    }
    (before, (!is_empty).then_some(inline), after)
}

/// Splits the white space off both ends.
fn edges(inlines: &mut Vec<Inline>) -> (Vec<Inline>, Vec<Inline>) {
    let inner = inlines.iter().take_while(|inline| is_space(inline)).count();
    let mut before: Vec<Inline> = inlines.drain(..inner).collect();
    if let Some(Inline::Text { text }) = inlines.first_mut() {
        let rest = text.trim_start();
        let space = text.strip_suffix(rest).unwrap_or_default().to_owned();
        *text = rest.to_owned();
        before.push(Inline::Text { text: space });
    }
    let mut after = Vec::new();
    while let Some(space) = inlines.pop_if(|last| is_space(last)) {
        after.insert(0, space);
    }
    if let Some(Inline::Text { text }) = inlines.last_mut() {
        let rest = text.trim_end();
        let space = text.strip_prefix(rest).unwrap_or_default().to_owned();
        *text = rest.to_owned();
        after.insert(0, Inline::Text { text: space });
    }
    (before, after)
}

/// Appends an inline, merged with the previous one if both are of the same kind.
fn join(out: &mut Vec<Inline>, inline: Inline) {
    if is_empty(&inline) {
        return;
    }
    match (out.last_mut(), inline) {
        (Some(Inline::Text { text: last }), Inline::Text { text })
        | (Some(Inline::Code { text: last }), Inline::Code { text }) => last.push_str(&text),
        (Some(Inline::Emphasis { inlines: last }), Inline::Emphasis { inlines })
        | (Some(Inline::Strong { inlines: last }), Inline::Strong { inlines })
        | (Some(Inline::Strike { inlines: last }), Inline::Strike { inlines }) => {
            for inline in inlines {
                join(last, inline);
            }
        }
        (_, inline) => out.push(inline),
    }
}

fn single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// Removes white space next to line breaks, and repeated line breaks.
fn around_breaks(inlines: Vec<Inline>) -> Vec<Inline> {
    if !inlines.contains(&Inline::Break) {
        return inlines;
    }
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    for mut inline in inlines {
        let after_break = out.last() == Some(&Inline::Break);
        match &mut inline {
            Inline::Break if after_break => continue,
            Inline::Break => {
                if let Some(Inline::Text { text }) = out.last_mut() {
                    *text = text.trim_end().to_owned();
                }
                out.pop_if(|last| is_empty(last));
                if out.last() == Some(&Inline::Break) {
                    continue;
                }
            }
            Inline::Text { text } if after_break => *text = text.trim_start().to_owned(),
            _ => {}
        }
        if !is_empty(&inline) {
            out.push(inline);
        }
    }
    out
}
