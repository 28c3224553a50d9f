//! Passages for PDF templates, as trees instead of markup.

use serde::Serialize;

use crate::prose::{Block, Inline, Item, Note, Passage, plain_inlines};
use crate::view::{Labels, Render};

/// The maximum number of characters without a line break opportunity. plancc inserts opportunities
/// into longer words.
const LONGEST: usize = 36;

/// The maximum depth of lists and quotes; deeper ones are moved up. Typst limits the recursion
/// depth of its layout, and a page isn't wide enough for more.
const DEEPEST: usize = 8;

/// A passage as templates see it.
#[derive(Debug, Clone, Serialize)]
pub struct PdfPassage {
    /// The language, if it differs from the report's.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// The approximate length in characters.
    length: usize,
    /// The length of the longest word of a paragraph in characters, which determines the minimum width of a
    /// column.
    longest: usize,
    /// The text of a single paragraph, if it has no markup.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// The inlines of a single paragraph, if it has markup.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inlines: Vec<Inline>,
    /// The blocks, if the passage is prose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Block>,
    /// The footnotes, in the order of their numbers, if the passage is prose.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Note>,
    /// The level of the heading above the passage; the report's title has level 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    /// The prefix of the passage's footnote labels.
    #[serde(skip_serializing_if = "String::is_empty")]
    space: String,
}

/// Renders passages as trees, with line break opportunities in very long words.
#[derive(Debug, Clone, Copy)]
pub struct PdfRender;

impl Render for PdfRender {
    type Output = PdfPassage;
    type Labels = Labels;

    fn labels(&self, words: impl FnOnce() -> Labels) -> Labels {
        words()
    }

    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> PdfPassage {
        let text = plain_inlines(inlines);
        let length = text.len();
        let words = text.split(char::is_whitespace);
        let longest = words.map(|word| word.chars().count()).max().unwrap_or_default();
        let is_plain = matches!(inlines, [] | [Inline::Text { .. }]);
        PdfPassage {
            language: language.map(str::to_owned),
            length,
            longest,
            text: if is_plain { breakable(text) } else { String::new() },
            inlines: if is_plain { Vec::new() } else { breakable_inlines(inlines) },
            blocks: Vec::new(),
            notes: Vec::new(),
            level: None,
            space: String::new(),
        }
    }

    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        space: &str,
        language: Option<&str>,
    ) -> PdfPassage {
        PdfPassage {
            language: language.map(str::to_owned),
            length: passage.blocks.iter().map(length).sum(),
            longest: 0,
            text: String::new(),
            inlines: Vec::new(),
            blocks: on_paper(&passage.blocks, Headings::Kept),
            notes: passage
                .notes
                .iter()
                .map(|note| Note { blocks: on_paper(&note.blocks, Headings::Strong) })
                .collect(),
            level: Some(level),
            space: space.to_owned(),
        }
    }

    fn words(&self, words: &str) -> PdfPassage {
        self.inline(&[Inline::Text { text: words.to_owned() }], None)
    }
}

fn length(block: &Block) -> usize {
    let of = |blocks: &[Block]| blocks.iter().map(length).sum::<usize>();
    match block {
        Block::Paragraph { inlines } | Block::Heading { inlines, .. } => {
            plain_inlines(inlines).len() + 20
        }
        Block::List { items, .. } => items.iter().map(|item| of(&item.blocks) + 20).sum(),
        Block::Quote { blocks } => of(blocks),
        Block::Code { text, .. } => text.len() + 60 * text.lines().count(),
        Block::Table { rows, .. } => {
            rows.iter().flatten().map(|cell| plain_inlines(cell).len() + 20).sum()
        }
        Block::Rule => 60,
    }
}

fn breakable_inlines(inlines: &[Inline]) -> Vec<Inline> {
    let mut inlines = inlines.to_vec();
    inlines.iter_mut().for_each(break_inline);
    inlines
}

/// The rendering of headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Headings {
    /// Headings remain headings.
    Kept,
    /// Headings become strong text, since readers who navigate by headings don't expect any inside lists.
    Strong,
}

/// Prepares blocks for a page: limits the depth to [`DEEPEST`], makes heading levels consecutive, and makes
/// long words breakable.
fn on_paper(blocks: &[Block], headings: Headings) -> Vec<Block> {
    let mut out = Vec::new();
    take(blocks, headings, 0, &mut out);
    let mut above = 0;
    for block in &mut out {
        if let Block::Heading { level, .. } = block {
            *level = (*level).min(above + 1);
            above = *level;
        }
    }
    out
}

fn take(blocks: &[Block], headings: Headings, depth: usize, out: &mut Vec<Block>) {
    let within = |blocks: &[Block]| {
        let mut inner = Vec::new();
        take(blocks, Headings::Strong, depth + 1, &mut inner);
        inner
    };
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } if headings == Headings::Strong => {
                let strong = Inline::Strong { inlines: breakable_inlines(inlines) };
                out.push(Block::Paragraph { inlines: vec![strong] });
            }
            Block::Heading { level, inlines } => {
                out.push(Block::Heading { level: *level, inlines: breakable_inlines(inlines) });
            }
            Block::Paragraph { inlines } => {
                out.push(Block::Paragraph { inlines: breakable_inlines(inlines) });
            }
            Block::List { items, .. } if depth >= DEEPEST => {
                items.iter().for_each(|item| take(&item.blocks, Headings::Strong, depth, out));
            }
            Block::List { ordered, start, tight, items } => {
                let item = |item: &Item| Item { task: item.task, blocks: within(&item.blocks) };
                let items = items.iter().map(item).collect();
                out.push(Block::List { ordered: *ordered, start: *start, tight: *tight, items });
            }
            Block::Quote { blocks } if depth >= DEEPEST => {
                take(blocks, Headings::Strong, depth, out);
            }
            Block::Quote { blocks } => out.push(Block::Quote { blocks: within(blocks) }),
            Block::Code { language, text } => {
                out.push(Block::Code { language: language.clone(), text: breakable(text.clone()) });
            }
            Block::Table { alignments, head, rows } => {
                let row = |row: &Vec<Vec<Inline>>| {
                    row.iter().map(|cell| breakable_inlines(cell)).collect::<Vec<_>>()
                };
                out.push(Block::Table {
                    alignments: alignments.clone(),
                    head: row(head),
                    rows: rows.iter().map(row).collect(),
                });
            }
            Block::Rule => out.push(Block::Rule),
        }
    }
}

fn break_inline(inline: &mut Inline) {
    match inline {
        Inline::Text { text } | Inline::Code { text } => *text = breakable(std::mem::take(text)),
        Inline::Emphasis { inlines }
        | Inline::Strong { inlines }
        | Inline::Strike { inlines }
        | Inline::Link { inlines, .. } => inlines.iter_mut().for_each(break_inline),
        Inline::Break | Inline::Note { .. } => {}
    }
}

/// Inserts zero-width spaces into words that are too long for a line, preferably after punctuation. URLs are skipped,
/// because Typst breaks them itself.
fn breakable(text: String) -> String {
    let is_long = |word: &str| {
        word.len() > LONGEST
            && word.chars().nth(LONGEST).is_some()
            && !word.starts_with("http://")
            && !word.starts_with("https://")
    };
    if !text.split(char::is_whitespace).any(is_long) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for word in text.split_inclusive(char::is_whitespace) {
        if !is_long(word) {
            out.push_str(word);
            continue;
        }
        let mut run = 0;
        for character in word.chars() {
            out.push(character);
            run += 1;
            let is_sign = character.is_ascii_punctuation() && run >= LONGEST / 4;
            if (is_sign || run >= LONGEST / 2) && !character.is_whitespace() {
                out.push('\u{200b}');
                run = 0;
            }
        }
    }
    out
}
