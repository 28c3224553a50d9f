//! Renders prose as plain text.

use super::ast::{Block, Inline, Passage};

/// Renders a passage as plain text: one line for each paragraph, heading or row, without any markup.
#[must_use]
pub fn plain(passage: &Passage) -> String {
    let mut out = String::new();
    blocks(&passage.blocks, &mut out);
    for note in &passage.notes {
        blocks(&note.blocks, &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

/// Renders inlines as plain text on one line.
#[must_use]
pub fn plain_inlines(inlines: &[Inline]) -> String {
    let mut out = String::new();
    write(inlines, &mut out);
    out
}

fn blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } | Block::Heading { inlines, .. } => {
                write(inlines, out);
                out.push('\n');
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| self::blocks(&item.blocks, out));
            }
            Block::Quote { blocks } => self::blocks(blocks, out),
            Block::Code { text, .. } => {
                out.push_str(text);
                out.push('\n');
            }
            Block::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| plain_inlines(cell)).collect();
                    let words = cells.join(" ");
                    if !words.trim().is_empty() {
                        out.push_str(words.trim());
                        out.push('\n');
                    }
                }
            }
            Block::Rule => {}
        }
    }
}

fn write(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Emphasis { inlines }
            | Inline::Strong { inlines }
            | Inline::Strike { inlines }
            | Inline::Link { inlines, .. } => write(inlines, out),
            Inline::Break => out.push(' '),
            Inline::Note { .. } => {}
        }
    }
}
