//! Renders prose as HTML that is valid anywhere in `<body>`.

use std::cell::Cell;
use std::fmt::Write;

use super::ast::{Alignment, Block, Inline, Item, Passage};
use super::plain::plain_inlines;

/// The context of a passage on a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageContext<'page> {
    /// The level of the heading above the passage; the passage's own headings start one level below.
    pub level: u8,
    /// The prefix of the passage's anchors, unique on the page.
    pub anchors: &'page str,
    /// The start of a scrollable table's accessible name, before its number and column headers.
    pub table: &'page str,
    /// The number of scrollable tables on the page so far, which makes their names unique.
    pub tables: Option<&'page Cell<usize>>,
}

/// Renders a passage.
///
/// A table that is too wide for a phone is wrapped in a region (`div.scroll`) that can receive focus
/// and be scrolled with the keyboard. Columns have the classes `left`, `center` and `right`; notes
/// are rendered as `ol.notes`.
#[must_use]
pub fn html(passage: &Passage, place: PageContext<'_>) -> String {
    let mut writer = Writer { place, out: String::new(), references: vec![0; passage.notes.len()] };
    writer.blocks(&passage.blocks);
    writer.notes(passage);
    writer.out
}

/// Renders inlines without an element around them.
#[must_use]
pub fn html_inlines(inlines: &[Inline]) -> String {
    let mut writer =
        Writer { place: PageContext::default(), out: String::new(), references: Vec::new() };
    writer.inlines(inlines);
    writer.out
}

struct Writer<'page> {
    place: PageContext<'page>,
    out: String,
    /// The number of references to each note so far.
    references: Vec<usize>,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Writes without escaping. The arguments must be numbers and plancc's own names.
    fn raw(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(arguments);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.out.push('\n');
        }
        self.out.truncate(self.out.trim_end_matches('\n').len());
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { inlines } => self.element("p", inlines),
            Block::Heading { level, inlines } => {
                let level = self.place.level.saturating_add(*level).clamp(1, 6);
                self.raw(format_args!("<h{level}>"));
                self.inlines(inlines);
                self.raw(format_args!("</h{level}>"));
            }
            Block::List { ordered, start, tight, items } => {
                let name = if *ordered { "ol" } else { "ul" };
                match (ordered, start) {
                    (true, start) if *start != 1 => {
                        self.raw(format_args!("<ol start=\"{start}\">\n"));
                    }
                    _ => self.raw(format_args!("<{name}>\n")),
                }
                for item in items {
                    self.item(item, *tight);
                }
                self.raw(format_args!("</{name}>"));
            }
            Block::Quote { blocks } => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("\n</blockquote>");
            }
            Block::Code { language, text } => {
                self.out.push_str("<pre><code");
                let named =
                    |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '#' | '_');
                let language = language.split_whitespace().next();
                if let Some(language) = language.filter(|name| name.chars().all(named)) {
                    self.out.push_str(" class=\"language-");
                    self.text(language);
                    self.out.push('"');
                }
                self.out.push('>');
                self.text(text);
                self.out.push_str("</code></pre>");
            }
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Rule => self.out.push_str("<hr>"),
        }
    }

    fn item(&mut self, item: &Item, tight: bool) {
        self.out.push_str("<li>");
        let mut blocks = item.blocks.as_slice();
        if let [Block::Paragraph { inlines }, rest @ ..] = blocks {
            self.out.push_str(if tight { "" } else { "<p>" });
            match item.task {
                Some(true) => self.out.push_str("\u{2611} "),
                Some(false) => self.out.push_str("\u{2610} "),
                None => {}
            }
            self.inlines(inlines);
            self.out.push_str(if tight { "" } else { "</p>" });
            blocks = rest;
            if !blocks.is_empty() {
                self.out.push('\n');
            }
        }
        self.blocks(blocks);
        self.out.push_str("</li>\n");
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let scrolls = !fits(head, rows);
        if scrolls {
            let number = self.place.tables.map_or(1, |tables| tables.replace(tables.get() + 1) + 1);
            self.out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
            self.text(self.place.table);
            self.raw(format_args!(" {number}"));
            for (at, cell) in head.iter().filter(|cell| !cell.is_empty()).enumerate() {
                self.out.push_str(if at == 0 { ": " } else { ", " });
                self.text(&plain_inlines(cell));
            }
            self.out.push_str("\">\n");
        }
        self.out.push_str("<table>\n");
        if !head.iter().all(Vec::is_empty) {
            self.out.push_str("<thead>\n");
            self.row(alignments, head, true);
            self.out.push_str("</thead>\n");
        }
        self.out.push_str("<tbody>\n");
        for row in rows {
            self.row(alignments, row, false);
        }
        self.out.push_str("</tbody>\n</table>");
        self.out.push_str(if scrolls { "\n</div>" } else { "" });
    }

    fn row(&mut self, alignments: &[Alignment], cells: &[Vec<Inline>], heads: bool) {
        self.out.push_str("<tr>");
        for (column, cell) in cells.iter().enumerate() {
            // An empty header cell must not be a `<th>`.
            let name = if heads && !cell.is_empty() { "th" } else { "td" };
            self.raw(format_args!("<{name}"));
            self.out.push_str(if name == "th" { " scope=\"col\"" } else { "" });
            self.out.push_str(match alignments.get(column) {
                Some(Alignment::Left) => " class=\"left\"",
                Some(Alignment::Center) => " class=\"center\"",
                Some(Alignment::Right) => " class=\"right\"",
                Some(Alignment::None) | None => "",
            });
            self.out.push('>');
            self.inlines(cell);
            self.raw(format_args!("</{name}>"));
        }
        self.out.push_str("</tr>\n");
    }

    fn element(&mut self, name: &str, inlines: &[Inline]) {
        self.raw(format_args!("<{name}>"));
        self.inlines(inlines);
        self.raw(format_args!("</{name}>"));
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text } => self.text(text),
                Inline::Emphasis { inlines } => self.element("em", inlines),
                Inline::Strong { inlines } => self.element("strong", inlines),
                Inline::Strike { inlines } => self.element("del", inlines),
                Inline::Code { text } => {
                    self.out.push_str("<code>");
                    self.text(text);
                    self.out.push_str("</code>");
                }
                Inline::Link { href, inlines } => {
                    self.out.push_str("<a href=\"");
                    self.text(href);
                    self.out.push_str("\">");
                    self.inlines(inlines);
                    self.out.push_str("</a>");
                }
                Inline::Break => self.out.push_str("<br>\n"),
                Inline::Note { number } => self.reference(*number),
            }
        }
    }

    fn anchor(&mut self, what: &str, number: usize) {
        if !self.place.anchors.is_empty() {
            self.text(self.place.anchors);
            self.out.push('-');
        }
        self.raw(format_args!("{what}-{number}"));
    }

    fn reference(&mut self, number: usize) {
        let earlier = number.checked_sub(1).and_then(|index| self.references.get_mut(index));
        let earlier = earlier.map_or(0, |count| std::mem::replace(count, *count + 1));
        self.out.push_str("<sup><a id=\"");
        self.anchor("ref", number);
        if earlier > 0 {
            self.raw(format_args!("-{}", earlier + 1));
        }
        self.out.push_str("\" href=\"#");
        self.anchor("note", number);
        self.raw(format_args!("\" role=\"doc-noteref\">{number}</a></sup>"));
    }

    fn notes(&mut self, passage: &Passage) {
        if passage.notes.is_empty() {
            return;
        }
        self.out.push_str("\n<ol class=\"notes\">\n");
        for (index, note) in passage.notes.iter().enumerate() {
            self.out.push_str("<li id=\"");
            self.anchor("note", index + 1);
            self.out.push_str("\">");
            self.blocks(&note.blocks);
            if self.references.get(index).is_some_and(|&count| count > 0) {
                self.out.push_str(" <a href=\"#");
                self.anchor("ref", index + 1);
                self.raw(format_args!("\" role=\"doc-backlink\">\u{21a9} {}</a>", index + 1));
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>");
    }
}

/// Returns `true` if the longest words of all columns fit next to each other on a phone.
///
/// Assumes 8.5 px for each character and 16 px of padding for each column (0.95 rem in the style
/// sheet). A screen of 320 px leaves 230 px for a table inside a list.
fn fits(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> bool {
    let longest = |cell: &Vec<Inline>| {
        plain_inlines(cell).split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
    };
    let column = |at: usize| {
        let cells = rows.iter().map(Vec::as_slice).chain([head]).filter_map(|row| row.get(at));
        cells.map(longest).max().unwrap_or(0)
    };
    let letters: usize = (0..head.len()).map(column).sum();
    letters * 17 + head.len() * 32 <= 460
}

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    let is_special = |byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let mut chars = from.chars();
        out.push_str(match chars.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            _ => "&#39;",
        });
        rest = chars.as_str();
    }
    out.push_str(rest);
}
