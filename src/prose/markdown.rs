//! Renders prose as GitHub-flavored Markdown that parses back to the same prose.

use std::iter;

use super::ast::{Alignment, Block, Inline, Item, Passage};
use super::escape::{APART, EscapeContext, escape, is_letter};

/// Renders a passage below a heading of `level`. The labels of its notes start with `anchors`.
///
/// The result has no final line break.
#[must_use]
pub fn markdown(passage: &Passage, level: u8, anchors: &str) -> String {
    let writer = Writer { level, anchors };
    let mut parts = Vec::new();
    if !passage.blocks.is_empty() {
        parts.push(writer.blocks(&passage.blocks, false, 0));
    }
    for (index, note) in passage.notes.iter().enumerate() {
        let label = format!("[^{}]:", writer.label(index + 1));
        let text = indent(&writer.blocks(&note.blocks, false, 0), "    ");
        parts.push(format!("{label} {}", text.trim_start()).trim_end().to_owned());
    }
    parts.join("\n\n")
}

/// Renders inlines on one line, or on several lines if they have line breaks.
#[must_use]
pub fn markdown_inlines(inlines: &[Inline]) -> String {
    Writer { level: 0, anchors: "" }.inlines(inlines, false)
}

/// Renders inlines for a table cell.
#[must_use]
pub fn markdown_cell(inlines: &[Inline]) -> String {
    Writer { level: 0, anchors: "" }.inlines(inlines, true)
}

struct Writer<'page> {
    level: u8,
    anchors: &'page str,
}

/// An element of a flattened list of inlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'text> {
    Text(&'text str),
    Code(&'text str),
    Open(EmphasisMark),
    Close(EmphasisMark),
    LinkStart,
    LinkEnd(&'text str),
    Address(&'text str),
    Break,
    Note(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EmphasisMark {
    Emphasis,
    Strong,
    Strike,
}

impl Writer<'_> {
    fn label(&self, number: usize) -> String {
        let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let anchors: String = self.anchors.chars().map(safe).collect();
        if anchors.is_empty() { number.to_string() } else { format!("{anchors}-{number}") }
    }

    fn blocks(&self, blocks: &[Block], tight: bool, depth: usize) -> String {
        let mut parts = Vec::with_capacity(blocks.len());
        let mut lists = 0;
        let mut last_ordered = None;
        for block in blocks {
            let ordered = match block {
                Block::List { ordered, .. } => Some(*ordered),
                _ => None,
            };
            // Alternate the markers: two consecutive lists with the same marker would become one
            // list.
            lists = if ordered.is_some() && ordered == last_ordered { lists + 1 } else { 0 };
            last_ordered = ordered;
            parts.push(self.block(block, depth, lists));
        }
        parts.join(if tight { "\n" } else { "\n\n" })
    }

    fn block(&self, block: &Block, depth: usize, lists: usize) -> String {
        match block {
            Block::Paragraph { inlines } => self.inlines(inlines, false),
            Block::Heading { level, inlines } => {
                let level = self.level.saturating_add(*level).clamp(1, 6);
                format!("{} {}", "#".repeat(level.into()), self.inlines(inlines, false))
            }
            Block::List { ordered, start, tight, items } => {
                let parts = items.iter().zip(*start..).map(|(item, number)| {
                    let other = (depth + lists) % 2 == 1;
                    let marker = match (ordered, lists % 2 == 1) {
                        (true, false) => format!("{}.", number.min(999_999_999)),
                        (true, true) => format!("{})", number.min(999_999_999)),
                        (false, _) => if other { "+" } else { "-" }.to_owned(),
                    };
                    self.item(&marker, item, *tight, depth)
                });
                parts.collect::<Vec<_>>().join(if *tight { "\n" } else { "\n\n" })
            }
            Block::Quote { blocks } => {
                let text = self.blocks(blocks, false, 0);
                let lines = text
                    .split('\n')
                    .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
                lines.collect::<Vec<_>>().join("\n")
            }
            Block::Code { language, text } => fenced(language, text),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Rule => "***".to_owned(),
        }
    }

    fn item(&self, marker: &str, item: &Item, tight: bool, depth: usize) -> String {
        let task = match item.task {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let text = self.blocks(&item.blocks, tight, depth + 1);
        let text = indent(&text, &" ".repeat(marker.len() + 1));
        format!("{marker} {task}{}", text.trim_start()).trim_end().to_owned()
    }

    fn table(
        &self,
        alignments: &[Alignment],
        head: &[Vec<Inline>],
        rows: &[Vec<Vec<Inline>>],
    ) -> String {
        let row = |cells: &[Vec<Inline>]| {
            let cells: Vec<String> = cells.iter().map(|cell| self.inlines(cell, true)).collect();
            format!("| {} |", cells.join(" | "))
        };
        let marks = alignments.iter().map(|alignment| match alignment {
            Alignment::None => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        });
        let marks = format!("| {} |", marks.collect::<Vec<_>>().join(" | "));
        let lines = iter::once(row(head)).chain([marks]).chain(rows.iter().map(|cells| row(cells)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn inlines(&self, inlines: &[Inline], cell: bool) -> String {
        let mut tokens = Vec::with_capacity(inlines.len());
        flatten(inlines, &mut tokens);
        let mut out = String::new();
        for (index, &token) in tokens.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| tokens.get(index)).copied();
            let after = tokens.get(index + 1).copied();
            match token {
                Token::Text(text) => {
                    let around = EscapeContext {
                        line_start: matches!(before, None | Some(Token::Break)),
                        guard_first: must_guard(index, MarkSide::After, &tokens),
                        guard_last: must_guard(index, MarkSide::Before, &tokens),
                    };
                    escape(text, around, &mut out);
                }
                Token::Code(text) => code(text, cell, &mut out),
                Token::Open(EmphasisMark::Emphasis) => out.push_str(emphasis(&tokens, index)),
                Token::Close(EmphasisMark::Emphasis) => {
                    out.push_str(emphasis(&tokens, opening(&tokens, index)));
                }
                Token::Open(EmphasisMark::Strong) | Token::Close(EmphasisMark::Strong) => {
                    out.push_str("**")
                }
                Token::Open(EmphasisMark::Strike) | Token::Close(EmphasisMark::Strike) => {
                    out.push_str("~~")
                }
                Token::LinkStart => {
                    // Without a separator, `[^1][…]` would be a single link.
                    out.push_str(if matches!(before, Some(Token::Note(_))) { APART } else { "" });
                    out.push('[');
                }
                Token::LinkEnd(href) => {
                    out.push_str("](");
                    address(href, &mut out);
                    out.push(')');
                }
                Token::Address(href) => {
                    out.push('<');
                    out.push_str(href);
                    out.push('>');
                }
                Token::Break if cell => out.push(' '),
                Token::Break if after.is_some() => out.push_str("\\\n"),
                Token::Break => {}
                Token::Note(number) => {
                    out.push_str("[^");
                    out.push_str(&self.label(number));
                    out.push(']');
                }
            }
        }
        out
    }
}

fn flatten<'text>(inlines: &'text [Inline], out: &mut Vec<Token<'text>>) {
    for inline in inlines {
        let (mark, inlines) = match inline {
            Inline::Text { text } => {
                out.push(Token::Text(text));
                continue;
            }
            Inline::Code { text } => {
                out.push(Token::Code(text));
                continue;
            }
            Inline::Break => {
                out.push(Token::Break);
                continue;
            }
            Inline::Note { number } => {
                out.push(Token::Note(*number));
                continue;
            }
            Inline::Link { href, inlines } => {
                if is_bare(href, inlines) {
                    out.push(Token::Address(href));
                } else {
                    out.push(Token::LinkStart);
                    flatten(inlines, out);
                    out.push(Token::LinkEnd(href));
                }
                continue;
            }
            Inline::Emphasis { inlines } => (EmphasisMark::Emphasis, inlines),
            Inline::Strong { inlines } => (EmphasisMark::Strong, inlines),
            Inline::Strike { inlines } => (EmphasisMark::Strike, inlines),
        };
        out.push(Token::Open(mark));
        flatten(inlines, out);
        out.push(Token::Close(mark));
    }
}

/// Returns `true` if a link's text is its address, so it can be written as `<address>`.
fn is_bare(href: &str, inlines: &[Inline]) -> bool {
    matches!(inlines, [Inline::Text { text }] if text == href)
        && (href.starts_with("http://") || href.starts_with("https://"))
        && href.is_ascii()
}

/// Returns the index of the token that opens the emphasis that ends at `index`. Emphasis never
/// contains emphasis.
fn opening(tokens: &[Token<'_>], index: usize) -> usize {
    let before = tokens.get(..index).unwrap_or_default();
    before.iter().rposition(|token| *token == Token::Open(EmphasisMark::Emphasis)).unwrap_or(index)
}

/// Returns the marker for the emphasis that starts at `index`: `_` next to `**`, since `*` would be
/// ambiguous.
fn emphasis(tokens: &[Token<'_>], index: usize) -> &'static str {
    let close =
        tokens.iter().skip(index).position(|token| *token == Token::Close(EmphasisMark::Emphasis));
    let close = index + close.unwrap_or(0);
    let around = [index.checked_sub(1), Some(index + 1), close.checked_sub(1), Some(close + 1)];
    let is_strong = |token: &Token<'_>| {
        matches!(token, Token::Open(EmphasisMark::Strong) | Token::Close(EmphasisMark::Strong))
    };
    let strong = around.into_iter().flatten().filter_map(|at| tokens.get(at)).any(is_strong);
    if strong { "_" } else { "*" }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkSide {
    Before,
    After,
}

/// Returns `true` if the character of the text next to the mark must not be a letter. By
/// CommonMark's flanking rules, a mark between a letter and punctuation may not open or close
/// emphasis.
fn must_guard(index: usize, side: MarkSide, tokens: &[Token<'_>]) -> bool {
    let step = |index: usize| match side {
        MarkSide::Before => Some(index + 1),
        MarkSide::After => index.checked_sub(1),
    };
    let Some(at) = step(index) else { return false };
    let mark = match (side, tokens.get(at)) {
        (MarkSide::Before, Some(Token::Open(mark)))
        | (MarkSide::After, Some(Token::Close(mark))) => *mark,
        _ => return false,
    };
    let opens = || if side == MarkSide::Before { at } else { opening(tokens, at) };
    if mark == EmphasisMark::Emphasis && emphasis(tokens, opens()) == "_" {
        return true;
    }
    match step(at).and_then(|inner| tokens.get(inner)) {
        Some(Token::Text(text)) => {
            let edge = if side == MarkSide::Before {
                text.chars().next()
            } else {
                text.chars().next_back()
            };
            !edge.is_some_and(is_letter)
        }
        _ => true,
    }
}

fn code(text: &str, cell: bool, out: &mut String) {
    let runs: Vec<usize> = text.split(|c| c != '`').map(str::len).collect();
    let length = (1..).find(|length| !runs.contains(length)).unwrap_or(1);
    let fence = "`".repeat(length);
    let at_edge = |c| text.starts_with(c) || text.ends_with(c);
    let stripped = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if at_edge('`') || stripped { " " } else { "" };
    out.push_str(&fence);
    out.push_str(pad);
    if cell {
        out.push_str(&text.replace('|', "\\|"));
    } else {
        out.push_str(text);
    }
    out.push_str(pad);
    out.push_str(&fence);
}

fn address(href: &str, out: &mut String) {
    for c in href.chars() {
        match c {
            '(' | ')' => out.extend(['\\', c]),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
}

fn fenced(language: &str, text: &str) -> String {
    let mark = if language.contains('`') { '~' } else { '`' };
    let runs = text.split(|c| c != mark).map(str::len).max().unwrap_or(0);
    let fence = mark.to_string().repeat(runs.max(2) + 1);
    let language = language.replace('\\', "\\\\").replace('&', "&amp;");
    let gap = if mark == '~' { " " } else { "" };
    format!("{fence}{gap}{language}\n{text}\n{fence}")
}

/// Indents every nonempty line.
fn indent(text: &str, by: &str) -> String {
    let lines = text
        .split('\n')
        .map(|line| if line.is_empty() { String::new() } else { format!("{by}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}
