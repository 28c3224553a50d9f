//! From characters to a passage.

use super::ast::{Block, Inline, Passage};
use super::build::build;
use super::events::{events, guard};
use super::guard::Guarded;
use super::outline::arrange;
use super::tidy::{clean, is_tidy, tidy};

/// Reads prose.
///
/// Nothing that was typed is lost: raw HTML, pictures, an address that may not be followed, a
/// link's title and what is nested more than 32 deep stand as text.
#[must_use]
pub fn blocks(text: &str) -> Passage {
    if is_plain_prose(text) {
        let paragraphs = paragraphs(text).map(|text| Block::Paragraph { inlines: words(&text) });
        return Passage { blocks: paragraphs.collect(), notes: Vec::new() };
    }
    let guarded = guard(text);
    let mut passage = build(&guarded.text, events(&guarded));
    arrange(&mut passage);
    passage
}

/// Reads a text: one paragraph, whose line breaks are spaces and in which what would open a block
/// elsewhere (`1.`, `#`, `-`, `>`) stands for itself.
#[must_use]
pub fn inlines(text: &str) -> Vec<Inline> {
    if is_plain_text(text) {
        return words(text);
    }
    let guarded = Guarded::paragraph(text);
    let passage = build(&guarded.text, events(&guarded));
    let Some(Block::Paragraph { mut inlines }) = passage.blocks.into_iter().next() else {
        return Vec::new();
    };
    if let Some(Inline::Text { text }) = inlines.first_mut() {
        *text = text.strip_prefix('.').unwrap_or(text).to_owned();
    }
    tidy(inlines)
}

fn words(text: &str) -> Vec<Inline> {
    // Most texts are written as they are read.
    if is_tidy(text) {
        let text = text.trim();
        let words = (!text.is_empty()).then(|| Inline::Text { text: text.to_owned() });
        return words.into_iter().collect();
    }
    tidy(vec![Inline::Text { text: clean(text) }])
}

/// Whether no character of the text can begin inline markup.
pub(super) fn is_plain_text(text: &str) -> bool {
    !text.bytes().any(|byte| {
        matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'~' | b'!')
    })
}

/// Whether the text is nothing but paragraphs: no inline markup, and no line that could open a
/// block or break a line.
pub(super) fn is_plain_prose(text: &str) -> bool {
    is_plain_text(text)
        && !text.contains(['\r', '\t', '|'])
        && text.lines().all(|line| {
            !line.ends_with("  ")
                && !line.starts_with(|c: char| {
                    c.is_whitespace()
                        || c.is_ascii_digit()
                        || matches!(c, '#' | '>' | '-' | '+' | '=' | ':')
                })
        })
}

/// The paragraphs of plain prose.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    text.trim()
        .split("\n\n")
        .map(|paragraph| paragraph.trim().replace('\n', " "))
        .filter(|paragraph| !paragraph.is_empty())
}
