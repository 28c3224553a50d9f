//! Normalizes the heading levels and the order of notes in a passage.

use std::mem;

use super::ast::{Block, Inline, Passage};

/// Makes the heading levels consecutive, and sorts the notes by their first reference. Notes
/// without references come last.
pub(super) fn arrange(passage: &mut Passage) {
    let mut notes: Vec<_> = mem::take(&mut passage.notes).into_iter().map(Some).collect();
    let mut order = Vec::new();
    let mut walk =
        HeadingWalk { levels: Vec::new(), numbers: vec![0; notes.len()], order: &mut order };
    walk.blocks(&mut passage.blocks);
    let mut next = 0;
    loop {
        let index = match walk.order.get(next) {
            Some(&index) => index,
            None => match walk.numbers.iter().position(|&number| number == 0) {
                Some(unnamed) => {
                    walk.number(unnamed);
                    unnamed
                }
                None => break,
            },
        };
        next += 1;
        if let Some(mut note) = notes.get_mut(index).and_then(Option::take) {
            walk.blocks(&mut note.blocks);
            passage.notes.push(note);
        }
    }
}

struct HeadingWalk<'order> {
    /// The original levels of the open headings, outermost first.
    levels: Vec<u8>,
    /// The new number of each note, or 0 if the note has no number yet.
    numbers: Vec<usize>,
    order: &'order mut Vec<usize>,
}

impl HeadingWalk<'_> {
    fn number(&mut self, index: usize) -> usize {
        let Some(number) = self.numbers.get_mut(index) else { return index + 1 };
        if *number == 0 {
            self.order.push(index);
            *number = self.order.len();
        }
        *number
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } => self.inlines(inlines),
                Block::Heading { level, inlines } => {
                    self.levels.retain(|&above| above < *level);
                    self.levels.push(*level);
                    *level = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
                    self.inlines(inlines);
                }
                Block::List { items, .. } => {
                    items.iter_mut().for_each(|item| self.blocks(&mut item.blocks));
                }
                Block::Quote { blocks } => self.blocks(blocks),
                Block::Table { head, rows, .. } => {
                    head.iter_mut().for_each(|cell| self.inlines(cell));
                    rows.iter_mut().flatten().for_each(|cell| self.inlines(cell));
                }
                Block::Code { .. } | Block::Rule => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Note { number } => *number = self.number(number.saturating_sub(1)),
                Inline::Emphasis { inlines }
                | Inline::Strong { inlines }
                | Inline::Strike { inlines }
                | Inline::Link { inlines, .. } => self.inlines(inlines),
                Inline::Text { .. } | Inline::Code { .. } | Inline::Break => {}
            }
        }
    }
}
