//! Parses text into a passage.

use super::ast::{Block, Inline, Passage};
use super::build::build;
use super::events::{events, guard};
use super::heading_levels::arrange;
use super::inline_cleanup::{clean, is_tidy, tidy};
use super::nesting_guard::GuardedText;

/// Parses prose.
///
/// No input is lost: raw HTML, images, disallowed link targets, link titles and markup nested more
/// than 32 levels deep become text.
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

/// Parses a single paragraph, in which line breaks are spaces and block markers (`1.`, `#`, `-`, `>`) are
/// ordinary characters.
#[must_use]
pub fn inlines(text: &str) -> Vec<Inline> {
    if is_plain_text(text) {
        return words(text);
    }
    let guarded = GuardedText::paragraph(text);
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
    // Fast path: most text doesn't need normalization.
    if is_tidy(text) {
        let text = text.trim();
        let words = (!text.is_empty()).then(|| Inline::Text { text: text.to_owned() });
        return words.into_iter().collect();
    }
    tidy(vec![Inline::Text { text: clean(text) }])
}

/// Returns `true` if the text has no character that can start inline markup.
pub(super) fn is_plain_text(text: &str) -> bool {
    !text.bytes().any(|byte| {
        matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'~' | b'!')
    })
}

/// Returns `true` if the text has only paragraphs: no inline markup, and no line that could start
/// another block or contain a hard line break.
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

/// Splits plain prose into paragraphs.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    text.trim()
        .split("\n\n")
        .map(|paragraph| paragraph.trim().replace('\n', " "))
        .filter(|paragraph| !paragraph.is_empty())
}
