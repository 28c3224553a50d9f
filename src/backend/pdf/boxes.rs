//! Characters that came out as the box that fonts have for what they lack.

use typst::layout::{Frame, FrameItem};

use super::fonts::is_ignorable;

/// Characters of a document that came out as a box. Where a letter's font lacks a mark on it, both come out
/// as boxes; so those that fonts lack are kept from those that only stood beside one.
#[derive(Debug, Default)]
pub(super) struct Unshown {
    lacking: Vec<char>,
    beside: Vec<char>,
}

impl Unshown {
    pub(super) fn gather(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.gather(&group.frame),
                FrameItem::Text(text) => {
                    for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                        let range = usize::from(glyph.range.start)..usize::from(glyph.range.end);
                        for letter in text.text.get(range).unwrap_or_default().chars() {
                            let found = text.font.ttf().glyph_index(letter);
                            let is_lacking = found.is_none_or(|glyph| glyph.0 == 0);
                            // What shows nothing by itself mostly fails with what stands beside it.
                            let is_at_fault = is_lacking && !is_ignorable(letter);
                            if is_at_fault { &mut self.lacking } else { &mut self.beside }
                                .push(letter);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Those without which the others are likely to be shown: what fonts lack, then marks, then the rest.
    pub(super) fn most_likely(self) -> Vec<char> {
        let (letters, marks): (Vec<char>, Vec<char>) =
            self.beside.into_iter().partition(|character| character.is_alphanumeric());
        let first = [self.lacking, marks, letters].into_iter().find(|them| !them.is_empty());
        let mut first = first.unwrap_or_default();
        first.sort_unstable();
        first.dedup();
        first
    }
}
