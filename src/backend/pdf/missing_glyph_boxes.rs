//! Finds characters rendered as the missing-glyph box of a font (`.notdef`).

use typst::layout::{Frame, FrameItem};

use super::fonts::is_ignorable;

/// Characters rendered as boxes. If a font lacks a combining mark, the base letter may become a box
/// too, so characters that the font lacks are kept separate from characters that it has.
#[derive(Debug, Default)]
pub(super) struct MissingGlyphs {
    lacking: Vec<char>,
    beside: Vec<char>,
}

impl MissingGlyphs {
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
                            // An invisible character usually becomes a box only because of its
                            // neighbors.
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

    /// Returns the most likely causes: characters that fonts lack; if there are none, marks; if
    /// there are none, letters and digits.
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
