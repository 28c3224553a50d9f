//! Builds blocks from the parser's events.

use std::collections::HashMap;
use std::mem;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::ast::{Alignment, Block, Inline, Item, Note, Passage};
use super::events::SpannedEvent;
use super::inline::InlineBuilder;
use super::inline_cleanup::{clean, turns_text_around, unbroken};

/// Builds a passage. The caller must still arrange its headings and notes (`outline`).
pub(super) fn build(text: &str, events: Vec<SpannedEvent<'_>>) -> Passage {
    let mut tower = BlockBuilder { text, ..BlockBuilder::default() };
    for (event, _) in &events {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            let next = tower.labels.len();
            tower.labels.entry(key(label)).or_insert(next);
        }
    }
    tower.notes.resize_with(tower.labels.len(), Note::default);
    for (event, range) in events {
        tower.take(event, range);
    }
    tower.finish()
}

/// Normalizes a footnote label: case is ignored, as in link labels.
fn key(label: &str) -> String {
    label.to_lowercase()
}

/// The state of the builder: a stack of containers, and the open leaf.
#[derive(Debug, Default)]
struct BlockBuilder<'text> {
    text: &'text str,
    labels: HashMap<String, usize>,
    notes: Vec<Note>,
    blocks: Vec<Block>,
    containers: Vec<(Container, Vec<Block>)>,
    leaf: Option<(Leaf, InlineBuilder)>,
    code: Option<(String, String)>,
    table: Option<TableBuilder>,
}

#[derive(Debug)]
enum Container {
    Quote,
    List { start: Option<u64>, loose: bool, items: Vec<Item> },
    Item { task: Option<bool> },
    Note { index: usize },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Paragraph,
    Heading(u8),
    Cell,
}

#[derive(Debug, Default)]
struct TableBuilder {
    alignments: Vec<Alignment>,
    rows: Vec<Vec<Vec<Inline>>>,
    row: Vec<Vec<Inline>>,
    /// The byte offset of the end of the last cell.
    end: usize,
}

impl BlockBuilder<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.inline().text(&text),
            },
            Event::Code(text) => self.inline().code(&text),
            // Skip the empty comments that `escape` inserts to prevent mentions.
            Event::InlineHtml(html) if &*html == "<!-- -->" => {}
            Event::Html(html) | Event::InlineHtml(html) => self.inline().text(&html),
            Event::SoftBreak => self.inline().text(" "),
            Event::HardBreak => self.inline().push(Inline::Break),
            Event::FootnoteReference(label) => match self.labels.get(&key(&label)) {
                Some(&index) => self.inline().push(Inline::Note { number: index + 1 }),
                None => self.inline().text(&format!("[^{label}]")),
            },
            Event::Rule => self.push(Block::Rule),
            Event::TaskListMarker(done) => {
                if let Some((Container::Item { task }, _)) = self.containers.last_mut() {
                    *task = Some(done);
                }
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.inline().text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {
                self.inline().start(&tag);
            }
            Tag::Paragraph => {
                if let [.., (Container::List { loose, .. }, _), (Container::Item { .. }, _)] =
                    self.containers.as_mut_slice()
                {
                    *loose = true;
                }
                self.open(Leaf::Paragraph);
            }
            Tag::HtmlBlock => self.open(Leaf::Paragraph),
            Tag::Heading { level, .. } => self.open(Leaf::Heading(depth(level))),
            Tag::TableCell => self.open(Leaf::Cell),
            Tag::BlockQuote(_) => self.enter(Container::Quote),
            Tag::List(start) => {
                self.enter(Container::List { start, loose: false, items: Vec::new() });
            }
            Tag::Item => self.enter(Container::Item { task: None }),
            Tag::FootnoteDefinition(label) => {
                let index = self.labels.get(&key(&label)).copied().unwrap_or_default();
                self.enter(Container::Note { index });
            }
            Tag::CodeBlock(kind) => {
                self.close();
                let language = match kind {
                    CodeBlockKind::Fenced(info) => clean(&info),
                    CodeBlockKind::Indented => String::new(),
                };
                let words: Vec<&str> = language.split_whitespace().collect();
                self.code = Some((words.join(" "), String::new()));
            }
            Tag::Table(alignments) => {
                self.close();
                let alignments = alignments.into_iter().map(alignment).collect();
                self.table = Some(TableBuilder { alignments, ..TableBuilder::default() });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end = range.start;
                }
            }
            // The parser's options don't enable these events.
            Tag::Image { .. }
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                self.inline().end();
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::Heading(_) => self.close(),
            TagEnd::TableCell => {
                let cell = self.leaf.take().map(|(_, builder)| unbroken(builder.finish()));
                if let Some(table) = &mut self.table {
                    table.row.push(cell.unwrap_or_default());
                    table.end = table.end.max(range.end);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end_row(self.text, range.end);
                }
            }
            TagEnd::Table => {
                if let Some(block) = self.table.take().and_then(TableBuilder::block) {
                    self.push(block);
                }
            }
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    let text = text.replace("\r\n", "\n").replace('\r', "\n");
                    let text = text.strip_suffix('\n').unwrap_or(&text);
                    let text = text.split('\n').map(clean_line).collect::<Vec<_>>().join("\n");
                    self.push(Block::Code { language, text });
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.leave(),
            TagEnd::FootnoteDefinition => self.leave(),
            TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// Returns the open leaf. If there is none, opens one, for text directly in a list item.
    fn inline(&mut self) -> &mut InlineBuilder {
        &mut self.leaf.get_or_insert_with(|| (Leaf::Paragraph, InlineBuilder::default())).1
    }

    fn open(&mut self, leaf: Leaf) {
        self.close();
        self.leaf = Some((leaf, InlineBuilder::default()));
    }

    fn close(&mut self) {
        let Some((leaf, builder)) = self.leaf.take() else { return };
        let inlines = builder.finish();
        let block = match leaf {
            Leaf::Heading(level) => Block::Heading { level, inlines: unbroken(inlines) },
            Leaf::Paragraph | Leaf::Cell => Block::Paragraph { inlines },
        };
        if !matches!(&block, Block::Heading { inlines, .. } | Block::Paragraph { inlines } if inlines.is_empty())
        {
            self.push(block);
        }
    }

    fn push(&mut self, block: Block) {
        self.close();
        match self.containers.last_mut() {
            Some((_, blocks)) => blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    fn enter(&mut self, container: Container) {
        self.close();
        self.containers.push((container, Vec::new()));
    }

    fn leave(&mut self) {
        self.close();
        let Some((container, mut blocks)) = self.containers.pop() else { return };
        match container {
            Container::Quote if blocks.is_empty() => {}
            Container::Quote => self.push(Block::Quote { blocks }),
            Container::List { start, loose, items } => {
                // Only two or more blocks, one of them a paragraph, can have space between them.
                let spaced = loose
                    && items.iter().map(|item| item.blocks.len().max(1)).sum::<usize>() > 1
                    && items.iter().flat_map(|item| &item.blocks).any(is_paragraph);
                let tight = !spaced && items.iter().all(|item| may_be_tight(&item.blocks));
                let ordered = start.is_some();
                self.push(Block::List { ordered, start: start.unwrap_or(1), tight, items });
            }
            Container::Item { mut task } => {
                // Only a paragraph can be a task. Before any other block, the checkbox is text.
                if !blocks.first().is_some_and(is_paragraph)
                    && let Some(done) = task.take()
                {
                    let text = if done { "[x]" } else { "[ ]" }.to_owned();
                    let inlines = vec![Inline::Text { text }];
                    blocks.insert(0, Block::Paragraph { inlines });
                }
                if let Some((Container::List { items, .. }, _)) = self.containers.last_mut() {
                    items.push(Item { task, blocks });
                }
            }
            Container::Note { index } => {
                if let Some(note) = self.notes.get_mut(index) {
                    note.blocks.append(&mut blocks);
                }
            }
        }
    }

    fn finish(mut self) -> Passage {
        self.close();
        while !self.containers.is_empty() {
            self.leave();
        }
        Passage { blocks: mem::take(&mut self.blocks), notes: mem::take(&mut self.notes) }
    }
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block, Block::Paragraph { .. })
}

/// Returns `true` if an item's blocks don't need blank lines between them: a paragraph, then only
/// lists.
fn may_be_tight(blocks: &[Block]) -> bool {
    let starts = |block: &Block| match block {
        Block::List { ordered, start, items, tight } => {
            *tight
                && (!*ordered || *start == 1)
                && items.first().is_some_and(|item| !item.blocks.is_empty())
        }
        _ => false,
    };
    match blocks {
        [] | [Block::Paragraph { .. }] => true,
        [Block::Paragraph { .. } | Block::List { .. }, lists @ ..] => lists.iter().all(starts),
        _ => false,
    }
}

impl TableBuilder {
    /// Ends a row at the byte offset `end`. Appends surplus cells to the last cell.
    fn end_row(&mut self, text: &str, end: usize) {
        let rest = text.get(self.end..end).unwrap_or_default();
        let rest = rest.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if !rest.is_empty()
            && let Some(last) = self.row.last_mut()
        {
            let mut builder = InlineBuilder::default();
            mem::take(last).into_iter().for_each(|inline| builder.push(inline));
            builder.text(" | ");
            builder.text(&rest.replace("\\|", "|"));
            *last = builder.finish();
        }
        self.rows.push(mem::take(&mut self.row));
    }

    fn block(self) -> Option<Block> {
        let mut rows = self.rows.into_iter();
        let head = rows.next()?;
        Some(Block::Table { alignments: self.alignments, head, rows: rows.collect() })
    }
}

fn clean_line(line: &str) -> String {
    line.chars()
        .map(|c| {
            let is_lost = c.is_control() && c != '\t' || turns_text_around(c);
            if is_lost { char::REPLACEMENT_CHARACTER } else { c }
        })
        .collect()
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
